"""Word: .docx as it would come out of the printer, and the formats before it by LibreOffice.

`word_reader` says which module reads what.
"""
