"""Answering: from evidence to a checked answer."""
