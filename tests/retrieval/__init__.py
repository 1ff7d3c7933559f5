"""Tests of the retrieval room: from a question to ranked clauses."""
