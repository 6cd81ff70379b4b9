"""A plan for bad days, and the few large buttons that are left of the site on one."""
