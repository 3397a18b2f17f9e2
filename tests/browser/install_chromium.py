"""Finds a Chromium for the browser tests, or installs one, and prints its path.

Run as a script: the path on standard output and exit 0, or one sentence on standard error and exit 1.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

VARIABLE = "PILOTBOOK_CHROMIUM"
ON_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
MAC_APPLICATIONS = ("Chromium", "Google Chrome", "Microsoft Edge")
WINDOWS_PROGRAMS = ("Chromium/Application/chrome.exe", "Google/Chrome/Application/chrome.exe")
WINDOWS_EDGE = "Microsoft/Edge/Application/msedge.exe"

# In a process of its own: Playwright's synchronous interface refuses to start twice in one.
ASK_PLAYWRIGHT = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""

# Seconds. A mirror may be slow; a host that never answers must not hold up the tests for good.
ANSWER_TIMEOUT = 30
DOWNLOAD_TIMEOUT = 300
INSTALL_TIMEOUT = 900


def find_chromium() -> Path | None:
    """Return a Chromium that starts, or None; a path in PILOTBOOK_CHROMIUM is taken or nothing is."""
    if wanted := os.environ.get(VARIABLE):
        return Path(wanted) if is_program(Path(wanted)) else None
    candidates = [*_list_on_path(), *_list_usual_places()]
    found = next((program for program in candidates if does_start(program)), None)
    return found or _find_playwrights_own()


def is_program(program: Path) -> bool:
    """Say whether the file is there and may be run."""
    return program.is_file() and os.access(program, os.X_OK)


def does_start(program: Path) -> bool:
    """Say whether the program runs: Ubuntu's chromium-browser, for one, may be a stub that asks for a snap."""
    if not is_program(program):
        return False
    # On Windows `--version` would open a window.
    return sys.platform == "win32" or _run([str(program), "--version"], ANSWER_TIMEOUT) is not None


def install_chromium() -> None:
    """Try to install a Chromium, by Playwright and then by apt; success shows in what `find_chromium` finds."""
    _tell("no Chromium found; trying Playwright's")
    _run([sys.executable, "-m", "playwright", "install", "chromium"], DOWNLOAD_TIMEOUT)
    if find_chromium() is None and shutil.which("apt-get") and (root := _list_root_command()) is not None:
        _tell("trying apt-get install chromium")
        apt_get = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
        _run([*apt_get, "update"], DOWNLOAD_TIMEOUT)
        _run([*apt_get, "install", "-y", "chromium"], INSTALL_TIMEOUT)


def main() -> int:
    """Print the path of a Chromium, installing one where there is none; return the exit code."""
    found = find_chromium()
    if found is None and (wanted := os.environ.get(VARIABLE)):
        _tell(f"{VARIABLE} is {wanted}, which is no program: set it to a Chromium, or unset it")
        return 1
    if found is None:
        install_chromium()
        found = find_chromium()
    if found is None:
        _tell(f"the browser tests need Chromium, Chrome or Edge: install one, or set {VARIABLE} to its path")
        return 1
    print(found)
    return 0


def _list_on_path() -> list[Path]:
    return [Path(program) for name in ON_PATH if (program := shutil.which(name))]


def _list_usual_places() -> list[Path]:
    if sys.platform == "darwin":
        roots = [Path("/Applications"), Path.home() / "Applications"]
        return [root / f"{name}.app/Contents/MacOS/{name}" for root in roots for name in MAC_APPLICATIONS]
    if sys.platform == "win32":
        variables = ("ProgramFiles", "ProgramFiles(x86)", "LocalAppData")
        roots = [Path(value) for name in variables if (value := os.environ.get(name))]
        return [root / program for program in (*WINDOWS_PROGRAMS, WINDOWS_EDGE) for root in roots]
    return [Path("/usr/bin/chromium"), Path("/opt/google/chrome/chrome"), Path("/snap/bin/chromium")]


def _find_playwrights_own() -> Path | None:
    answer = _run([sys.executable, "-c", ASK_PLAYWRIGHT], ANSWER_TIMEOUT)
    program = Path(answer.strip()) if answer else None
    return program if program and does_start(program) else None


def _list_root_command() -> list[str] | None:
    """Return what to put before a command to run it as root, or None if that takes a password."""
    if sys.platform == "win32":
        return None
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if _run(["sudo", "-n", "true"], ANSWER_TIMEOUT) is not None else None


def _run(command: list[str], timeout: float) -> str | None:
    """Return what the command printed, or None if it failed, is missing or took longer than `timeout` seconds."""
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, check=True, timeout=timeout, encoding="utf-8"
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout


def _tell(sentence: str) -> None:
    print(f"install_chromium: {sentence}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
