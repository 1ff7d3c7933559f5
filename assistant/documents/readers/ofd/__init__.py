"""OFD, the national format of printed pages (GB/T 33190): lines and tables with their places.

ofd_reader    a file to a `Reading`            ofd_graphics  what is drawn on a page
ofd_package   the parts of the archive         ofd_text      characters and their places
ofd_document  pages, templates, annotations    ofd_lines     characters to lines of print
ofd_page      one page over its templates      ofd_tables    ruled tables and their cells
"""
