"""The styles and scripts of the site."""

import re

import pytest

from pilotbook.site.assets import (
    CHECKLIST_SCRIPT,
    FOLDER,
    MORE_STYLES,
    PROPOSE_SCRIPTS,
    REGISTER_SCRIPT,
    STYLES,
    THEME,
    load_scripts,
    read_early_scripts,
    read_page_scripts,
    read_styles,
    shorten_script,
    shorten_styles,
)


@pytest.mark.parametrize(
    ("address", "folder", "first", "last"),
    [(STYLES, "styles", ["tokens", "page"], "print"), (MORE_STYLES, "more_styles", [], "print-lists")],
)
def test_styles_begin_with_the_tokens_and_end_with_print(
    address: str, folder: str, first: list[str], last: str
) -> None:
    files = (FOLDER / folder).glob("*.css")
    parts = {file.stem: shorten_styles(file.read_text(encoding="utf-8")) for file in files}
    styles = read_styles()[address]
    order = sorted(parts, key=lambda name: styles.index(parts[name]))
    assert order[: len(first)] == first
    assert order[-1] == last
    assert order[len(first) : -1] == sorted(order[len(first) : -1])
    assert len(styles) == sum(map(len, parts.values()))


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("/* Why. */\n\na {\n  color: red;\n}\n", "a{color:red}"),
        (".a > .b,\n.c .d + :is(h2, p)::after {\n  x: 1px 2px;\n}\n", ".a>.b,.c .d + :is(h2,p)::after{x:1px 2px}"),
        ('a::before {\n  content: "Owner: ";\n}\n', 'a::before{content:"Owner: "}'),
        ('a {\n  content: " ( > ; " / "";\n}\n', 'a{content:" ( > ; " / ""}'),
        ("a {\n  b: calc(2 * var(--u) + 1px - 3em); /* so */\n  x: y;\n}\n", "a{b:calc(2*var(--u) + 1px - 3em);x:y}"),
        ("@media a and (b: 4em) {\n  & .a * {\n    b: c;\n  }\n}\n", "@media a and (b:4em){& .a *{b:c}}"),
    ],
)
def test_styles_are_written_without_what_a_browser_does_without(text: str, short: str) -> None:
    assert shorten_styles(text) == short


def test_script_is_written_without_its_comments_and_indentation() -> None:
    text = '// Why.\n(() => {\n  "use strict";\n\n  // How.\n  const a = "// no comment"; // so\n})();\n'
    assert shorten_script(text) == '(() => {\n"use strict";\nconst a = "// no comment"; // so\n})();\n'


def test_scripts_hold_no_text_of_several_lines() -> None:
    for file in FOLDER.rglob("*.js"):
        for line in file.read_text(encoding="utf-8").splitlines():
            assert line.count("`") % 2 == 0, f"{file.name}: {line}"
            assert not line.endswith("\\"), f"{file.name}: {line}"


def test_styles_and_scripts_ask_no_other_host() -> None:
    for name, text in {**read_styles(), **read_page_scripts(), **read_early_scripts()}.items():
        assert not re.search(
            r"@import|url\((?!['\"]?data:|['\"]?#)|\bfetch\(|XMLHttpRequest|https?://(?!www\.w3\.org/)\w", text
        ), name


def test_scripts_of_pages_are_all_there_and_asked_for_by_no_other_page() -> None:
    assert set(read_page_scripts()) == {REGISTER_SCRIPT, CHECKLIST_SCRIPT, *PROPOSE_SCRIPTS}
    assert not read_page_scripts().keys() & read_early_scripts().keys()
    assert not any(re.search(r"\beval\(|innerHTML", text) for text in read_page_scripts().values())


def test_scripts_are_loaded_in_the_order_given() -> None:
    assert load_scripts(['a"b.js', "c.js"]) == (
        '\n<script src="a&#34;b.js" defer></script>\n<script src="c.js" defer></script>'
    )


def test_theme_is_there() -> None:
    assert (THEME / "main.html").is_file()


def test_early_scripts_are_those_that_run_before_the_theme() -> None:
    assert list(read_early_scripts()) == ["assets/pilotbook/from-disk.js"]
