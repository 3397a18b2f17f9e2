"""What the portfolio as JSON is measured by."""

import json
from pathlib import Path

import pytest

from bench import feed_part
from bench.feed_part import Writing, list_feed_claims, measure_feed, write_feed_figures


@pytest.mark.parametrize(
    ("taken", "holds"),
    [
        (Writing(1.0, 1.0, 8_000_000), [True, True, True]),
        (Writing(1.1, 0.9, 7_000_000), [True, False, True]),
        (Writing(0.9, 1.1, 8_100_000), [False, True, False]),
    ],
)
def test_claims_hold_within_their_bounds(taken: Writing, holds: list[bool]) -> None:
    assert [claim.holds for claim in list_feed_claims(taken)] == holds


def test_feed_is_written_for_real_and_its_figures_are_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed_part, "PILOTS", 5)
    taken = measure_feed(tmp_path, 1)
    content = (tmp_path / "portfolio.json").read_bytes()
    assert taken.size == len(content)
    assert len(json.loads(content)["pilots"]) == 5
    assert 0 < taken.processor < 5
    assert taken.clock > 0
    figures = write_feed_figures(taken, list_feed_claims(taken), "make bench")
    assert "| portfolio.json | 5 |" in figures
    assert "portfolio.json of 5 pilots, size | at most 8 MB" in figures
