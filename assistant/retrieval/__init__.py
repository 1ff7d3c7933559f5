"""Retrieval: from a question to ranked clauses."""
