"""Answers as they were given last, to see what a change of the code does to them."""
