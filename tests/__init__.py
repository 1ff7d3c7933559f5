"""The tests, in the same rooms as `assistant/` and `ui/`."""
