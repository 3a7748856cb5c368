"""Find it: the builder, generations, the catalog, the postings, and who answers a query."""
