"""Arriving: what somebody may be called here, the limits they agree to, and the first pages."""
