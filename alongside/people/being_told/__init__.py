"""Being told: what happened to an account, on the next page or in a letter, and by which links."""
