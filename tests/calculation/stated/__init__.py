"""What clauses and rows of tables state, read for reckoning."""
