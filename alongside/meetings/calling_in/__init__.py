"""People who take part without an account, by telephone or in the hall."""
