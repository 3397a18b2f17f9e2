"""All verdicts in, what the organisation sees out."""
