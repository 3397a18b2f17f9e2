"""Spoilt portfolios of others: read or refused, and never anything else."""

from tests.hostile.portfolios import try_mutants


def test_spoilt_portfolio_is_read_or_refused() -> None:
    found = try_mutants(seed=1, count=60)
    assert found.total() == 60
    assert min(found["read"], found["refused"]) > 5
