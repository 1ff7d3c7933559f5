"""Gates over the quality of the answers."""
