"""Exports: what the assistant found, as files to take away: Word in the type of 公文, iCalendar."""
