"""Web pages: the document of a page, without the page around it."""
