"""PDF: the text layer where there is one, the picture of a page where there is none."""
