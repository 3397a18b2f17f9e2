from pilotbook.assessment.condition_names import place_in
from pilotbook.assessment.condition_place import place_in_article
from pilotbook.assessment.condition_problem import ConditionProblem
from pilotbook.records.article_file import read_article
from pilotbook.records.playbook import Article
from pilotbook.records.yaml_source import Source

_TEXT = "---\ntitle: The sea\nkind: article\nsubtitle: a != b\n---\n"
_PROBLEM = ConditionProblem("wrong", column=3)


def _article(text: str) -> Article:
    article, _ = read_article(_TEXT, "sea", "docs/sea.md")
    return Article(address="sea", front=article.front, source=Source(article.source.path, article.source.root, text))


def test_place_is_that_of_the_character() -> None:
    assert place_in_article(_PROBLEM, _article(_TEXT), ("subtitle",)) == ("docs/sea.md", 4, 13)


def test_end_of_a_condition_stands_behind_its_last_character() -> None:
    at_end = ConditionProblem("wrong", column=7)
    assert place_in_article(at_end, _article(_TEXT), ("subtitle",)) == ("docs/sea.md", 4, 17)


def test_place_is_where_the_condition_begins_when_the_text_is_another() -> None:
    for text in ("", _TEXT[:20], _TEXT.replace("a != b", "a")):
        assert place_in_article(_PROBLEM, _article(text), ("subtitle",)) == ("docs/sea.md", 4, 11)


def test_place_is_the_nearest_parents_when_there_is_no_condition() -> None:
    assert place_in_article(_PROBLEM, _article(_TEXT), ("criteria", 0, "check")) == ("docs/sea.md", 2, 1)


def test_offset_becomes_line_and_column() -> None:
    assert [place_in("ab\n\ncd", offset) for offset in (0, 2, 3, 4, 5)] == [(1, 1), (1, 3), (2, 1), (3, 1), (3, 2)]
