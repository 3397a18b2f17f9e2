"""A portfolio as the tables that others prescribe."""
