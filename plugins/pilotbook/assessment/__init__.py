"""A record in, verdicts out: what each criterion says about one pilot, and what that adds up to."""
