"""Every source of a site: fresh, as a kept copy, or never loaded."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from pilotbook.neighbours.copies import FOLDER
from pilotbook.neighbours.fetching import fetch_all
from pilotbook.neighbours.gathering import Fetch, Surroundings, gather
from pilotbook.neighbours.limits import Limits, NotTaken
from pilotbook.portfolio.other_portfolio import OtherPortfolio, SourceState
from pilotbook.portfolio.source_list import SourceAddress
from pilotbook.site.pages.sources import OLD_AFTER
from tests.neighbours.https_server import address_of, serve, trust
from tests.site.group_site import FINANCE, publish
from tests.site.made_site import GOOD, TODAY

WEB = SourceAddress(key="finance", address=f"{FINANCE}portfolio.json")
CONTENT = publish({"a": GOOD})
DOWN = NotTaken("it is down")


def answer(*answers: bytes | NotTaken) -> Fetch:
    """What answers so, address by address."""

    def fetch(addresses: Iterable[str], _limits: Limits) -> Mapping[str, bytes | NotTaken]:
        return dict(zip(addresses, answers, strict=True))

    return fetch


def take(
    root: Path,
    *sources: SourceAddress,
    fetch: Fetch | None = None,
    today: date = TODAY,
    site: str = "https://group.example/",
    limits: Limits | None = None,
) -> tuple[OtherPortfolio, ...]:
    around = Surroundings(root=root, name="Group", site=site, today=today, limits=limits or Limits(), fetch=fetch)
    return gather(sources, around)


def test_source_that_answers_is_fresh(tmp_path: Path) -> None:
    (found,) = take(tmp_path, WEB, fetch=answer(CONTENT))
    assert found.state is SourceState.FRESH
    assert (found.home.name, found.home.site, found.address) == ("Finance", FINANCE, WEB.address)
    assert (found.taken_on, found.reason) == (TODAY, "")
    assert found.told is not None
    assert [each.id for each in found.told.pilots] == ["a"]
    assert (tmp_path / FOLDER / "finance.copy").read_bytes().endswith(CONTENT)


BAD: tuple[tuple[bytes | NotTaken, str], ...] = (
    (DOWN, "it is down"),
    (b"<html>", "expected JSON, found none in line 1, column 1"),
    (CONTENT.replace(b'"version":1', b'"version":2'), "expected a portfolio.json of version 1, found version 2"),
    (CONTENT.replace(b'"A pilot"', b"7"), "expected text in 'pilots.1.record.title', found '7'"),
    (b"[" * 100_000, "expected JSON, found lists or objects that are nested too deeply"),
)


@pytest.mark.parametrize(("content", "reason"), BAD, ids=range(len(BAD)))
def test_source_that_fails_is_shown_as_it_was(tmp_path: Path, content: bytes | NotTaken, reason: str) -> None:
    (fresh,) = take(tmp_path, WEB, fetch=answer(CONTENT), today=TODAY - timedelta(days=9))
    (found,) = take(tmp_path, WEB, fetch=answer(content))
    assert found.state is SourceState.KEPT
    assert (found.told, found.home) == (fresh.told, fresh.home)
    assert (found.taken_on, found.reason) == (TODAY - timedelta(days=9), reason)
    (again,) = take(tmp_path, WEB, fetch=answer(CONTENT))
    assert again.state is SourceState.FRESH


@pytest.mark.parametrize(("content", "reason"), BAD, ids=range(len(BAD)))
def test_source_that_never_answered_has_no_pilots(tmp_path: Path, content: bytes | NotTaken, reason: str) -> None:
    (found,) = take(tmp_path, WEB, fetch=answer(content))
    assert found.state is SourceState.NEVER
    assert (found.told, found.taken_on, found.reason) == (None, None, reason)
    assert (found.home.name, found.home.site) == ("finance", FINANCE)
    assert not (tmp_path / FOLDER).exists()


def test_copy_that_can_no_longer_be_read_is_not_used(tmp_path: Path) -> None:
    take(tmp_path, WEB, fetch=answer(CONTENT))
    file = tmp_path / FOLDER / "finance.copy"
    file.write_bytes(file.read_bytes().replace(b'"version":1', b'"version":0'))
    (found,) = take(tmp_path, WEB, fetch=answer(DOWN))
    assert found.state is SourceState.NEVER


def test_build_that_asks_nobody_uses_copies(tmp_path: Path) -> None:
    take(tmp_path, WEB, fetch=answer(CONTENT))
    (found,) = take(tmp_path, WEB, fetch=None)
    assert found.state is SourceState.KEPT
    assert found.reason == "this build was told to ask nobody"


def test_same_answers_are_kept_as_the_same_bytes(tmp_path: Path) -> None:
    take(tmp_path, WEB, fetch=answer(CONTENT))
    file = tmp_path / FOLDER / "finance.copy"
    before = file.read_bytes(), file.stat().st_mtime_ns
    take(tmp_path, WEB, fetch=answer(CONTENT))
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before


def test_copy_that_cannot_be_kept_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / ".pilotbook").write_text("in the way", encoding="utf-8")
    (found,) = take(tmp_path, WEB, fetch=answer(CONTENT))
    assert found.state is SourceState.FRESH
    assert found.reason.startswith("no copy of it could be kept: ")


def file_of(root: Path, content: bytes, name: str = "given.json") -> SourceAddress:
    (root / name).write_bytes(content)
    return SourceAddress(key="finance", address=name)


def test_file_is_read_also_where_nobody_is_asked(tmp_path: Path) -> None:
    (found,) = take(tmp_path, file_of(tmp_path, CONTENT))
    assert found.state is SourceState.FRESH
    assert found.home.site == FINANCE


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("missing.json", "there is no such file"),
        (".", "the path leads to a folder"),
        ("large.json", "it is larger than 0.5 MiB"),
        ("a\0b", "there is no such file"),
        ("x" * 300, "it cannot be read: file name too long"),
    ],
)
def test_file_that_cannot_be_read_says_why(tmp_path: Path, address: str, reason: str) -> None:
    (tmp_path / "large.json").write_bytes(b" " * 600_000)
    source = SourceAddress(key="finance", address=address)
    (found,) = take(tmp_path, source, limits=Limits(size=512 * 1024))
    assert (found.state, found.reason) == (SourceState.NEVER, reason)


def test_limits_are_named_and_are_those_of_the_guide() -> None:
    assert str(Limits().too_large) == "it is larger than 32 MiB"
    assert str(Limits().too_slow) == "it did not answer within 10 seconds"
    guide = (Path(__file__).parents[2] / "docs/guide/group.md").read_text(encoding="utf-8")
    assert "does not answer within **10 seconds**, or is larger than **32 MiB**" in guide
    assert f"more than {OLD_AFTER} days ago" in guide


@pytest.mark.parametrize(
    "site",
    ["", "javascript:alert(1)", "ftp://a.example/", 'https://a.example/"x', "https://a.example/(x", "https://ä/"],
)
def test_file_that_gives_no_address_that_a_link_can_have_leads_nowhere(tmp_path: Path, site: str) -> None:
    (found,) = take(tmp_path, file_of(tmp_path, publish({"a": GOOD}, site=site)))
    assert (found.state, found.home.site) == (SourceState.FRESH, "")


def test_address_of_a_site_is_where_its_file_stands_whatever_that_says(tmp_path: Path) -> None:
    (found,) = take(tmp_path, WEB, fetch=answer(publish({"a": GOOD}, site="https://other.example/")))
    assert found.home.site == FINANCE


def test_address_and_name_that_the_configuration_gives_win(tmp_path: Path) -> None:
    source = SourceAddress(key="finance", address="x.json", name="The money", site="https://money.example/")
    (tmp_path / "x.json").write_bytes(CONTENT)
    (found,) = take(tmp_path, source)
    assert (found.home.name, found.home.site) == ("The money", "https://money.example/")


def test_site_itself_is_no_source_of_itself(tmp_path: Path) -> None:
    own = SourceAddress(key="own", address="https://group.example/portfolio.json")
    mirror = SourceAddress(key="mirror", address="mirror.json")
    (tmp_path / "mirror.json").write_bytes(publish({"a": GOOD}, site="https://group.example/"))
    for found in take(tmp_path, own, mirror, fetch=answer()):
        assert (found.state, found.reason) == (SourceState.NEVER, "it is this site itself")


def test_file_cannot_say_that_it_is_another_source(tmp_path: Path) -> None:
    claims = SourceAddress(key="claims", address="claims.json")
    (tmp_path / "claims.json").write_bytes(publish({"a": GOOD}, name="Finance", site=f"{FINANCE}deeper/"))
    found = take(tmp_path, claims, WEB, fetch=answer(CONTENT))
    assert [each.state for each in found] == [SourceState.NEVER, SourceState.FRESH]
    assert found[0].reason == "its file gives an address that is that of 'finance'"


def test_two_files_cannot_give_one_address(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.json").write_bytes(CONTENT)
    sources = [SourceAddress(key=key, address=f"{key}.json") for key in ("a", "b")]
    found = take(tmp_path, *sources)
    assert [each.state for each in found] == [SourceState.FRESH, SourceState.NEVER]


def test_portfolios_of_one_name_are_told_apart(tmp_path: Path) -> None:
    sources = [SourceAddress(key=key, address=f"https://{key}.example/portfolio.json") for key in ("a", "b", "c", "d")]
    names = ("Pilots", "PILOTS", "Group", " \n ")
    found = take(tmp_path, *sources, fetch=answer(*(publish({}, name=name) for name in names)))
    assert [each.home.name for each in found] == ["Pilots (a)", "PILOTS (b)", "Group (c)", "d"]


def test_address_is_shown_without_the_key_that_opens_it(tmp_path: Path) -> None:
    source = SourceAddress(key="finance", address=f"{WEB.address}?token=hush")
    for content in (CONTENT, DOWN, b""):
        (found,) = take(tmp_path, source, fetch=answer(content))
        assert found.address == WEB.address
        assert "hush" not in f"{found.reason}{found.home}"


def test_file_is_shown_without_the_folders_of_the_machine(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(CONTENT)
    absolute = SourceAddress(key="a", address=str(tmp_path / "x.json"))
    beside = SourceAddress(key="b", address="../b/x.json")
    assert [each.address for each in take(tmp_path, absolute, beside)] == ["x.json", "../b/x.json"]


def test_no_source_asks_nobody(tmp_path: Path) -> None:
    def fetch(addresses: Iterable[str], limits: Limits) -> Mapping[str, bytes | NotTaken]:
        raise AssertionError((addresses, limits))

    assert take(tmp_path, fetch=fetch) == ()
    (tmp_path / "x.json").write_bytes(CONTENT)
    assert take(tmp_path, SourceAddress(key="a", address="x.json"), fetch=fetch)[0].state is SourceState.FRESH


def test_sources_are_taken_from_a_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    with serve({"/portfolio.json": CONTENT, "/other/portfolio.json": b"[]"}) as server:
        paths = {"good": "portfolio.json", "bad": "other/portfolio.json", "gone": "gone.json", "bomb": "bomb"}
        sources = [SourceAddress(key=key, address=address_of(server, path)) for key, path in paths.items()]
        limits = Limits(size=1024 * 1024)
        found = take(tmp_path, *sources, fetch=partial(fetch_all, context=trust()), limits=limits)
    assert [each.state for each in found] == [SourceState.FRESH, *[SourceState.NEVER] * 3]
    assert [each.reason for each in found[1:]] == [
        "expected an object, found a list",
        "it answers with 404 (Not Found)",
        "it is larger than 1 MiB",
    ]
    assert found[0].home.site == address_of(server, "")
    assert json.loads((tmp_path / FOLDER / "good.copy").read_bytes().partition(b"\n")[2]) == json.loads(CONTENT)
