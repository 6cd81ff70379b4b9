"""Plans to choose from, to change, to share and to print; and whether one fits the time."""
