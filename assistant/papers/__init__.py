"""Papers: sheets and pages of offices, read from files and written to them."""
