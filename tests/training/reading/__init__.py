"""Tests of training/reading/."""
