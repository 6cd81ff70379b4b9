"""The vault: everything a person writes, and everything about their health, is sealed at rest.

It knows no domain: only rows, the keys that seal them, and who owns which. `SECURITY.md` says what
this protects against and what it does not.
"""
