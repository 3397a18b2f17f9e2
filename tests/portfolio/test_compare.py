"""What a repository changed between two commits, read from real ones."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from pilotbook.assessment.phrases import PhraseBook
from pilotbook.assessment.record_check import check_record
from pilotbook.assessment.verdict import AnswerState
from pilotbook.diagnostic import Code
from pilotbook.history.git_command import GitProblem
from pilotbook.portfolio.comparison import ChangeKind, Comparison, Side
from pilotbook.portfolio.load import load_portfolio
from pilotbook.portfolio.repository import find_repository
from pilotbook.records.pilot_file import PilotFile
from pilotbook.records.playbook import Playbook
from pilotbook.records.vocabulary import Stage
from tests.history.git_folder import GitFolder
from tests.portfolio.small_book import GOOD, OTHER, OWNER, SHORT, TODAY, change_book, compare_book, make_book


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> GitFolder:
    return make_book(tmp_path, monkeypatch)


def ids(side: Side | None) -> str | None:
    return side.file.id if side is not None else None


def told(comparison: Comparison) -> list[tuple[str, str | None, str | None]]:
    return [(change.kind.value, ids(change.before), ids(change.after)) for change in comparison.pilots]


def watch_assessing(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the files that are assessed from now on."""
    seen: list[str] = []

    def watch(file: PilotFile, playbook: Playbook, phrases: PhraseBook, today: date) -> PilotFile:
        seen.append(file.path)
        return check_record(file, playbook, phrases, today)

    monkeypatch.setattr("pilotbook.portfolio.load.check_record", watch)
    return seen


def test_compare_tells_added_changed_renamed_and_deleted_pilots(book: GitFolder) -> None:
    comparison = change_book(
        book,
        {"pilots/a.yml": GOOD, "pilots/b.yml": GOOD + "notes: b\n", "pilots/gone.yml": OTHER, "pilots/kept.yml": OTHER},
        {
            "pilots/a.yml": SHORT,
            "pilots/b.yml": None,
            "pilots/c.yml": GOOD + "notes: c\n",
            "pilots/gone.yml": None,
            "pilots/new.yml": "title: New\nstage: proposed\nnotes: Nothing like the others.\n",
        },
    )
    assert told(comparison) == [
        ("changed", "a", "a"),
        ("renamed", "b", "c"),
        ("deleted", "gone", None),
        ("added", None, "new"),
    ]
    assert [each.id for each in comparison.before.assessments] == ["a", "b", "gone", "kept"]
    assert [each.id for each in comparison.after.assessments] == ["a", "c", "kept", "new"]
    assert comparison.criteria == ()


def test_change_knows_both_sides(book: GitFolder) -> None:
    comparison = change_book(book, {"pilots/a.yml": GOOD}, {"pilots/a.yml": SHORT.replace("proposed", "approved")})
    (change,) = comparison.pilots
    assert change.before is not None
    assert change.after is not None
    before, after = change.before.assessment, change.after.assessment
    assert before is not None
    assert after is not None
    assert (before.stage, after.stage) == (Stage.PROPOSED, Stage.APPROVED)
    assert [answer.state for answer in before.answers] == [AnswerState.ANSWERED, AnswerState.ANSWERED]
    assert [answer.state for answer in after.answers] == [AnswerState.ANSWERED, AnswerState.VAGUE]
    assert [verdict.criterion.id for verdict in change.short] == ["TOOL-02"]
    assert change.newly_short == {"TOOL-02"}
    assert (change.errors, comparison.has_errors) == (1, True)


def test_unchanged_pilots_are_assessed_once(book: GitFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = watch_assessing(monkeypatch)
    comparison = change_book(
        book, {"pilots/a.yml": GOOD, "pilots/b.yml": GOOD, "pilots/c.yml": OTHER}, {"pilots/b.yml": SHORT}
    )
    assert sorted(seen) == ["pilots/a.yml", "pilots/b.yml", "pilots/b.yml", "pilots/c.yml"]
    assert comparison.before.assessments[0] is comparison.after.assessments[0]


def test_compare_counts_from_where_the_two_parted(book: GitFolder) -> None:
    book.commit({"pilots/a.yml": GOOD})
    book.git("checkout", "--quiet", "-b", "change")
    book.commit({"pilots/b.yml": OTHER})
    book.git("checkout", "--quiet", "main")
    book.commit({"pilots/a.yml": SHORT, "pilots/c.yml": OTHER})
    comparison = compare_book(book, "main", "change")
    assert told(comparison) == [("added", None, "b")]
    assert comparison.base.hash != comparison.fork.hash
    assert (comparison.base.name, comparison.head and comparison.head.name) == ("main", "change")


def test_compare_with_the_working_tree_sees_what_is_not_committed(book: GitFolder) -> None:
    book.commit({"pilots/a.yml": GOOD, "pilots/b.yml": OTHER + "notes: b\n", "docs/index.md": "# Book\n"})
    book.write(
        {"pilots/a.yml": SHORT, "pilots/b.yml": None, "pilots/c.yml": OTHER + "notes: b\n", "pilots/d.yml": GOOD}
    )
    comparison = compare_book(book, "HEAD", None)
    assert told(comparison) == [("changed", "a", "a"), ("renamed", "b", "c"), ("added", None, "d")]
    assert comparison.head is None
    repository = find_repository(book.root)
    assert repository is not None
    assert comparison.after.diagnostics == load_portfolio(repository, TODAY).diagnostics


def test_commits_and_the_files_of_the_same_state_say_the_same(book: GitFolder) -> None:
    before = {"pilots/a.yml": GOOD, "pilots/A.yml": OTHER, "pilots/B b.yml": GOOD, "pilots/deep/c.yml": GOOD}
    book.commit(before)
    book.commit({"pilots/a.yml": "", "pilots/b.yml": b"\xff", "pilots/c.yaml": OTHER, "docs/playbook/odd.md": "Odd.\n"})
    committed, lying = compare_book(book), compare_book(book, head=None)
    assert committed.after.diagnostics == lying.after.diagnostics
    assert told(committed) == told(lying)
    assert [change.after and change.after.diagnostics for change in committed.pilots] == [
        change.after and change.after.diagnostics for change in lying.pilots
    ]
    codes = {each.code for each in lying.after.diagnostics}
    assert codes >= {Code.EMPTY_FILE, Code.NOT_UTF_8, Code.FILE_NAME, Code.SAME_ID, Code.NO_FRONT_MATTER}


@pytest.mark.parametrize(("before", "after"), [("[[", GOOD), (GOOD, "[["), ("[[", "]]"), (GOOD, "title: A\n")])
def test_file_may_be_broken_before_or_after(book: GitFolder, before: str, after: str) -> None:
    comparison = change_book(book, {"pilots/a.yml": before}, {"pilots/a.yml": after})
    (change,) = comparison.pilots
    assert change.before is not None
    assert change.after is not None
    assert (change.before.assessment is None, change.after.assessment is None) == (before != GOOD, after != GOOD)
    assert change.is_broken is bool(change.errors) is (after != GOOD)
    assert (len(comparison.before.unreadable), len(comparison.after.unreadable)) == (before != GOOD, after != GOOD)


def test_everything_may_be_deleted(book: GitFolder) -> None:
    book.commit({"pilots/a.yml": GOOD, "pilots/b.yml": OTHER})
    for folder in ("pilots", "docs"):
        shutil.rmtree(book.root / folder)
    lying = compare_book(book, "HEAD", None)
    book.commit({})
    for comparison in (lying, compare_book(book)):
        assert told(comparison) == [("deleted", "a", None), ("deleted", "b", None)]
        assert (comparison.before.files, comparison.after.files) == (2, 0)
        assert [change.kind for change in comparison.criteria] == [ChangeKind.DELETED] * 3
        assert comparison.has_errors is False


def test_nothing_may_have_changed(book: GitFolder) -> None:
    comparison = change_book(book, {"pilots/a.yml": GOOD}, {"README.md": "Words.\n", "pilots/notes.txt": "Words.\n"})
    assert (comparison.pilots, comparison.criteria, comparison.has_errors) == ((), (), False)


def test_file_that_leaves_the_folder_is_a_deleted_pilot(book: GitFolder) -> None:
    comparison = change_book(book, {"pilots/a.yml": GOOD}, {"pilots/a.yml": None, "pilots/.old/a.yml": GOOD})
    assert told(comparison) == [("deleted", "a", None)]


def test_stricter_criterion_names_the_pilots_that_newly_fall_short(book: GitFolder) -> None:
    stricter = OWNER.replace("fields: [owner.name]", "fields: [owner.role]")
    comparison = change_book(
        book,
        {"pilots/a.yml": GOOD, "pilots/b.yml": OTHER, "pilots/c.yml": OTHER},
        {"docs/playbook/questions/owner.md": stricter, "pilots/c.yml": GOOD, "pilots/d.yml": OTHER},
    )
    (change,) = comparison.criteria
    assert (change.criterion.id, change.kind, change.relieved) == ("OWN-01", ChangeKind.CHANGED, ())
    assert [(assessment.id, verdict.outcome.value) for assessment, verdict in change.newly_short] == [
        ("b", "unanswered"),
        ("d", "unanswered"),
    ]
    assert [len(each.short) for each in comparison.before.assessments] == [0, 0, 0]
    assert [len(each.short) for each in comparison.after.assessments] == [0, 1, 0, 1]


def test_laxer_playbook_names_the_pilots_that_are_relieved(book: GitFolder) -> None:
    laxer = OWNER.replace("level: must", "level: should")
    comparison = change_book(
        book,
        {"pilots/a.yml": SHORT},
        {"docs/playbook/playbook.yml": "phrases: {anywhere: [perhaps]}\n", "docs/playbook/questions/owner.md": laxer},
    )
    kinds = {change.criterion.id: change.kind for change in comparison.criteria}
    assert kinds == {"OWN-01": ChangeKind.CHANGED, "TOOL-02": ChangeKind.UNCHANGED}
    assert [[each.id for each in change.relieved] for change in comparison.criteria] == [[], ["a"]]


def test_settings_alone_may_change_who_falls_short(book: GitFolder) -> None:
    stricter = "longest_timebox_weeks: 12\nphrases: {anywhere: [to be decided, perhaps]}\n"
    perhaps = SHORT.replace("to be decided", "perhaps the gateway")
    comparison = change_book(book, {"pilots/a.yml": perhaps}, {"docs/playbook/playbook.yml": stricter})
    (change,) = comparison.criteria
    assert (change.criterion.id, change.kind) == ("TOOL-02", ChangeKind.UNCHANGED)
    assert [assessment.id for assessment, _ in change.newly_short] == ["a"]


def test_criterion_that_is_new_or_gone_is_told(book: GitFolder) -> None:
    new = OWNER.replace("OWN-03", "OWN-04").replace("sponsor.name", "sponsor.role")
    comparison = change_book(book, {"pilots/a.yml": GOOD}, {"docs/playbook/questions/owner.md": new})
    assert [(change.criterion.id, change.kind.value) for change in comparison.criteria] == [
        ("OWN-04", "added"),
        ("OWN-03", "deleted"),
    ]


def test_other_words_of_an_article_ask_nothing_new(book: GitFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = watch_assessing(monkeypatch)
    comparison = change_book(
        book, {"pilots/a.yml": GOOD}, {"docs/playbook/questions/owner.md": OWNER + "And more words.\n"}
    )
    assert (comparison.criteria, seen) == ((), ["pilots/a.yml"])


def test_article_that_breaks_is_an_error_of_the_comparison(book: GitFolder) -> None:
    comparison = change_book(book, {"pilots/a.yml": GOOD}, {"docs/playbook/questions/owner.md": "---\ntitle: T\n"})
    assert comparison.has_errors
    assert [change.kind for change in comparison.criteria] == [ChangeKind.DELETED] * 2


def test_waivers_that_are_asked_for_are_the_new_ones(book: GitFolder) -> None:
    old, new = "{criterion: OWN-03, expires: 2027-01-01}", "{criterion: OWN-03, expires: 2027-02-01}"
    comparison = change_book(
        book,
        {"pilots/a.yml": f"{GOOD}waivers: [{old}]\n", "pilots/b.yml": f"{OTHER}waivers: [{old}]\n"},
        {"pilots/a.yml": f"{GOOD}waivers: [{old}, {new}]\n", "pilots/b.yml": None},
    )
    assert [[each.waiver.expires for each in change.waivers] for change in comparison.pilots] == [
        [date(2027, 2, 1)],
        [],
    ]


def test_repository_may_stand_below_the_top_with_its_playbook_elsewhere(book: GitFolder) -> None:
    book.commit({"deep/mkdocs.yml": "docs_dir: ../pages\n", "deep/pilots/a.yml": GOOD, "pages/playbook/o.md": OWNER})
    book.commit({"deep/pilots/a.yml": SHORT, "pages/playbook/o.md": OWNER.replace("OWN-03", "OWN-04")})
    repository = find_repository(book.root / "deep")
    assert repository is not None
    comparison = compare_book(GitFolder(book.root / "deep"))
    assert [change.file.path for change in comparison.pilots] == ["pilots/a.yml"]
    assert [change.criterion.id for change in comparison.criteria] == ["OWN-04", "OWN-03"]


def test_playbook_outside_of_the_repository_is_the_one_of_the_disk(book: GitFolder, tmp_path: Path) -> None:
    (tmp_path / "pages" / "playbook").mkdir(parents=True)
    (tmp_path / "pages" / "playbook" / "o.md").write_text(OWNER, encoding="utf-8")
    comparison = change_book(
        book, {"mkdocs.yml": "docs_dir: ../pages\n", "pilots/a.yml": GOOD}, {"pilots/a.yml": OTHER}
    )
    assert sorted(comparison.before.playbook.homes) == sorted(comparison.after.playbook.homes) == ["OWN-01", "OWN-03"]


def test_compare_raises_where_git_cannot_tell(book: GitFolder) -> None:
    with pytest.raises(GitProblem, match="found 'nowhere'"):
        compare_book(book, "nowhere")
    with pytest.raises(GitProblem, match="found 'nowhere'"):
        compare_book(book, "HEAD", "nowhere")


@pytest.mark.parametrize(
    ("before", "after", "errors"),
    [("proposed", "proposed", 0), ("proposed", "stopped", 0), ("proposed", "retired", 1), ("stopped", "retired", 0)],
)
def test_stage_that_may_not_follow_is_an_error(book: GitFolder, before: str, after: str, errors: int) -> None:
    (change,) = change_book(
        book, {"pilots/a.yml": f"title: A\nstage: {before}\n"}, {"pilots/a.yml": f"title: A\nstage: {after}\nunit: B\n"}
    ).pilots
    assert (change.errors, change.move_fault is not None) == (errors, errors > 0)


def test_pilot_that_is_new_or_gone_or_broken_makes_no_move(book: GitFolder) -> None:
    comparison = change_book(
        book,
        {"pilots/a.yml": "title: A\nstage: proposed\n", "pilots/b.yml": "title: A\nstage: proposed\n"},
        {
            "pilots/a.yml": None,
            "pilots/b.yml": "[",
            "pilots/c.yml": "title: C\nstage: retired\nnotes: Something else.\n",
        },
    )
    assert [change.move_fault for change in comparison.pilots] == [None] * 3
