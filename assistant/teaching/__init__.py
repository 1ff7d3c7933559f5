"""Teaching: items made from clauses and proved by them, papers, slides, a room that answers."""
