"""Pilotbook: a playbook and a portfolio of AI pilots, kept as code."""

__version__ = "0.1.0"
