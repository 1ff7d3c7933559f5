"""Tests of the library room: from clauses to an index."""
