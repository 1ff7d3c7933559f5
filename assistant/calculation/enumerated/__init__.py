"""Enumerates the sums that the units allow and chooses the one that is closest to a question."""
