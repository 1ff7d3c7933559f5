"""Sums that a question composes of typed and stated figures, put together by their units."""
