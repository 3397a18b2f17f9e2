"""Draws the project of a site that shows the pilots of other portfolios."""

from pathlib import Path

from tests.site.built_site import FULL, draw_project
from tests.site.group_site import publish
from tests.site.made_site import GOOD

GROUP = FULL.replace("theme:", "# ours\ntheme:").replace(
    'plugins: [search, {pilotbook: {today: "2026-11-22"}}]\n', ""
) + (
    "plugins:\n"
    "  - search\n"
    "  - pilotbook:\n"
    '      today: "2026-11-22"\n'
    "      sources:\n"
    "        finance: finance.json\n"
    "        legal: {address: legal.json}\n"
    "        gone: gone.json\n"
)


def draw_group_project(root: Path, config: str = GROUP) -> Path:
    """A project with a pilot, two portfolios with one each, of which one has no address, and a source that is gone."""
    files: dict[str, str | bytes] = {
        "pilots/ours.yml": "title: Ours\nstage: proposed\n",
        "finance.json": publish({"a": GOOD}),
        "legal.json": publish({"b": "title: Theirs\nstage: piloting\n"}, name="Legal", site=""),
    }
    return draw_project(root, files, config)
