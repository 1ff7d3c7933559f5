"""Learns which of the sums that the units allow a question means."""
