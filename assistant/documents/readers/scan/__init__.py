"""Scans and photographs: what is recognised on a picture."""
