"""Web pages: the document of a page, without the page around it; `web_page` says in which steps."""
