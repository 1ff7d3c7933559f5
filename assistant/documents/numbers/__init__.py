"""Numbers: the one reader of figures, with value, unit, span and the words as printed."""
