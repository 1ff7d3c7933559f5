"""How the retrieval adapter is made: the data recipe, the training, the file that ships."""
