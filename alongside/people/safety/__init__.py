"""Safety: whom one need not read, accounts closed for a while, and who is ready to lead."""
