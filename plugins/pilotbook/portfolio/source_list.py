"""Turns `sources` of the configuration into the addresses of other portfolios, and what is wrong with it into words."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from pilotbook.diagnostic import Code
from pilotbook.frozen import frozen
from pilotbook.records.pilot_file import is_pilot_id
from pilotbook.records.quote import quote_text
from pilotbook.records.yaml_source import Path, name_path

OFFLINE = "PILOTBOOK_OFFLINE"
"""The variable of the environment by which `pilotbook build --offline` says that nobody is to be asked."""
WHERE = "sources"
_FIELDS = ("address", "name", "site")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)
_EXAMPLE = "for example: https://finance.example.com/portfolio.json, or ../finance/site/portfolio.json"
_LONGEST = 2_000


@frozen
class SourceAddress:
    """A source as the configuration names it. `address` is one that begins with `https://`, or the path of a file.

    `name` is what the site calls it, or "" to take its own; `site` the address of its site, or "" to tell it from
    `address` or from what it says.
    """

    key: str
    address: str
    name: str = ""
    site: str = ""

    @property
    def is_file(self) -> bool:
        """Whether it is a file, and not asked for through the network."""
        return not is_web(self.address)


class SourceProblem(NamedTuple):
    """What is wrong with a part of the configuration; `path` leads to it from `sources` on."""

    path: Path
    code: Code
    message: str
    hint: str


def is_web(address: str) -> bool:
    """Whether an address is one of the web."""
    return address.lower().startswith("https://")


def read_sources(value: object) -> tuple[tuple[SourceAddress, ...], tuple[SourceProblem, ...]]:
    """The sources that a configuration names, in its order, and what is wrong with it: then nothing is sure."""
    if value is None:
        return (), ()
    if not isinstance(value, Mapping):
        found = _show(value)
        hint = f"write a short name for each portfolio, a colon and its address, {_EXAMPLE}"
        return (), (_problem((WHERE,), Code.WRONG_TYPE, "a key for each source", found, hint),)
    sources: list[SourceAddress] = []
    problems: list[SourceProblem] = []
    for key, given in value.items():
        source, wrong = _read_source(key, given)
        problems += wrong
        if source is not None and not wrong:
            problems += _find_same(source, sources)
            sources.append(source)
    return tuple(sources), tuple(problems)


def _read_source(key: object, given: object) -> tuple[SourceAddress | None, list[SourceProblem]]:
    path: Path = (WHERE, str(key))
    if not isinstance(key, str) or not is_pilot_id(key):
        hint = "choose a short name that stays, for example: finance"
        return None, [_problem(path, Code.WRONG_TYPE, "a key of small letters, digits and dashes", _show(key), hint)]
    fields = given if isinstance(given, Mapping) else {"address": given}
    problems = [
        _problem((*path, str(name)), Code.UNKNOWN_KEY, "a known field", _show(name), f"known are {', '.join(_FIELDS)}")
        for name in fields
        if name not in _FIELDS
    ]
    texts = {name: fields.get(name) or "" for name in _FIELDS}
    for name, text in texts.items():
        if not isinstance(text, str) or len(text) > _LONGEST:
            problems.append(_problem((*path, name), Code.WRONG_TYPE, "a short text", _show(text), _EXAMPLE))
    if problems:
        return None, problems
    address, name, site = (str(texts[each]).strip() for each in _FIELDS)
    problems = [*_check_address(path, address), *_check_site(path, site)]
    site = f"{site.rstrip('/')}/" if site else ""
    return SourceAddress(key=key, address=address, name=" ".join(name.split()), site=site), problems


def _check_address(path: Path, address: str) -> Iterator[SourceProblem]:
    expected = "an address that begins with https://, or the path of a file"
    if not address:
        yield _problem(path, Code.NOT_AN_ADDRESS, expected, "nothing", _EXAMPLE)
    elif is_web(address):
        fault = _find_fault(address)
        if fault:
            yield _problem(path, Code.NOT_AN_ADDRESS, expected, f"one {fault}", _EXAMPLE)
    elif _SCHEME.match(address) or not address.isprintable():
        yield _problem(path, Code.NOT_AN_ADDRESS, expected, quote_text(address), _EXAMPLE)


def _check_site(path: Path, site: str) -> Iterator[SourceProblem]:
    is_http = site.lower().startswith(("https://", "http://"))
    fault = "" if not site else _find_fault(site, has_query=False) if is_http else "of another kind"
    if fault:
        expected = "the address of a site, which begins with https://"
        yield _problem((*path, "site"), Code.NOT_AN_ADDRESS, expected, f"one {fault}", "copy it from its home page")


def _find_fault(address: str, *, has_query: bool = True) -> str:
    """What keeps an address from being one that a program may ask, as the end of a sentence."""
    parts = _split(address)
    if parts is None or not parts.hostname or not address.isprintable() or re.search(r"[\s<>\"\\^`{|}]", address):
        return "that is broken"
    if parts.username is not None or parts.password is not None:
        return "with a name or a password, which everybody would see"
    if parts.fragment or (parts.query and not has_query):
        return "with more behind it"
    return ""


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018 - one that is no number raises
    except ValueError:
        return None
    return parts


def _find_same(source: SourceAddress, others: list[SourceAddress]) -> Iterator[SourceProblem]:
    same = next((each for each in others if _normalise(each.address) == _normalise(source.address)), None)
    if same is not None:
        found = f"that of {quote_text(same.key)} again"
        hint = "keep one of the two: else its pilots would count twice"
        yield _problem((WHERE, source.key), Code.DUPLICATE_KEY, "an address of its own", found, hint)


def _normalise(address: str) -> str:
    if not is_web(address):
        return posixpath.normpath(address.replace("\\", "/"))
    parts = urlsplit(address)
    return parts._replace(scheme="https", netloc=parts.netloc.lower().removesuffix(":443")).geturl()


def _problem(path: Path, code: Code, expected: str, found: str, hint: str) -> SourceProblem:
    return SourceProblem(path, code, f"expected {expected} in {name_path(path)}, found {found}", hint)


def _show(value: object) -> str:
    match value:
        case None | "":
            return "nothing"
        case str():
            return quote_text(value)
        case Mapping():
            return "fields"
        case list():
            return "a list"
    return quote_text(str(value))
