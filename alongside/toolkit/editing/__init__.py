"""Cards edited on the site: their versions, how they differ, and who signed them."""
