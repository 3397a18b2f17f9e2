"""What `pilotbook explain` says of a criterion."""

from dataclasses import replace
from datetime import date

import pytest

from pilotbook.records.playbook import Article, Criterion, Front, Playbook, Settings
from pilotbook.records.vocabulary import Gate, Kind, Level
from pilotbook.records.yaml_source import Mapping, Source
from pilotbook.reports.explanation import explain

SMALL = Criterion(
    id="OWN-09", title="It is owned", gate=Gate.APPROVE, level=Level.MUST, fields=("owner.name",), fix="Own it."
)


def explained(criterion: Criterion) -> dict[str, str]:
    """The rows of an explanation by their names, with the heading under an empty name."""
    front = Front(title="Who owns it?", kind=Kind.QUESTION, criteria=(criterion,))
    pattern = Front(title="Nobody owns it", kind=Kind.PATTERN)
    articles = tuple(
        Article(address=address, front=each, source=Source("x.md", Mapping({}, 1, 1)))
        for address, each in (("questions/owner", front), ("patterns/nobody", pattern))
    )
    text = explain(criterion, Playbook(settings=Settings(), articles=articles))
    assert text.endswith("\n")
    heading, blank, *rows = text.splitlines()
    assert blank == ""
    return {"": heading, **{row[2:16].strip(): row[17:] for row in rows}}


def test_explain_a_small_criterion_says_what_it_asks_and_no_more() -> None:
    assert explained(SMALL) == {
        "": "OWN-09  It is owned",
        "binds": "must at gate 'approve'",
        "looks at": "owner.name",
        "holds when": "every field it looks at is answered, and no answer is vague",
        "what to do": "Own it.",
        "for example": "owner.name: Amara Okafor",
        "waiver": "possible, without a limit",
        "article": "Who owns it? (playbook/questions/owner/)",
    }


@pytest.mark.parametrize(
    ("change", "name", "says"),
    [
        ({"must_from": Gate.SHIP}, "binds", "must at gate 'approve', must from gate 'ship'"),
        ({"since": date(2026, 9, 1)}, "binds", "must at gate 'approve', for pilots approved after 2026-09-01"),
        (
            {"since": date(2026, 9, 1), "warns_until": date(2027, 2, 28)},
            "binds",
            "must at gate 'approve', for pilots approved after 2026-09-01, and for older ones after 2027-02-28",
        ),
        ({"each": "tools"}, "judged for", "each item of tools"),
        ({"when": "pilot.stage != ''"}, "applies when", "pilot.stage != ''"),
        ({"check": "item.log != ''"}, "holds when", "item.log != ''"),
        ({"check": "a &&\n  b"}, "holds when", "a &&   b"),
        (
            {"fields": ("tools.log", "no.such.field", "tools")},
            "for example",
            "tools.log: https://example.com/logs/ap-agent",
        ),
        ({"otherwise": "It is not."}, "if not", "It is not."),
        ({"pattern": "nobody"}, "guards against", "Nobody owns it"),
        ({"pattern": "unknown"}, "guards against", "unknown"),
        ({"choice": "nobody"}, "belongs to", "Nobody owns it"),
        ({"capability": "roster"}, "supplied by", "roster"),
        ({"max_waiver_days": 0}, "waiver", "not possible"),
        ({"max_waiver_days": 30}, "waiver", "possible, for at most 30 days"),
        ({"fix": "\x1b[2JOwn it."}, "what to do", "�[2JOwn it."),
    ],
)
def test_explain_says_what_a_criterion_adds(change: dict[str, object], name: str, says: str) -> None:
    assert explained(replace(SMALL, **change))[name] == says  # type: ignore[arg-type]


def test_explain_marks_roles() -> None:
    playbook = Playbook(
        settings=Settings(),
        articles=(Article(address="a", front=Front(criteria=(SMALL,)), source=Source("a.md", Mapping({}, 1, 1))),),
    )
    text = explain(SMALL, playbook, lambda text, role: f"<{role}>{text}</{role}>")
    assert text.startswith("<place>OWN-09</place>  It is owned\n")
    assert "  <quiet>binds         </quiet> must" in text
