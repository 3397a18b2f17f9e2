"""One module a kind of page: each turns the portfolio into finished pages."""
