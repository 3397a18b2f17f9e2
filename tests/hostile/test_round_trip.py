"""Records made from the model, written as YAML and read back."""

from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pilotbook.records.characters import find_forbidden
from pilotbook.records.named_values import NamedText
from pilotbook.records.pilot import Pilot
from pilotbook.records.pilot_file import read_pilot
from pilotbook.records.scalar_values import ADDRESS, FIRST_YEAR, LAST_YEAR
from pilotbook.records.secret_search import find_secrets
from pilotbook.records.shape import Field, Kind, fields_of

DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
TRICKY = st.sampled_from(
    [
        *(
            "no",
            "1.10",
            "12:30",
            "017",
            "null",
            "~",
            "true",
            "2026-02-30",
            "a: b",
            "# a",
            "{a}",
            "a\nb",
            "a\n\n  b\n c",
            "\tc",
        ),
        *("é 東京 \U0001f468\u200d\U0001f469", "\u0645\u06cc\u200c\u062e\u0648", "a  b", "? a", "- a", "<<"),
        *"'\"[]{}&*!%@=|>,`",
    ]
)
LETTERS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


def is_text(text: str) -> bool:
    """Whether a record can hold a text as it stands: it says something, and its end is no line break."""
    return bool(text.strip()) and not text.endswith("\n") and find_forbidden(text) is None and not find_secrets(text)


TEXTS = st.one_of(TRICKY, LETTERS.filter(is_text))
NAMES = TEXTS.filter(lambda text: text.isprintable() and text == text.strip())


def values_of(field: Field) -> st.SearchStrategy[Any]:
    """What a field of the model can hold."""
    values: st.SearchStrategy[Any] = st.nothing()
    match field.kind:
        case Kind.RECORD | Kind.RECORDS:
            assert field.record is not None
            inner = records_of(field.record)
            values = inner if field.kind is Kind.RECORD else st.lists(inner, max_size=2).map(tuple)
        case Kind.TEXTS:
            values = st.lists(TEXTS, max_size=3).map(tuple)
        case Kind.NAMED_TEXTS:
            named = st.builds(NamedText, NAMES, TEXTS)
            values = st.lists(named, max_size=3, unique_by=lambda each: each.name).map(tuple)
        case Kind.TEXT:
            values = TEXTS if field.is_required else st.just("") | TEXTS
        case Kind.ADDRESS:
            values = st.just("") | st.from_regex(ADDRESS, fullmatch=True).filter(is_text)
        case Kind.DAY:
            values = st.none() | DAYS
        case Kind.NUMBER:
            values = st.none() | st.integers(field.least, field.most)
        case Kind.FLAG:
            values = st.none() | st.booleans()
        case Kind.CHOICE:
            choices = st.sampled_from(list(field.choices or ()))
            values = choices if field.is_required else st.none() | choices
    return values


def records_of(of: type[Any]) -> st.SearchStrategy[Any]:
    return st.builds(of, **{field.name: values_of(field) for field in fields_of(of)})


def plain(value: Any) -> Any:
    """A record as the plain values that YAML writes; what is absent is left out."""
    if is_dataclass(value) and not isinstance(value, type):
        named = {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        return {name: each for name, each in named.items() if each not in (None, "", {}, [])}
    if isinstance(value, tuple) and all(isinstance(each, NamedText) for each in value):
        return dict(value)
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    return value if isinstance(value, bool | int | date | type(None)) else str(value)


@settings(max_examples=75, deadline=timedelta(seconds=5), suppress_health_check=list(HealthCheck))
@pytest.mark.parametrize("is_flow", [False, True])
@given(pilot=records_of(Pilot), has_unicode=st.booleans(), width=st.sampled_from((20, 80, 4096)))
def test_read_pilot_gives_back_the_record_that_was_written(
    pilot: Pilot, *, is_flow: bool, has_unicode: bool, width: int
) -> None:
    text = yaml.safe_dump(
        plain(pilot), allow_unicode=has_unicode, default_flow_style=is_flow, width=width, sort_keys=False
    )
    file = read_pilot(text, "a", "pilots/a.yml")
    assert file.diagnostics == ()
    assert file.pilot == pilot
