"""Tests of the data recipe."""
