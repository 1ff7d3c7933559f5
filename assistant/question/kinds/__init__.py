"""Kinds: what can be asked for, how people ask for it and how documents write it."""
