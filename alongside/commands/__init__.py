"""What `alongside` can do: one module for each family of commands."""

from . import copies, doctor, erase, evaluate, keys, serve, worker

COMMANDS = (serve, worker, copies, keys, doctor, erase, evaluate)
