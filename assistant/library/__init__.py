"""Library: from clauses to an index that can be searched and rebuilt."""
