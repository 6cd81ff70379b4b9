"""Notices on a device: an encrypted push that says that there is something, and not what."""
