"""Works out where a forge begins a new file of the repository, from the addresses that the site is given."""

import re
from enum import StrEnum
from urllib.parse import quote, urlsplit

from pilotbook.frozen import frozen
from pilotbook.site.address import Addresses

PILOTS = "pilots"
"""The folder of the repository in which a new pilot's file is made."""
LONGEST_ADDRESS = 7_500
"""The longest address that is opened, in characters: forges take about 8,000."""

_EDITED = re.compile(r"(?P<repository>https?://[^/]+(?:/[^/]+){2,}?)(?:/-)?/(?:edit|blob|tree)/(?P<place>.+)")
_HOSTS = (
    ("github", re.compile(r"(?:.+\.)?github\.com|github\..+")),
    ("gitlab", re.compile(r"(?:.+\.)?gitlab\.com|gitlab\..+")),
    ("azure", re.compile(r"dev\.azure\.com|.+\.visualstudio\.com")),
)


class ForgeKind(StrEnum):
    """The forges that we know the addresses of."""

    GITHUB = "github"
    GITLAB = "gitlab"
    AZURE = "azure"


@frozen
class NewFile:
    """Where a forge begins a new file. `form` takes the file's name, and the text where there is a `text_key`.

    Where `form` is "", the forge has no such page that we know of, and `folder` is what can be opened; both may be "".
    """

    form: str = ""
    name_key: str = ""
    text_key: str = ""
    folder: str = ""


def find_kind(addresses: Addresses) -> ForgeKind | None:
    """What kind of forge holds the repository: as the configuration says, or as the name of its host tells."""
    if addresses.forge:
        return ForgeKind(addresses.forge)
    host = urlsplit(addresses.repository or addresses.edit_base).hostname or ""
    return next((ForgeKind(name) for name, pattern in _HOSTS if pattern.fullmatch(host)), None)


def locate_new_file(addresses: Addresses) -> NewFile:
    """Where a new pilot's file is begun."""
    edited = _EDITED.fullmatch(addresses.edit_base)
    folder = f"{edited['place'].rstrip('/')}/{PILOTS}" if edited else ""
    match find_kind(addresses):
        case ForgeKind.GITHUB if edited:
            return NewFile(form=f"{edited['repository']}/new/{folder}", name_key="filename", text_key="value")
        case ForgeKind.GITLAB if edited:
            return NewFile(form=f"{edited['repository']}/-/new/{folder}", name_key="file_name")
        case ForgeKind.AZURE if addresses.repository:
            return NewFile(folder=f"{addresses.repository}?path=/{quote(PILOTS)}")
        case _:
            return NewFile(folder=addresses.repository)


def locate_edit(addresses: Addresses, path: str) -> str:
    """Where the forge edits a file of the repository, or shows it with a button to edit it; "" where nobody knows."""
    if find_kind(addresses) is ForgeKind.AZURE and addresses.repository:
        return f"{addresses.repository}?path=/{quote(path)}"
    return addresses.edit(path)
