"""Measures how fast `pilotbook check` is, beside other programs that read the same files."""
