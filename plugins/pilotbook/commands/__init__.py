"""One command in, what it prints and how it ends out: each module is one word of the command line."""
