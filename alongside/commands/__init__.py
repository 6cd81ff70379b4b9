"""What `alongside` can do: one module for each family of commands."""

from . import copies, doctor, erase, evaluate, keys, serve, stream, worker

COMMANDS = (serve, stream, worker, copies, keys, doctor, erase, evaluate)
