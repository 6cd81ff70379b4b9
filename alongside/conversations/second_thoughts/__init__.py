"""Words changed after they were shared: edited, or undone in the first moments."""
