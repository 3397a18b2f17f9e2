"""Plain values in, finished SVG out."""
