"""What `alongside` can do: one module for each family of commands."""

from . import copies, doctor, erase, evaluate, keys, serve

COMMANDS = (serve, copies, keys, doctor, erase, evaluate)
