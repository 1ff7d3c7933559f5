"""Tests of assistant/model/."""
