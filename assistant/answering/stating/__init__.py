"""Stating: whether a clause states what a question asks."""
