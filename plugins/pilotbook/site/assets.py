"""Lists the styles and scripts of the site, in the order in which the browser takes them."""

from pathlib import Path

FOLDER = Path(__file__).parent / "assets"
THEME = Path(__file__).parent / "theme"
STYLES = "assets/pilotbook.css"
"""The address of the one style sheet that all components are joined into."""


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


def _read_scripts(folder: str) -> dict[str, str]:
    files = sorted((FOLDER / folder).glob("*.js"))
    return {f"assets/pilotbook/{file.name}": file.read_text(encoding="utf-8") for file in files}


_STYLE_ORDER = {"tokens": -1, "page": 0, "print": 2}
