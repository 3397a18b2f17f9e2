"""Diagnostics and verdicts in, text for people and machines out."""
