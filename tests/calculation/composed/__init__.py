"""Sums that are put together from figures of a question and of documents."""
