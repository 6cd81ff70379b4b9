"""How a group wants to be together: written down, changed together, said yes to."""
