"""The pages on days at the ends of the calendar, which a person may ask for."""

from datetime import date

import pytest

from pilotbook.portfolio.load import prepare_playbook
from tests.site.made_site import draw_site, make_all

RECORD = (
    "title: A\nstage: {}\ntimebox: {{start: {}, weeks: 520, extensions: [{{weeks: 52}}]}}\n"
    "decisions: [{{on: {}, outcome: budget, revisit_on: {}}}]\n"
)


@pytest.mark.parametrize("today", [date.min, date.max])
def test_pages_are_made_on_any_day(today: date) -> None:
    days = ("1990-01-01", "2199-12-31")
    pilots = {
        f"{stage}-{number}": RECORD.format(stage, day, decided, decided)
        for stage in ("proposed", "piloting", "scaling")
        for number, (day, decided) in enumerate((one, other) for one in days for other in days)
    }
    pilots |= {
        f"bare-{number}": f"title: A\nstage: piloting\ntimebox: {{start: {day}, weeks: 6}}\n"
        for number, day in enumerate(days)
    }
    pages = make_all(draw_site(pilots, bench=prepare_playbook(None, today)))
    assert len(pages) > len(pilots)
