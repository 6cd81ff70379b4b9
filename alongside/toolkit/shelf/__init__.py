"""The shelf of a group: small steps that helped somebody there, in that person's own words."""
