"""Git in, what a commit held and what changed between two of them out."""
