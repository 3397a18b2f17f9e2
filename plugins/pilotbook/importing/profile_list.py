"""Finds the mappings that come with the package."""

from pathlib import Path

_FOLDER = Path(__file__).parent / "profiles"
_ENDING = ".yml"


def list_profiles() -> tuple[str, ...]:
    """The names of all profiles."""
    return tuple(sorted(file.stem for file in _FOLDER.glob(f"*{_ENDING}")))


def read_profile(name: str) -> str:
    """The text of the profile of that name, which has to be one of the list."""
    return (_FOLDER / f"{name}{_ENDING}").read_text(encoding="utf-8")
