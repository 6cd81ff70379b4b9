"""Getting back in: by a letter, by a code on paper, or with the help of people."""
