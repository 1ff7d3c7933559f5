"""Printed pages, whatever drew them: from lines with their places to paragraphs."""
