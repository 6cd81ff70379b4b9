"""What the rooms above groups are told."""

from django.dispatch import Signal

# Sent with `membership` after somebody joined, left or was removed, or changed role.
membership_changed = Signal()
# Sent with `membership` after somebody wrote what would help them here, or wrote it anew.
hopes_written = Signal()
