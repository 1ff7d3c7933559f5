"""Tests of the sums that the units allow."""
