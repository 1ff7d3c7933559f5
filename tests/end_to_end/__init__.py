"""Tests of the whole program, from the question in a browser to the clause on the screen."""
