"""The text of each pilot's file, for the form."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from pilotbook.records.withholding import BLOCK
from pilotbook.site.address import Addresses
from pilotbook.site.feeds.pilot_text import make_pilot_text_feeds
from pilotbook.site.make import make_pages
from pilotbook.site.site import Site
from tests.site.made_site import FORGE, GOOD, draw_site
from tests.site.test_hostile_text import OWN

SECRET = "ghp_" + "wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx"


def read_script(site: Site) -> dict[str, Any]:
    (feed,) = make_pilot_text_feeds(site)
    script = feed.read().decode("ascii")
    found = re.fullmatch(r"window\.pilotbookFile = (\{.*\});\n", script)
    assert found is not None
    described: dict[str, Any] = json.loads(found[1])
    return described


def read_file(text: str) -> dict[str, Any]:
    return read_script(draw_site({"a": text}))


def test_script_holds_the_text_and_the_place_of_each_value() -> None:
    text = "title: A pilot\nstage: 'proposed' # so far\ntags: [a]\nunit:\nnotes: ~\ndata:\n- x\n"
    file = read_file(text)
    assert file["text"] == text
    assert (file["id"], file["title"], file["path"]) == ("a", "A pilot", "pilots/a.yml")
    assert file["edit"] == f"{FORGE}pilots/a.yml"
    assert file["root"]["around"] is None
    assert file["root"]["pairs"][:2] == [["title", 0, 5, [7, 14]], ["stage", 15, 20, [22, 32, "proposed"]]]
    tags, unit, notes, data = (each[3] for each in file["root"]["pairs"][2:])
    at = text.index("[a]")
    assert tags == {"items": [[at + 1, at + 2]], "start": at, "around": [at, at + 3]}
    assert unit == [text.index("unit:") + 5, text.index("unit:") + 5, None]
    assert notes == [text.index("~"), text.index("~") + 1, None]
    assert data == {"items": [[text.index("x"), text.index("x") + 1]], "start": text.index("- x"), "around": None}


def test_each_pilot_has_a_script_and_a_broken_file_none() -> None:
    site = draw_site({"a": GOOD, "b": GOOD, "broken": ""})
    assert [feed.address for feed in make_pilot_text_feeds(site)] == ["records/a.js", "records/b.js"]


def test_version_tells_texts_apart() -> None:
    assert read_file(GOOD)["version"] == read_file(GOOD)["version"]
    assert read_file(GOOD)["version"] != read_file(f"{GOOD}\n")["version"]


@pytest.mark.parametrize("text", [f"notes: {SECRET}", f'notes: "{SECRET[:20]}\\x{ord(SECRET[20]):02x}{SECRET[21:]}"'])
def test_text_with_a_secret_is_not_published(text: str) -> None:
    file = read_file(f"{GOOD}{text}\n")
    assert file["refused"].startswith("it holds what looks like a secret")
    assert "text" not in file
    assert SECRET[21:] not in json.dumps(file)
    assert BLOCK not in json.dumps(file, ensure_ascii=False)


def test_text_with_harmless_escapes_is_published() -> None:
    assert read_file(f'{GOOD}notes: "a\\nb"\n')["text"].endswith('notes: "a\\nb"\n')


def test_text_that_has_to_be_mended_first_is_not_published() -> None:
    file = read_file(f"{GOOD}unit: A\nunit: B\n")
    assert "mended first" in file["refused"]
    assert "text" not in file


def test_pilot_without_a_source_is_refused() -> None:
    site = draw_site({"a": GOOD})
    (assessment,) = site.portfolio.assessments
    bare = replace(assessment, file=replace(assessment.file, source=None))
    portfolio = replace(site.portfolio, assessments=(bare,))
    assert "refused" in read_script(replace(site, portfolio=portfolio))


def test_script_is_inert_whatever_the_file_says() -> None:
    for text in (*OWN, "</script>", "\u2028", "__proto__: x", "`${1}`", "*/"):
        said = json.dumps(text)
        (feed,) = make_pilot_text_feeds(draw_site({"a": f"title: {said}\nstage: proposed\n# {said}\n__proto__: 1\n"}))
        script = feed.read()
        assert script.isascii()
        assert b"<" not in script
        assert script.count(b"\n") == 1


def test_azure_shows_the_file_to_edit() -> None:
    repository = "https://dev.azure.com/fenwick/water/_git/book"
    file = read_script(draw_site({"a": GOOD}, addresses=Addresses(repository=repository)))
    assert file["edit"] == f"{repository}?path=/pilots/a.yml"


def test_site_that_does_not_offer_files_publishes_none_and_leads_nowhere() -> None:
    text = f"{GOOD}# only for us\n"
    offering, silent = draw_site({"a": text}), replace(draw_site({"a": text}), offers_files=False)
    assert list(make_pilot_text_feeds(silent)) == []
    shown, hidden = ("".join(page.html for page in make_pages(site)) for site in (offering, silent))
    assert "?pilot=a" in shown
    assert "?pilot=a" not in hidden
    assert '"files":"../../records/"' in shown
    assert '"files":""' in hidden
    assert "To change a pilot" in shown
    assert "To change a pilot" not in hidden
