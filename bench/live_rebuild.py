"""Builds a site as `mkdocs serve` does, changes one pilot, and writes down what both took of the processor."""

import logging
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from mkdocs.commands.build import build
from mkdocs.config import load_config

from pilotbook.mkdocs_plugin import PilotbookPlugin


def main() -> None:
    """Measure in a folder, the first argument; the second is the file for what was measured, in seconds."""
    folder, result = map(Path, sys.argv[1:3])
    logging.disable(logging.CRITICAL)
    with TemporaryDirectory() as site:
        config = load_config(str(folder / "mkdocs.yml"), site_dir=site)
        config.plugins.on_startup(command="serve", dirty=False)
        begin = process_time()
        build(config, serve_url="http://127.0.0.1:8000/")
        built = process_time()
        pilot = min((folder / "pilots").iterdir())
        text = pilot.read_text(encoding="utf-8")
        pilot.write_text(text.replace("\nunit: ", "\nunit: Shared ", 1), encoding="utf-8")
        began = process_time()
        plugin = config.plugins["pilotbook"]
        was_quick = isinstance(plugin, PilotbookPlugin) and plugin.show_pilots()
        shown = process_time()
        pilot.write_text(text, encoding="utf-8")
        page = Path(site, "pilots", pilot.stem, "index.html").read_text(encoding="utf-8")
    if not was_quick or "Shared " not in page:
        sys.exit("the change of a pilot was not shown")
    result.write_text(f"{built - begin} {shown - began}", encoding="utf-8")


if __name__ == "__main__":
    main()
