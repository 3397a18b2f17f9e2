"""What a changed playbook asks of whom, in a brief."""

from pilotbook.assessment.verdict import Assessment
from pilotbook.portfolio.comparison import ChangeKind, CriterionChange
from pilotbook.records.playbook import Criterion
from pilotbook.records.vocabulary import Gate, Level
from pilotbook.reports.brief_playbook import write_playbook
from tests.assessment.exemplary import assess_text, change_record


def pilots(count: int) -> list[Assessment]:
    return [assess_text(change_record({"title": f"Pilot {n}", "owner.deputy": ""}), f"p{n}") for n in range(count)]


def change_of_criterion(name: str, kind: ChangeKind, short: int = 0, relieved: int = 0) -> CriterionChange:
    return CriterionChange(
        criterion=Criterion(id=name, title=f"Rule {name}", gate=Gate.SHIP, level=Level.MUST, fix="f"),
        kind=kind,
        newly_short=tuple((pilot, pilot.short[0]) for pilot in pilots(short)),
        relieved=tuple(pilots(relieved)),
    )


def test_criterion_that_concerns_most_pilots_comes_first() -> None:
    written = write_playbook(
        (
            change_of_criterion("ONE-01", ChangeKind.ADDED),
            change_of_criterion("TWO-02", ChangeKind.CHANGED, short=2),
            change_of_criterion("SIX-03", ChangeKind.DELETED, relieved=1),
            change_of_criterion("SIX-04", ChangeKind.UNCHANGED, short=1),
        ),
        10_000,
    )
    assert written == (
        "### The playbook\n\n"
        "Criteria: 1 new, 1 changed, 1 gone. 2 pilots newly fall short of what it asks.\n\n"
        "- `TWO-02` is changed: Rule TWO-&#8203;02. Newly short of it, 2 pilots: Pilot 0 (`pilots/p0.yml`), "
        "Pilot 1 (`pilots/p1.yml`).\n"
        "- `SIX-04` is the same, but its outcome is not: Rule SIX-&#8203;04. Newly short of it, 1 pilot: Pilot 0 "
        "(`pilots/p0.yml`).\n"
        "- `ONE-01` is new: Rule ONE-&#8203;01.\n"
        "- `SIX-03` is gone: Rule SIX-&#8203;03. No longer short of it, 1 pilot: Pilot 0 (`pilots/p0.yml`).\n"
    )


def test_settings_alone_may_have_changed() -> None:
    written = write_playbook((change_of_criterion("ONE-01", ChangeKind.UNCHANGED, short=1),), 10_000)
    assert "The criteria are the same, the settings are not. 1 pilot newly falls short of what it asks.\n" in written


def test_many_pilots_are_counted() -> None:
    written = write_playbook((change_of_criterion("ONE-01", ChangeKind.CHANGED, short=11),), 10_000)
    assert "Newly short of it, 11 pilots: Pilot 0 (" in written
    assert "Pilot 7 (`pilots/p7.yml`) and 3 more.\n" in written


def test_criteria_that_do_not_fit_are_counted() -> None:
    changes = tuple(change_of_criterion(f"ONE-{n:02}", ChangeKind.ADDED) for n in range(30))
    written = write_playbook(changes, 800)
    assert len(written) <= 800
    assert written.endswith("more criteria\n")
    assert written.count("- `ONE-") < 30
