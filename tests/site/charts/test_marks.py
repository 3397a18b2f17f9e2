import pytest

from pilotbook.site.charts.marks import shorten, write_em, write_share

LONGEST = 42


@pytest.mark.parametrize(
    ("share", "written"), [(0, "0%"), (1, "100%"), (0.5, "50%"), (1 / 3, "33.333%"), (1e-9, "0%"), (0.12, "12%")]
)
def test_share_of_the_width_is_written_the_same_everywhere(share: float, written: str) -> None:
    assert write_share(share) == written


@pytest.mark.parametrize(("length", "written"), [(0, "0em"), (3.3, "3.3em"), (10, "10em"), (0.1 + 0.2, "0.3em")])
def test_length_is_written_in_the_size_of_the_letters(length: float, written: str) -> None:
    assert write_em(length) == written


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Invoice triage", "Invoice triage"),
        ("Tested the model, not the operating system", "Tested the model, not the operating system"),
        ("x" * LONGEST, "x" * LONGEST),
        ("x" * (LONGEST + 1), "x" * (LONGEST - 1) + "…"),
        ("a  b\n c", "a b c"),
        ("研" * (LONGEST // 2), "研" * (LONGEST // 2)),
        ("研" * LONGEST, "研" * (LONGEST // 2 - 1) + "…"),
        ("x" * 40 + " yyyy", "x" * 40 + "…"),
        ("", ""),
    ],
)
def test_label_is_cut_where_it_has_no_room(text: str, short: str) -> None:
    assert shorten(text, LONGEST) == short
