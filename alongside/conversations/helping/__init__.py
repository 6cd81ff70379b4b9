"""What helped somebody, pinned by whoever wrote it, for the others to find again."""
