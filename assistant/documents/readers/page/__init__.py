"""Printed pages, from a PDF, an OFD or a scan: lines with their places on paper, to paragraphs."""
