"""Tables and the files made of them: one typed table, one module a format."""
