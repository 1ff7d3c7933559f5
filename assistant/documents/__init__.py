"""Documents: from a file to a `PolicyDocument`, its clauses and its metadata."""
