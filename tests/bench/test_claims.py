"""The figures that the bench compares with what is wanted."""

from dataclasses import replace

from bench.claims import Claim, Results, list_claims
from bench.measurement import Measurement, take_median
from bench.performance_page import BEGIN, END, put_figures, write_figures


def took(processor: float, memory: float = 50) -> Measurement:
    return Measurement(processor, processor * 2, memory)


GOOD = Results(
    few=101,
    many=10_001,
    check_start=took(0.1),
    check_few=took(0.2),
    check_many=took(10.1),
    events=took(3),
    yamllint=took(170),
    check_jsonschema=took(130),
    check_one=took(0.11),
    check_branch=took(1),
    report_branch=took(1.5),
    import_yaml=took(0.05),
)


def test_every_figure_is_a_ratio_of_processor_time() -> None:
    found = [round(claim.found, 1) for claim in list_claims(GOOD)]
    assert found == [16.8, 12.9, 3.4, 50, 0, 1.5, 2.2]
    assert all(claim.holds for claim in list_claims(GOOD))


def test_time_for_a_file_is_to_stay_the_same() -> None:
    def change(check_few: float) -> Claim:
        found = list_claims(replace(GOOD, check_few=took(check_few)))
        return next(claim for claim in found if claim.title.startswith("change"))

    assert [round(change(few).found) for few in (0.3, 0.2, 0.18)] == [50, 0, 25]
    assert [change(few).holds for few in (0.3, 0.2, 0.18)] == [False, True, False]


def test_claim_says_whether_it_is_reached() -> None:
    assert Claim("as fast", 15, 14.9, is_least=True).row == ("as fast", "at least 15 ×", "14.90 ×", "**no**")
    assert Claim("peak", 200, 200, unit="MiB").row == ("peak", "at most 200 MiB", "200.00 MiB", "yes")


def test_median_is_taken_of_each_figure_and_memory_is_the_highest() -> None:
    assert take_median([took(3, 10), took(1, 30), took(2, 20)]) == Measurement(2, 4, 30)


def test_figures_take_the_place_of_the_ones_before() -> None:
    figures = write_figures([("check", "1", "2", "3", "4", "5")], list_claims(GOOD), "make bench")
    page = put_figures(f"Before.\n\n{BEGIN}\nold\n{END}\n\nAfter.\n", figures)
    assert page.startswith(f"Before.\n\n{BEGIN}\n\nMade by `make bench` on ")
    assert page.endswith(f"| yes |\n\n{END}\n\nAfter.\n")
    assert put_figures(page, figures) == page
