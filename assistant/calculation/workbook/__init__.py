"""Tables of towns in and out of Excel, and a calculation as a record to attach."""
