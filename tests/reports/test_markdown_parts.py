"""Tables, lists and blocks of Markdown."""

from pilotbook.reports.markdown_parts import Fitted, count_of, fit_blocks, write_list, write_rows, write_table


def test_table_has_a_head_and_a_line_for_each_row() -> None:
    assert write_table(("a", ""), [("1", "2")]) == "| a |  |\n| --- | --- |\n| 1 | 2 |\n"
    assert write_rows([]) == ""


def test_list_counts_what_it_leaves_out() -> None:
    assert write_list(["a", "b"], 2) == "- a\n- b\n"
    assert write_list(["a", "b", "c", "d"], 2) == "- a\n- b\n- … and 2 more\n"


def test_blocks_are_kept_until_one_does_not_fit() -> None:
    assert fit_blocks(["aaa", "bb", "cccc", "d"], 8) == Fitted(("aaa", "bb"), 2)
    assert fit_blocks(["aaa", "bb"], 5) == Fitted(("aaa", "bb"), 0)
    assert fit_blocks([], 0) == Fitted((), 0)
    assert fit_blocks(["a"], -1) == Fitted((), 1)


def test_count_has_its_noun() -> None:
    assert [count_of(number, "pilot") for number in (0, 1, 3000)] == ["0 pilots", "1 pilot", "3,000 pilots"]
    assert count_of(2, "criterion", "criteria") == "2 criteria"
