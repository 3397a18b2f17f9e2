"""Mends what has exactly one mending in the files of pilots, and leaves everything else as it is, byte for byte."""
