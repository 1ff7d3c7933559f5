"""What clauses and rows of tables state that can be reckoned with, and which of it is meant."""
