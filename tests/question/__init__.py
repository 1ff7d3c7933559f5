"""Tests of the room that reads a question."""
