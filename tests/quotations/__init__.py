"""Tests of the quotation check."""
