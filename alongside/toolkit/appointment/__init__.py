"""One page to take along to an appointment, from somebody's own words and nothing else."""
