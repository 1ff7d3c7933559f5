"""How the reader is made: written questions to pairs with clauses, the training, the measuring."""
