"""What is pointed out before words are shared: never blocked, never kept, never told to anybody."""
