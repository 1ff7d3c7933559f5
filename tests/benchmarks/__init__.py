"""Tests of what measures: a benchmark that cannot say wrong measures nothing."""
