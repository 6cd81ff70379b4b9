"""What a resource was like for the people of a group, as each of them says it."""
