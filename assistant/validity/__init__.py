"""Validity: whether a document applies on a day, what changed it, and the days that it names."""
