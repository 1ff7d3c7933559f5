"""Tests of the evaluation: question files, judging, and the report."""
