"""The quotation check: what a draft quotes, laid beside what the documents print."""
