"""Snapshot: what a library has on disk beside the texts, made from them, and again when lost."""
