"""The whole brief: what comes first, what is cut, and that nothing in it does anything."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pilotbook.diagnostic import Code, Diagnostic, Place
from pilotbook.history.checkout import Commit
from pilotbook.portfolio.comparison import ChangeKind, CriterionChange
from pilotbook.records.playbook import Criterion
from pilotbook.records.vocabulary import Gate, Level
from pilotbook.reports.brief import SHORTEST, write_brief
from tests.assessment.exemplary import GONE, assess, change_record
from tests.history.git_folder import GitFolder
from tests.portfolio.small_book import GOOD, OTHER, OWNER, SHORT, compare_book, make_book
from tests.reports.forge_markdown import list_live
from tests.reports.hostile import HOSTILE, LIVE_ON_A_FORGE
from tests.reports.made_comparison import change_of, comparison_of

EXPECTED = Path(__file__).parents[1] / "golden" / "report" / "expected.md"
FULL = change_record({})
TEXTS = (
    *("title", "summary", "unit", "owner.name", "owner.role", "project_manager.name", "sponsor.name", "review.forum"),
    *("policy.legal", "policy.privacy.reviewer", "policy.approved_by", "policy.document", "policy.escalation"),
    *("data.0.source", "data.0.schedule", "tools.1.name", "tools.1.log", "tools.1.reversal.method", "notes"),
    *("success.0.measure", "success.0.target", "volume.pilot", "decisions.0.by", "decisions.0.rationale"),
)


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> GitFolder:
    return make_book(tmp_path, monkeypatch)


def headings(brief: str) -> list[str]:
    return [line.lstrip("# ") for line in brief.splitlines() if line.startswith("#")]


def test_brief_is_the_one_that_was_reviewed(book: GitFolder) -> None:
    """To renew it: PILOTBOOK_BLESS=1 python -m pytest tests/reports/test_brief.py."""
    waiver = "waivers: [{criterion: OWN-03, reason: The post is empty., requested_by: M. Ruiz, expires: 2027-01-31}]\n"
    other = OTHER + "summary: Drafts a reply to each enquiry about a permit, for an officer to send.\n"
    other += "notes: |\n  The desk answers forty enquiries a day.\n  Half ask for a form.\n  A third want a date.\n"
    book.commit(
        {"pilots/gone.yml": "title: Old\nstage: stopped\n", "pilots/invoices.yml": GOOD, "pilots/permits.yml": other}
    )
    book.commit({
        "docs/playbook/questions/owner.md": OWNER.replace("[owner.name]", "[owner.name, owner.role]"),
        "pilots/broken.yml": "title: [\n",
        "pilots/gone.yml": None,
        "pilots/invoices.yml": SHORT.replace("proposed", "approved"),
        "pilots/permits.yml": None,
        "pilots/street-permits.yml": other + waiver,
    })  # fmt: skip
    written = write_brief(compare_book(book))
    if os.environ.get("PILOTBOOK_BLESS"):
        EXPECTED.write_text(written, encoding="utf-8")
    assert written == EXPECTED.read_text(encoding="utf-8")


def test_most_important_comes_first() -> None:
    waiver = {"waivers": [{"criterion": "OWN-03", "reason": "x", "expires": "2026-12-01"}]}
    comparison = comparison_of(
        change_of(FULL, change_record({"unit": "Sales", "title": "Plain"}), "a"),
        change_of(FULL, change_record({**waiver, "title": "Waiver"}), "b"),
        change_of(FULL, change_record({"stage": "retired", "title": "Moved"}), "c"),
        change_of(change_record({"title": "Deleted"}), None, "d"),
        change_of(FULL, change_record({"owner.deputy": GONE, "title": "Errors"}), "e"),
        change_of(change_record({"title": "Broken"}), "[", "f"),
        change_of(None, change_record({"title": "New", "stage": "proposed"}), "g"),
    )
    pilots = ["Broken", "Errors", "Deleted", "Moved", "Waiver", "Plain", "New"]
    assert headings(write_brief(comparison))[1:] == [*pilots, "The portfolio"]


def test_nothing_changed_is_said() -> None:
    brief = write_brief(comparison_of(kept={"a": FULL}))
    assert headings(brief) == ["Pilotbook: no pilot changes", "The portfolio"]
    assert "No errors." in brief
    assert "There are no pilots, and there were none." in write_brief(comparison_of())


def test_everything_deleted_is_said() -> None:
    brief = write_brief(comparison_of(change_of(FULL, None, "a"), change_of("[", None, "b")))
    assert headings(brief) == ["Pilotbook: 2 pilots (2 deleted)", "Invoice triage", "b", "The portfolio"]
    assert "| pilots | 2 | **0** |" in brief
    assert "| **Invoice triage** | production → deleted | ●●●●● 5 of 5 → deleted | – |" in brief
    assert "| **b** | cannot be read → deleted |" in brief


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (None, "The working tree, compared with `main` (`1111111111`), judged as on 2026-11-22."),
        (Commit("2" * 40, "topic/x"), "`topic/x` (`2222222222`), compared with `main` (`1111111111`)"),
    ],
)
def test_commits_are_named(head: Commit | None, words: str) -> None:
    assert words in write_brief(comparison_of(change_of(FULL, FULL), head=head))


def test_commit_from_which_it_was_left_is_named(book: GitFolder) -> None:
    book.git("checkout", "--quiet", "-b", "change")
    book.commit({"pilots/b.yml": OTHER})
    book.git("checkout", "--quiet", "main")
    book.commit({"pilots/a.yml": GOOD})
    comparison = compare_book(book, "main", "change")
    fork = f"from where it was left (`{comparison.fork.hash[:10]}`), judged"
    assert fork in write_brief(comparison)


def test_errors_outside_of_pilots_are_told() -> None:
    hint = "mend [it](https://evil.example)"
    problem = Diagnostic(code=Code.BROKEN_CONDITION, place=Place("docs/playbook/a.md", 7), message="m", hint=hint)
    made = comparison_of(change_of(FULL, FULL))
    comparison = replace(made, after=replace(made.after, playbook_diagnostics=(problem,) * 7))
    brief = write_brief(comparison)
    assert "**There are errors, though in no pilot.**" in brief
    assert "- ✗ m. To do: mend" in brief
    assert "(`docs/playbook/a.md:7`)\n- … and 2 more\n" in brief
    assert list_live(brief) == []


def test_what_does_not_fit_is_counted() -> None:
    changes = [change_of(None, change_record({"title": f"Pilot {n}", "owner": GONE}), f"p{n:03}") for n in range(120)]
    comparison = comparison_of(*changes)
    whole = write_brief(comparison, 10_000_000)
    assert "left out" not in whole
    for longest in (SHORTEST, 20_000, 65_536):
        brief = write_brief(comparison, longest)
        assert len(brief) <= longest
        shown = len(headings(brief)) - 2
        assert 0 < shown < 120
        assert (
            f"\n{120 - shown} of 120 pilots are left out above, for a comment may have {longest:,} characters." in brief
        )
        assert brief.endswith("pilotbook report --base main --format json\n")
        assert ("| … and " in brief) is (longest < 60_000)


def test_one_that_does_not_fit_is_told_in_the_singular() -> None:
    comparison = comparison_of(change_of(None, FULL, "a"), change_of(None, FULL, "b"))
    longest = len(write_brief(comparison)) + 100
    assert "1 of 2 pilots is left out above" in write_brief(comparison, longest)


def test_worst_that_one_pilot_can_be_fits() -> None:
    worst = "@a#1" * 200
    changes = dict.fromkeys(TEXTS, worst) | {
        "title": worst[:200],
        "summary": worst,
        "unit": worst[:200],
        "owner.deputy": "",
    }
    waivers = [{"criterion": worst, "reason": worst, "approved_by": worst, "requested_by": worst}] * 50
    comparison = comparison_of(change_of(FULL, change_record({**changes, "waivers": waivers, "stage": "production"})))
    brief = write_brief(comparison)
    assert "### @a" in brief.replace("\\", "").replace("&#8203;", "")
    assert len(brief) <= 65_536


hostile = st.sampled_from([*LIVE_ON_A_FORGE, *HOSTILE]) | st.text(max_size=40)


@settings(max_examples=60)
@given(
    st.dictionaries(st.sampled_from(TEXTS), hostile, max_size=8), hostile, st.sampled_from(["production", "proposed"])
)
def test_nothing_in_a_brief_does_anything(texts: dict[str, str], other: str, stage: str) -> None:
    waivers = [{"criterion": other, "reason": other, "approved_by": other, "expires": "2026-12-01"}]
    record = change_record(
        {**texts, "waivers": waivers, "stage": stage, other or "x": "unknown"} if "." not in other else texts
    )
    rule = Criterion(id=other or "x", title=other, gate=Gate.SHIP, level=Level.MUST, fix=other)
    found = assess({"owner.deputy": ""})
    change = CriterionChange(
        criterion=rule, kind=ChangeKind.CHANGED, newly_short=tuple((found, v) for v in found.short), relieved=(found,)
    )
    comparison = comparison_of(
        change_of(FULL, record),
        change_of(record, None, "b"),
        change_of(record, f"{other}\n[", "c", was="d"),
        criteria=(change,),
        base=Commit("1" * 40, other),
        head=Commit("2" * 40, other),
    )
    brief = write_brief(comparison)
    assert list_live(brief) == []
    assert all(line.isprintable() for line in brief.splitlines())
    assert len(headings(brief)) == 6


@settings(max_examples=30)
@given(st.lists(st.tuples(hostile, st.integers(0, 3)), max_size=40), st.integers(SHORTEST, 20_000))
def test_brief_is_never_longer_than_asked_for(pilots: list[tuple[str, int]], longest: int) -> None:
    changes = []
    for number, (title, kind) in enumerate(pilots):
        record = change_record({"title": title, "owner.deputy": ""})
        before, after = ((record, record), (record, None), (None, record), (record, "["))[kind]
        changes.append(change_of(before, after, f"p{number}"))
    criterion = Criterion(id="X-01", title="@a#1" * 60, gate=Gate.SHIP, level=Level.MUST, fix="f")
    change = CriterionChange(criterion=criterion, kind=ChangeKind.ADDED, newly_short=(), relieved=())
    brief = write_brief(comparison_of(*changes, criteria=(change,) * 30), longest)
    assert len(brief) <= longest
    assert brief.endswith("\n")
