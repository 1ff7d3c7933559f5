"""Question: a string and its history, read once."""
