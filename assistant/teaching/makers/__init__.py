"""Makers of items: one file a kind of statement."""
