"""Records as rows of tables: the columns of a kind, and what a row tells."""
