"""A spreadsheet in, files of pilots out: what has no field is kept, and what a person edited is left alone."""
