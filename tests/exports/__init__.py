"""Tests of what can be taken away: Word files and calendars."""
