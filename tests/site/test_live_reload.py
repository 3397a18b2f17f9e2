"""Edits while the site is served: each shows within one rebuild, nothing stops the server, nothing is left behind."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.site.built_site import BARE, FULL, ServedSite, draw_project, read_bytes
from tests.site.made_site import GOOD
from tests.site.read_page import ReadPage, read_page

ARTICLE = "---\ntitle: {title}\ndescription: D\nkind: article\n---\n\n{text}\n"
FILES = {
    "pilots/a.yml": GOOD,
    "pilots/b.yml": "title: Second\nstage: proposed\n",
    "docs/index.md": "# Hello\n",
    "docs/playbook/extra.md": ARTICLE.format(title="Extra", text="One."),
}
SECONDS = 20.0


@pytest.fixture
def served(tmp_path: Path) -> ServedSite:
    return ServedSite(draw_project(tmp_path, FILES, FULL))


def titles(page: ReadPage) -> list[str]:
    return [each.text for each in page.all(klass="pb-rows__title")]


def test_edited_pilot_shows(served: ServedSite) -> None:
    site = served.write("pilots/a.yml", "title: Renamed\nstage: approved\n")
    assert site.page("pilots/a/").headings[0] == (1, "Renamed")
    assert titles(site.page("pilots/")) == ["Second", "Renamed"]
    assert site.own_warnings
    assert "Renamed" in site.page("playbook/questions/owner/").text
    assert [entry["title"] for entry in site.search if entry["location"] == "pilots/a/"] == ["Renamed"]


def test_added_pilot_shows(served: ServedSite) -> None:
    site = served.write("pilots/c.yml", "title: Third\nstage: proposed\n")
    assert site.page("pilots/c/").headings[0] == (1, "Third")
    assert "3 pilots" in site.page("").text


def test_deleted_pilot_is_gone_everywhere(served: ServedSite) -> None:
    (served.root / "pilots/b.yml").unlink()
    site = served.rebuild()
    assert not site.has_page("pilots/b/")
    assert titles(site.page("pilots/")) == ["A pilot"]
    assert not [entry for entry in site.search if entry["location"].startswith("pilots/b/")]
    assert "pilots/b/" not in (site.folder / "sitemap.xml").read_text()
    for page in site.read_pages().values():
        assert "Second" not in page.text


def test_page_by_hand_takes_the_place_of_a_deleted_pilot(served: ServedSite) -> None:
    (served.root / "pilots/b.yml").unlink()
    site = served.write("docs/pilots/b.md", "# By hand\n")
    assert site.page("pilots/b/").headings[0] == (1, "By hand")
    assert site.own_warnings == []


def test_deleting_the_last_pilot_and_the_folder_shows_an_empty_register(served: ServedSite) -> None:
    for name in ("a", "b"):
        (served.root / f"pilots/{name}.yml").unlink()
    (served.root / "pilots").rmdir()
    assert "No pilots yet" in served.rebuild().page("pilots/").text
    assert "No pilots yet" not in served.write("pilots/a.yml", GOOD).page("pilots/").text


def test_edited_added_and_deleted_article_shows(served: ServedSite) -> None:
    site = served.write("docs/playbook/extra.md", ARTICLE.format(title="Extra & more", text="Two."))
    assert site.page("playbook/extra/").headings[0] == (1, "Extra & more")
    assert "Two." in site.page("playbook/extra/").text
    assert "Extra & more" in site.page("playbook/").text
    site = served.write("docs/playbook/another.md", ARTICLE.format(title="Another", text="New."))
    assert "Another" in site.page("playbook/").text
    (served.root / "docs/playbook/extra.md").unlink()
    site = served.rebuild()
    assert not site.has_page("playbook/extra/")
    assert "Extra" not in site.page("playbook/").text


def test_overriding_a_default_article_and_taking_it_back_shows(served: ServedSite) -> None:
    name = "docs/playbook/questions/owner.md"
    before = served.site.page("playbook/questions/owner/").headings[0]
    own = ARTICLE.replace("kind: article", "kind: question\nlabel: Whose\norder: 1").format(title="Ours", text="x")
    assert served.write(name, own).page("playbook/questions/owner/").headings[0] == (1, "Ours")
    assert "Whose" in served.site.page("pilots/a/").text
    (served.root / name).unlink()
    assert served.rebuild().page("playbook/questions/owner/").headings[0] == before


def break_pilot(served: ServedSite) -> None:
    served.write("pilots/a.yml", "title: [\n")


def break_front_matter(served: ServedSite) -> None:
    served.write("docs/playbook/extra.md", "---\ntitle: [\nkind: article\n---\n\nOne.\n")


def break_criterion(served: ServedSite) -> None:
    criterion = "criteria: [{id: NEW-01, title: T, gate: approve, level: must, fix: F, check: pilot.ownr == 1}]"
    served.write("docs/playbook/extra.md", f"---\ntitle: Extra\ndescription: D\nkind: article\n{criterion}\n---\n")


def break_settings(served: ServedSite) -> None:
    served.write("docs/playbook/playbook.yml", "phrases: [\n")


def make_folder_with_the_name_of_a_pilot(served: ServedSite) -> None:
    (served.root / "pilots/x.yml").mkdir()
    served.rebuild()


def break_encoding_of_pilot(served: ServedSite) -> None:
    (served.root / "pilots/a.yml").write_bytes(b"title: caf\xe9\nstage: proposed\n")
    served.rebuild()


def break_encoding_of_article(served: ServedSite) -> None:
    (served.root / "docs/playbook/extra.md").write_bytes(b"---\ntitle: Extra\n---\ncaf\xe9\n")
    served.rebuild()


def lay_link_to_nowhere(served: ServedSite) -> None:
    (served.root / "pilots/x.yml").symlink_to(served.root / "nowhere.yml")
    (served.root / "docs/playbook/x.md").symlink_to(served.root / "nowhere.md")
    served.rebuild()


def lay_page_in_the_way(served: ServedSite) -> None:
    served.write("docs/pilots/a.md", "# By hand\n")


def empty_pilot(served: ServedSite) -> None:
    served.write("pilots/a.yml", "")


BREAKS: tuple[Callable[[ServedSite], None], ...] = (
    break_pilot,
    break_front_matter,
    break_criterion,
    break_settings,
    make_folder_with_the_name_of_a_pilot,
    break_encoding_of_pilot,
    break_encoding_of_article,
    lay_link_to_nowhere,
    lay_page_in_the_way,
    empty_pilot,
)


def mend(served: ServedSite) -> None:
    """Put the project back into the state in which it was drawn."""
    for name in ("pilots/x.yml", "docs/playbook/x.md", "docs/playbook/playbook.yml", "docs/pilots/a.md"):
        path = served.root / name
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink(missing_ok=True)
    for name, text in FILES.items():
        (served.root / name).write_text(text, encoding="utf-8")
    served.rebuild()


@pytest.fixture(scope="module")
def served_long(tmp_path_factory: pytest.TempPathFactory) -> tuple[ServedSite, dict[str, bytes]]:
    """One server that lives through everything that is broken, and the files of its site before that."""
    served = ServedSite(draw_project(tmp_path_factory.mktemp("served"), FILES, FULL))
    return served, read_bytes(served.folder)


@pytest.mark.parametrize("break_it", BREAKS, ids=lambda each: each.__name__)
def test_broken_file_is_reported_and_mending_it_leaves_no_trace(
    served_long: tuple[ServedSite, dict[str, bytes]], break_it: Callable[[ServedSite], None]
) -> None:
    served, before = served_long
    break_it(served)
    assert served.site.own_warnings
    assert served.site.page("pilots/b/").headings[0] == (1, "Second")
    assert served.site.page("pilots/").headings[0] == (1, "Portfolio")
    mend(served)
    assert served.site.own_warnings == []
    after = read_bytes(served.folder)
    assert list(after) == list(before)
    assert [name for name in after if after[name] != before[name]] == []


def test_rebuild_changes_nothing_when_nothing_changed(served: ServedSite) -> None:
    before = read_bytes(served.folder)
    lists = [len(each) for each in (served.config.theme.dirs, served.config.extra_css, served.config.extra_javascript)]
    served.rebuild()
    served.rebuild()
    assert read_bytes(served.folder) == before
    assert [
        len(each) for each in (served.config.theme.dirs, served.config.extra_css, served.config.extra_javascript)
    ] == lists


def test_folders_that_pages_are_made_from_are_watched(served: ServedSite) -> None:
    assert served.config.watch.count(str(served.root / "pilots")) == 1
    assert any(each.endswith("playbook") for each in served.config.watch)


def test_rebuild_writes_into_no_watched_folder(served: ServedSite) -> None:
    def look() -> dict[Path, int]:
        files = [*served.root.glob("pilots/**/*"), *served.root.glob("docs/**/*"), served.root / "pilots"]
        return {file: file.stat().st_mtime_ns for file in files}

    before = look()
    served.rebuild()
    assert look() == before


def find_free_port() -> int:
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        port: int = opened.getsockname()[1]
        return port


class Server:
    """A real `mkdocs serve` in a process of its own."""

    def __init__(self, root: Path) -> None:
        self.address = f"http://127.0.0.1:{(port := find_free_port())}/"
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
        self._log = (root / "serve.log").open("w+", encoding="utf-8")
        self._process = subprocess.Popen(command, cwd=root, env=environment, stdout=self._log, stderr=subprocess.STDOUT)

    def stop(self) -> None:
        self._process.send_signal(signal.SIGINT)
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.close()

    def read(self, address: str) -> str:
        try:
            with urllib.request.urlopen(self.address + address, timeout=5) as response:  # noqa: S310 - our own server
                text: str = response.read().decode()
                return text
        except (urllib.error.URLError, OSError):
            return ""

    def wait_for(self, address: str, text: str) -> ReadPage:
        """The page once it holds a text; fails when that takes too long."""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            assert self._process.poll() is None, "the server stopped"
            html = self.read(address)
            if text in html:
                return read_page(html)
            time.sleep(0.1)
        pytest.fail(f"{address} did not show {text!r} within {SECONDS} seconds")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[Server, Path]]:
    root = draw_project(tmp_path, {"docs/index.md": "# Hello\n"}, BARE)
    started = Server(root)
    yield started, root
    started.stop()


def test_real_server_shows_edits_of_pilots_from_the_first_one_on(server: tuple[Server, Path]) -> None:
    serving, root = server
    serving.wait_for("pilots/", "No pilots yet")
    (root / "pilots/a.yml").write_text(GOOD)  # the folder was made, so that it can be watched
    serving.wait_for("pilots/a/", "A pilot")
    (root / "pilots/a.yml").write_text("title: [\n")
    serving.wait_for("pilots/a/", "could not be read")
    (root / "pilots/a.yml").write_text("title: Mended\nstage: proposed\n")
    serving.wait_for("pilots/a/", "Mended")
