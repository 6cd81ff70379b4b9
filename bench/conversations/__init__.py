"""What reading a conversation and replying to it cost, in hellos: see README.md."""
