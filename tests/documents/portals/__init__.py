"""Oddities of pages and files as portals publish them, one kind a test."""
