"""Tests of formulas as files."""
