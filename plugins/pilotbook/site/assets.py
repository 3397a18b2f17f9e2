"""Lists the styles and scripts of the site, in the order in which the browser takes them."""

import re
from collections.abc import Iterable
from pathlib import Path

from markupsafe import Markup

FOLDER = Path(__file__).parent / "assets"
THEME = Path(__file__).parent / "theme"
STYLES = "assets/pilotbook.css"
"""The address of the style sheet that every page asks for: it is all that the page of a pilot needs."""
MORE_STYLES = "assets/pilotbook/more.css"
"""The address of the style sheet of lists, charts and articles, which the pages of pilots do without."""
REGISTER_SCRIPT = "assets/pilotbook/register.js"
CHECKLIST_SCRIPT = "assets/pilotbook/checklist.js"
_PROPOSE = ("yaml", "places", "exchange", "vague", "draft", "values", "answers", "change", "form")
PROPOSE_SCRIPTS = tuple(f"assets/pilotbook/propose/{name}.js" for name in _PROPOSE)
"""The addresses of the scripts of the form that proposes a pilot, in the order in which they are run."""

_FOLDERS = {STYLES: "styles", MORE_STYLES: "more_styles"}
_STYLE_ORDER = {"tokens": -1, "page": 0, "print": 2, "print-lists": 2}
_IDLE = re.compile(r'("[^"]*")|\s*/\*.*?\*/\s*|;?\s*(})\s*|\s*([{;,>])\s*|(:)\s+|(?<=\d)\s(\*)\s|\s+', re.DOTALL)
"""What a browser does without, and the strings, within which it does not."""
_COMMENT_LINE = re.compile(r"^\s*(?://.*)?\n?", re.MULTILINE)


def read_styles() -> dict[str, str]:
    """Each style sheet's address with its text, as small as it can be written without looking into it further.

    A sheet is those of its components joined; tokens come first, print last.
    """
    return {address: shorten_styles("".join(_read_components(folder))) for address, folder in _FOLDERS.items()}


def _read_components(folder: str) -> list[str]:
    files = sorted((FOLDER / folder).glob("*.css"), key=lambda file: (_STYLE_ORDER.get(file.stem, 1), file.name))
    return [file.read_text(encoding="utf-8") for file in files]


def shorten_styles(text: str) -> str:
    """A style sheet as we write them, without comments and idle spaces."""
    return _IDLE.sub(lambda found: "".join(filter(None, found.groups())) or _gap(found.group()), text).strip()


def _gap(idle: str) -> str:
    return "" if "/*" in idle else " "


def shorten_script(text: str) -> str:
    """A script as we write them, without the lines that are comments, and without indentation.

    None of our scripts holds a text of several lines; in one that did, this could change it.
    """
    return _COMMENT_LINE.sub("", text)


def load_scripts(addresses: Iterable[str]) -> Markup:
    """The elements that load scripts for the page that they stand in, in this order, once the page is there."""
    load = Markup('\n<script src="{}" defer></script>')
    return Markup().join(load.format(address) for address in addresses)


def read_page_scripts() -> dict[str, str]:
    """Each script that only the pages ask for that need it, by its address."""
    folder = FOLDER / "page_scripts"
    files = sorted(folder.rglob("*.js"))
    return {
        f"assets/pilotbook/{file.relative_to(folder).as_posix()}": shorten_script(file.read_text(encoding="utf-8"))
        for file in files
    }


def read_early_scripts() -> dict[str, str]:
    """Each script that has to run before those of the theme, by its address; every page asks for it."""
    files = sorted((FOLDER / "early").glob("*.js"))
    return {f"assets/pilotbook/{file.name}": shorten_script(file.read_text(encoding="utf-8")) for file in files}
