"""Calculation: what the figures of users and documents come to, step by step."""
