"""A portfolio in, the pages of a site out; knows neither MkDocs nor the clock."""
