"""When meetings are: series, who comes, who leads, and one's own calendar."""
