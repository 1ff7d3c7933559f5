"""Tables of towns read and written, and calculations as records."""
