"""Tests of validity."""
