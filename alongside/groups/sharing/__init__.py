"""What holds for all words that people share with their group, wherever they share them."""
