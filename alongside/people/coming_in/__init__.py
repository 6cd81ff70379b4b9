"""Coming in: by what somebody signs in, and how they show that it is still them."""
