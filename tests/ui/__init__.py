"""Tests of the page over a fake engine."""
