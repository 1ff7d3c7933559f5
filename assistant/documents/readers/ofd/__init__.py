"""OFD, the national format of printed pages (GB/T 33190): lines and tables with their places."""
