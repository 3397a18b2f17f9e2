"""What other portfolios publish, taken from their addresses and read, for a site that shows their pilots as well."""
