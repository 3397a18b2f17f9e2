"""The text of an article in, its front matter and criteria out."""

import pytest

from pilotbook.diagnostic import Code, Severity
from pilotbook.records.article_file import read_article
from pilotbook.records.vocabulary import Gate, Kind, Level
from tests.records.brief import Brief, brief

PATH = "docs/playbook/questions/owner.md"
CRITERION = "  - {id: OWN-01, title: Named, gate: approve, level: must, fix: Name one}\n"
HEAD = "---\ntitle: Who owns it?\nkind: question\n"


def test_read_article_reads_front_matter_and_criteria() -> None:
    article, problems = read_article(f"{HEAD}criteria:\n{CRITERION}---\n\nThe text.\n", "questions/owner", PATH)
    assert problems == ()
    assert (article.address, article.id, article.kind) == ("questions/owner", "owner", Kind.QUESTION)
    assert (article.front.title, article.label) == ("Who owns it?", "Who owns it?")
    (criterion,) = article.front.criteria
    assert (criterion.id, criterion.gate, criterion.level) == ("OWN-01", Gate.APPROVE, Level.MUST)
    assert article.source.locate(("criteria", 0, "id")) == (PATH, 5, 10)


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: A\nkind: article\n---\n",
        "---\ntitle: A\nkind: article\n---",
        "---  \ntitle: A\nkind: article\n--- \t\nText\n---\nmore: text\n---\n",
        "---\ntitle: A\nkind: article\n...\nText\n",
        "---\r\ntitle: A\r\nkind: article\r\n---\r\nText\r\n",
        "---\ntitle: A\nkind: article\nhide: [navigation]\ntags: [x]\n---\n",
        "---\ntitle: |\n  A\nkind: article\n---\n",
    ],
    ids=ascii,
)
def test_read_article_finds_the_front_matter(text: str) -> None:
    article, problems = read_article(text, "a", PATH)
    assert problems == ()
    assert (article.front.title, article.kind) == ("A", Kind.ARTICLE)


@pytest.mark.parametrize(
    ("text", "severity", "words"),
    [
        ("# A heading\n", Severity.WARNING, "expected front matter with a title and a kind"),
        ("", Severity.WARNING, "expected front matter"),
        (" ---\ntitle: A\n---\n", Severity.WARNING, "expected front matter"),
        ("----\ntitle: A\n---\n", Severity.WARNING, "expected front matter"),
        (
            "---\ntitle: A\nkind: article\n\nThe text.\n",
            Severity.ERROR,
            "expected a line --- that ends the front matter",
        ),
        ("---\ntitle: A\n ---\n", Severity.ERROR, "expected a line --- that ends the front matter"),
        ("---\ntitle: A\n----\n", Severity.ERROR, "expected a line --- that ends the front matter"),
        ("---\n---\n", Severity.ERROR, "expected fields such as title and kind between the lines ---"),
        ("---\n# nothing\n---\n", Severity.ERROR, "expected fields such as title and kind"),
        ("---\n- a\n---\n", Severity.ERROR, "expected fields such as title and kind"),
        ("---\njust text\n---\n", Severity.ERROR, "expected fields such as title and kind"),
    ],
    ids=lambda each: ascii(each) if isinstance(each, str) else "",
)
def test_read_article_without_front_matter_says_so(text: str, severity: Severity, words: str) -> None:
    article, (problem,) = read_article(text, "deep/questions/who-owns-it", PATH)
    assert (problem.code, problem.severity, problem.place) == (Code.NO_FRONT_MATTER, severity, (PATH, 1, 1))
    assert words in problem.message
    assert (article.front.title, article.front.criteria, article.kind) == ("Who owns it", (), Kind.ARTICLE)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("colour: red\n", (Code.UNKNOWN_KEY, 4, 1)),
        ("criteria:\n" + CRITERION.replace("gate", "gat"), (Code.UNKNOWN_KEY, 5, 32)),
        ("criteria:\n  - {id: OWN-01, title: A, gate: approve, level: must}\n", (Code.MISSING_KEY, 5, 5)),
        ("criteria:\n" + CRITERION.replace("approve", "aprove"), (Code.NOT_A_CHOICE, 5, 38)),
        ("criteria:\n" + CRITERION.replace("fix", "since: soon, fix"), (Code.NOT_A_DAY, 5, 67)),
        ("criteria: OWN-01\n", (Code.WRONG_TYPE, 4, 11)),
        ("title: B\n", (Code.DUPLICATE_KEY, 4, 1)),
        ("label: [\n", (Code.YAML_SYNTAX, 4, 8)),
        ("label: *x\n", (Code.ALIAS, 4, 8)),
    ],
    ids=lambda each: each[-40:] if isinstance(each, str) else "",
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=ascii)
def test_read_article_places_a_problem_in_the_article(lines: str, expected: Brief, line_end: str) -> None:
    _, problems = read_article(f"{HEAD}{lines}---\nText\n".replace("\n", line_end), "a", PATH)
    assert brief(problems) == [expected]


@pytest.mark.parametrize("lost", ["id: OWN-01, ", "gate: approve, ", "level: must, "])
def test_read_article_leaves_out_a_criterion_that_cannot_be_judged(lost: str) -> None:
    other = CRITERION.replace("OWN-01", "OWN-02")
    article, (problem,) = read_article(f"{HEAD}criteria:\n{CRITERION.replace(lost, '')}{other}---\n", "a", PATH)
    assert problem.code is Code.MISSING_KEY
    assert [criterion.id for criterion in article.front.criteria] == ["OWN-02"]


def test_read_article_keeps_a_criterion_that_lacks_less() -> None:
    article, problems = read_article(f"{HEAD}criteria:\n{CRITERION.replace(', fix: Name one', '')}---\n", "a", PATH)
    assert len(problems) == 1
    assert [criterion.id for criterion in article.front.criteria] == ["OWN-01"]


def test_read_article_reads_on_after_a_problem_of_the_tree() -> None:
    article, problems = read_article("---\ntitle: A\ntitle: B\nkind: !x pattern\ncolour: red\n---\n", "a", PATH)
    assert brief(problems) == [(Code.DUPLICATE_KEY, 3, 1), (Code.TAG, 4, 7), (Code.UNKNOWN_KEY, 5, 1)]
    assert (article.front.title, article.kind) == ("A", Kind.PATTERN)
