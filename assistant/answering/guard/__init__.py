"""Guard: nothing is stated that does not stand in the sources."""
