"""Formulas as files: figures with units, expressions over them, worked out, solved, compared."""
