"""Takes every source of a site: what it says now, or the last good copy of that, or why there is neither."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path, PurePath
from typing import NamedTuple
from urllib.parse import urljoin

from pilotbook.neighbours.copies import Copies, Copy
from pilotbook.neighbours.fetching import fetch_all
from pilotbook.neighbours.limits import Limits, NotTaken
from pilotbook.neighbours.portfolio_reading import Unreadable, read_portfolio
from pilotbook.portfolio.other_portfolio import Home, OtherPortfolio, SourceState, ToldPortfolio
from pilotbook.portfolio.source_list import SourceAddress, is_web

Fetch = Callable[[Iterable[str], Limits], Mapping[str, bytes | NotTaken]]
"""Takes what stands at some addresses: as `fetch_all` does."""
_LIMITS = Limits()
_OFFLINE = NotTaken("this build was told to ask nobody")


class Surroundings(NamedTuple):
    """What surrounds the sources: the folder of the repository, the name and the address of the own site, and the day.

    `limits` bound each source; `fetch` asks for addresses, and is None where nobody is to be asked.
    """

    root: Path
    name: str
    site: str
    today: date
    limits: Limits = _LIMITS
    fetch: Fetch | None = fetch_all


def gather(sources: Iterable[SourceAddress], around: Surroundings) -> tuple[OtherPortfolio, ...]:
    """The portfolios of all sources, in their order. Nothing that they say or do not say raises."""
    listed = tuple(sources)
    asked = [each.address for each in listed if not each.is_file and not _is_own(each.address, around.site)]
    fetched = around.fetch(asked, around.limits) if around.fetch is not None and asked else {}
    claims = _Claims(around.site, listed)
    found = [_take(each, fetched, around, claims) for each in listed]
    return tuple(_name_apart(found, around.name))


def _is_own(address: str, site: str) -> bool:
    return bool(site) and urljoin(address, ".") == site


class _Claims:
    """Who stands at which address: nobody can say that it is another, or this site."""

    def __init__(self, own: str, sources: Iterable[SourceAddress]) -> None:
        self._own = own
        self._sites = {site: each.key for each in sources if (site := _known_site(each))}

    def find_site(self, source: SourceAddress, told: ToldPortfolio) -> str:
        """The address of a source's site; "" where nobody knows it. Raises NotTaken."""
        said = f"{told.site.rstrip('/')}/" if told.site.lower().startswith(("https://", "http://")) else ""
        if self._own and said == self._own:
            raise NotTaken("it is this site itself")
        known = _known_site(source)
        if known or not said:
            return known
        other = next((key for site, key in self._sites.items() if said.startswith(site) and key != source.key), None)
        if other is not None:
            raise NotTaken(f"its file gives an address that is that of '{other}'")
        self._sites[said] = source.key
        return said if _is_plain(said) else ""


def _known_site(source: SourceAddress) -> str:
    """The address of a source's site as the configuration tells it: `portfolio.json` stands at its root."""
    return source.site or ("" if source.is_file else urljoin(source.address, "."))


def _is_plain(address: str) -> bool:
    """Whether an address that a file gives can stand in a page, in a feed and in Markdown as it is."""
    return address.isascii() and address.isprintable() and not set(" \"'<>()[]{}\\^`|") & set(address)


def _take(
    source: SourceAddress, fetched: Mapping[str, bytes | NotTaken], around: Surroundings, claims: _Claims
) -> OtherPortfolio:
    copies = Copies(around.root)
    try:
        content = _find_content(source, fetched, around)
        told, home = _read(source, content, claims)
    except NotTaken as error:
        return _take_copy(source, copies, claims, str(error))
    try:
        copy = Copy(address=source.address, taken_on=around.today, content=content)
        if copies.read(source.key, source.address) != copy:
            copies.write(source.key, copy)
        reason = ""
    except OSError as error:
        reason = f"no copy of it could be kept: {(error.strerror or str(error)).lower()}"
    return OtherPortfolio(
        home=home,
        address=_shorten(source.address),
        state=SourceState.FRESH,
        told=told,
        taken_on=around.today,
        reason=reason,
    )


def _take_copy(source: SourceAddress, copies: Copies, claims: _Claims, reason: str) -> OtherPortfolio:
    address, copy = _shorten(source.address), copies.read(source.key, source.address)
    if copy is not None:
        try:
            told, home = _read(source, copy.content, claims)
        except NotTaken:
            pass
        else:
            state = SourceState.KEPT
            return OtherPortfolio(
                home=home, address=address, state=state, told=told, taken_on=copy.taken_on, reason=reason
            )
    home = Home(key=source.key, name=source.name or source.key, site=_known_site(source))
    return OtherPortfolio(home=home, address=address, state=SourceState.NEVER, reason=reason)


def _find_content(source: SourceAddress, fetched: Mapping[str, bytes | NotTaken], around: Surroundings) -> bytes:
    """What a source says now. Raises NotTaken."""
    if source.is_file:
        return _read_file(around.root / source.address, around.limits)
    if _is_own(source.address, around.site):
        raise NotTaken("it is this site itself")
    taken = fetched.get(source.address, _OFFLINE)
    if isinstance(taken, NotTaken):
        raise taken
    return taken


def _read_file(file: Path, limits: Limits) -> bytes:
    try:
        if not file.is_file():
            raise NotTaken("the path leads to a folder" if file.is_dir() else "there is no such file")
        with file.open("rb") as opened:
            content = opened.read(limits.size + 1)
    except OSError as error:
        raise NotTaken(f"it cannot be read: {(error.strerror or 'an error of the disk').lower()}") from error
    if len(content) > limits.size:
        raise limits.too_large
    return content


def _read(source: SourceAddress, content: bytes, claims: _Claims) -> tuple[ToldPortfolio, Home]:
    """What a source says, and what it is called. Raises NotTaken."""
    try:
        told = read_portfolio(content)
    except Unreadable as error:
        raise NotTaken(str(error)) from error
    name = source.name or " ".join(told.name.split()) or source.key
    return told, Home(key=source.key, name=name, site=claims.find_site(source, told))


def _name_apart(others: list[OtherPortfolio], own: str) -> Iterator[OtherPortfolio]:
    """The portfolios, where each that is called like another has its key behind its name."""
    counts = Counter([own.casefold(), *(each.home.name.casefold() for each in others)])
    for each in others:
        home = each.home
        if counts[home.name.casefold()] > 1:
            home = Home(key=home.key, name=f"{home.name} ({home.key})", site=home.site)
        yield OtherPortfolio(
            home=home,
            address=each.address,
            state=each.state,
            told=each.told,
            taken_on=each.taken_on,
            reason=each.reason,
        )


def _shorten(address: str) -> str:
    """An address as a page may show it: no key that opens it, after a question mark, and no folders of the machine."""
    if not is_web(address) and PurePath(address).is_absolute():
        return PurePath(address).name
    return address.partition("?")[0]
