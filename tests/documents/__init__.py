"""Tests of the documents room: from a file to its clauses."""
