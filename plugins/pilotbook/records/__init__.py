"""Text in, typed records out: pilots, articles and settings, with a place for every value."""
