"""The one small encoder: its weights, its engine, its adapter; no torch where it only answers."""
