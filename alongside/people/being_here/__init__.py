"""Being here: how pages look, what others see, what is half written, and on which devices."""
