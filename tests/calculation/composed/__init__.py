"""Sums that a question composes."""
