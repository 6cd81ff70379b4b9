"""Stories like this one: which of those that somebody may read are near to one in meaning."""
