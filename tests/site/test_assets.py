"""The styles and scripts of the site."""

import re

from pilotbook.site.assets import (
    FOLDER,
    STYLES,
    THEME,
    read_early_scripts,
    read_propose_scripts,
    read_scripts,
    read_styles,
)


def test_styles_begin_with_the_tokens_and_end_with_print() -> None:
    parts = {file.stem: file.read_text(encoding="utf-8") for file in (FOLDER / "styles").glob("*.css")}
    styles = read_styles()
    order = sorted(parts, key=lambda name: styles.index(parts[name]))
    assert order[:2] == ["tokens", "page"]
    assert order[-1] == "print"
    assert order[2:-1] == sorted(order[2:-1])
    assert len(styles) == sum(map(len, parts.values())) + len(parts) - 1


def test_styles_and_scripts_ask_no_other_host() -> None:
    for name, text in {STYLES: read_styles(), **read_scripts()}.items():
        assert not re.search(
            r"@import|url\((?!['\"]?data:|['\"]?#)|\bfetch\(|XMLHttpRequest|https?://(?!www\.w3\.org/)", text
        ), name


def test_scripts_have_addresses_of_their_own() -> None:
    scripts = read_scripts()
    assert list(scripts) == sorted(scripts)
    assert all(re.fullmatch(r"assets/pilotbook/[a-z]+\.js", address) for address in scripts)


def test_scripts_of_the_form_are_all_there_and_asked_for_by_no_other_page() -> None:
    propose = read_propose_scripts()
    files = {f"assets/pilotbook/propose/{file.name}" for file in (FOLDER / "propose").glob("*.js")}
    assert set(propose) == files
    assert not propose.keys() & read_scripts().keys()
    assert not any(re.search(r"\bfetch\(|XMLHttpRequest|\beval\(|innerHTML", text) for text in propose.values())


def test_theme_is_there() -> None:
    assert (THEME / "main.html").is_file()


def test_early_scripts_are_not_among_those_that_add_to_a_page() -> None:
    early = read_early_scripts()
    assert list(early) == ["assets/pilotbook/from-disk.js"]
    assert not early.keys() & read_scripts().keys()
