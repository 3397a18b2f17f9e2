from bench.measurement import Measurement
from bench.site_contenders import HUGO, MKDOCS, OURS, ZENSICAL, Builder
from bench.site_part import SiteResults, list_site_claims, list_site_rows


def took(processor: float, memory: float = 100) -> Measurement:
    return Measurement(processor, processor, memory)


def results(**changes: float) -> SiteResults:
    seconds = {"few": 5.0, "many": 21.0, "memory": 150.0, "again": 0.5} | changes
    taken = {
        (OURS, 1): took(1),
        (OURS, 401): took(seconds["few"]),
        (MKDOCS, 401): took(12.5),
        (OURS, 2001): took(seconds["many"], seconds["memory"]),
        (MKDOCS, 2001): took(60),
        (HUGO, 2001): took(3),
    }
    weights = dict.fromkeys(taken, 10.0)
    return SiteResults(sizes=(401, 2001), taken=taken, weights=weights, live=(10.0, seconds["again"]))


def test_claims_are_ratios_of_processor_time() -> None:
    claims = list_site_claims(results())
    assert [round(claim.found, 3) for claim in claims] == [0.4, 0.35, 0.0, 150.0, 0.05]
    assert all(claim.holds for claim in claims)


def test_claims_that_are_not_reached_are_said_not_to_be() -> None:
    for change in ({"few": 6.0}, {"many": 30.0}, {"memory": 201.0}, {"again": 1.5}):
        assert not all(claim.holds for claim in list_site_claims(results(**change)))


def test_rows_name_a_program_that_is_not_there() -> None:
    rows = list(list_site_rows(results()))
    assert [row for row in rows if row[0] == ZENSICAL.name] == [(ZENSICAL.name, "could not be installed", *[""] * 5)]
    assert (HUGO.name, "2,001", "3.0", "3.0", "1.5", "100", "10.0") in rows
    assert {len(row) for row in rows} == {7}


def test_builder_that_is_not_installed_is_not_there() -> None:
    assert OURS.is_there
    assert not Builder("Nothing", "no-such-program", ()).is_there
