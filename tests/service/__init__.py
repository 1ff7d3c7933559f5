"""The doors for programs, and who comes in by them."""
