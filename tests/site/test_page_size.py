"""A pilot's page is small: its own markup, styles and scripts together, the theme left aside."""

from datetime import date
from pathlib import Path
from random import Random

import pytest

from bench.synthetic_pilots import TODAY, make_pilot
from pilotbook.portfolio.load import prepare_playbook
from pilotbook.site.assets import STYLES, read_early_scripts, read_styles
from pilotbook.site.pages.pilot import make_pilot_pages
from tests.site.filled_pilot import Filler
from tests.site.made_site import draw_site

MOST = 60_000
"""How many bytes the page of a pilot may bring along."""
SAMPLES = sorted((Path(__file__).parents[2] / "pilots").glob("*.yml"))
_WORDS = "what the agent must not decide, in the words of the policy: release of a payment"


def _measure(text: str, today: date) -> int:
    (planned,) = make_pilot_pages(draw_site({"a-pilot-with-a-long-name": text}, bench=prepare_playbook(None, today)))
    scripts = "".join(read_early_scripts().values())
    return len(planned.make().html.encode()) + len(read_styles()[STYLES].encode()) + len(scripts.encode())


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda file: file.stem)
def test_page_of_a_sample_is_small(sample: Path) -> None:
    assert _measure(sample.read_text(encoding="utf-8"), TODAY) <= MOST


@pytest.mark.parametrize("seed", range(3))
def test_page_of_a_pilot_with_every_field_is_small(seed: int) -> None:
    assert _measure(make_pilot(Random(seed), 12_345), TODAY) <= MOST  # noqa: S311 - the same in every run


def test_page_of_a_pilot_with_whole_sentences_in_every_field_is_small() -> None:
    assert _measure(Filler(lambda _: _WORDS, lambda _: "https://example.com/x").write_pilot(), TODAY) <= MOST
