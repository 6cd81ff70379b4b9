"""What is said where something cannot be opened. The pages know it without knowing the vault."""


class Unreadable(Exception):
    """Something that people wrote cannot be opened; a page shows a notice in its place."""
