import pytest

from pilotbook.diagnostic import Code, Diagnostic, Severity
from tests.assessment.exemplary import GONE, RECORD, Changes, assess, assess_text


def _brief(diagnostics: tuple[Diagnostic, ...]) -> list[tuple[str | None, Severity]]:
    return [(each.criterion, each.severity) for each in diagnostics]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"owner.role": GONE}, [("OWN-01", Severity.ERROR)]),
        ({"sponsor": GONE}, [("OWN-03", Severity.WARNING)]),
        ({"review.held.1.on": "2026-10-01", "review.held.0.on": "2026-10-01"}, [("REV-04", Severity.WARNING)]),
        ({"tools.0.interface": "screen"}, [("TOOL-05", Severity.ERROR)]),
        ({"tools.0.interface": "screen", "stage": "scaling"}, [("TOOL-05", Severity.WARNING)]),
        ({"tools.0.interface": "screen", "stage": "approved"}, []),
        ({"owner.deputy": GONE, "stage": "scaling"}, []),
        ({"owner.deputy": GONE, "stage": "stopped"}, []),
        ({"decisions.0.by": GONE, "stage": "stopped"}, [("DEC-01", Severity.ERROR)]),
        ({"decisions.0.by": GONE, "stage": "retired"}, [("DEC-01", Severity.ERROR)]),
        ({"decisions.0.by": GONE, "stage": "piloting"}, []),
        ({"owner.role": GONE, "stage": "proposed"}, []),
    ],
)
def test_only_what_a_stage_claims_is_a_diagnostic(changes: Changes, expected: list[tuple[str, Severity]]) -> None:
    assert _brief(assess(changes).diagnostics) == expected


def test_review_that_never_took_place_is_an_error() -> None:
    assert _brief(assess({"review.held": GONE}).diagnostics) == [("REV-03", Severity.ERROR), ("REV-04", Severity.ERROR)]


def test_diagnostic_says_what_where_and_what_to_do() -> None:
    (found,) = assess_text(RECORD.replace("    steward: Ingrid Solberg\n", "    steward: tbd\n")).diagnostics
    assert found == Diagnostic(
        code=Code.CRITERION_NOT_MET,
        severity=Severity.WARNING,
        place=found.place,
        message="stage 'production' says that gate 'start' is passed, but DATA-05 does not hold: "
        "“tbd” puts the question off: steward (data 2)",
        hint="Name the person or the on-call team that mends the source. "
        "Asked for: who is called when the source breaks. A stronger answer: “Messaging platform team”.",
        pilot="invoice-triage",
        criterion="DATA-05",
        help="playbook/questions/data/#data-05",
    )
    line = RECORD.split("\n").index("    steward: Ingrid Solberg") + 1
    assert found.place == ("pilots/invoice-triage.yml", line, 14)


@pytest.mark.parametrize(
    ("absent", "parent", "column"),
    [
        ("  deputy: Jonas Lind\n", "owner:", 1),
        (
            "    reversal: {method: Void the draft within 24 hours, tested_on: 2026-07-02}\n",
            "  - name: Ledger draft",
            5,
        ),
        ("timebox: {start: 2026-07-06, weeks: 6}\n", "title: Invoice triage", 1),
    ],
)
def test_missing_answer_is_placed_at_its_nearest_parent(absent: str, parent: str, column: int) -> None:
    text = RECORD.replace(absent, "")
    places = {each.place for each in assess_text(text).diagnostics}
    assert places == {("pilots/invoice-triage.yml", text.split("\n").index(parent) + 1, column)}


def test_diagnostics_stand_in_the_order_of_the_file() -> None:
    text = "title: A\nstage: production\nowner:\n  name: TBD\n  nmae: x\ntimebox: {start: soon}\n"
    found = assess_text(text).diagnostics
    assert [each.place for each in found] == sorted(each.place for each in found)
    assert len(set(found)) == len(found)
    assert {Code.UNKNOWN_KEY, Code.NOT_A_DAY, Code.CRITERION_NOT_MET} == {each.code for each in found}
