"""Lists the styles and scripts of the site, in the order in which the browser takes them."""

from pathlib import Path

FOLDER = Path(__file__).parent / "assets"
THEME = Path(__file__).parent / "theme"
STYLES = "assets/pilotbook.css"
"""The address of the one style sheet that all components are joined into."""
PROPOSE_SCRIPTS = tuple(f"assets/pilotbook/propose/{name}.js" for name in ("yaml", "vague", "draft", "form"))
"""The addresses of the scripts of the form that proposes a pilot, in the order in which they are run."""


def read_styles() -> str:
    """The style sheets of all components as one; tokens come first, print last."""
    files = sorted((FOLDER / "styles").glob("*.css"), key=lambda file: (_STYLE_ORDER.get(file.stem, 1), file.name))
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def read_scripts() -> dict[str, str]:
    """Each script's address with its text; they add to a page that is there."""
    return _read_scripts("scripts")


def read_early_scripts() -> dict[str, str]:
    """Each script that has to run before those of the theme, by its address."""
    return _read_scripts("early")


def read_propose_scripts() -> dict[str, str]:
    """Each script that only the form asks for, by its address, in the order in which they are run."""
    scripts = _read_scripts("propose", "propose/")
    return {address: scripts[address] for address in PROPOSE_SCRIPTS}


def _read_scripts(folder: str, below: str = "") -> dict[str, str]:
    files = sorted((FOLDER / folder).glob("*.js"))
    return {f"assets/pilotbook/{below}{file.name}": file.read_text(encoding="utf-8") for file in files}


_STYLE_ORDER = {"tokens": -1, "page": 0, "print": 2}
