"""Runs the YAML language server that editors use, and speaks its protocol (LSP) over its input and output."""

import json
import os
import queue
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

VERSION = "1.25.0"
CACHE = Path(__file__).parents[2] / ".venv" / f"yaml-language-server-{VERSION}"
PATIENCE = 30.0
"""Seconds for one answer; mostly it takes a few hundredths."""


def skip(reason: str) -> None:
    print(reason)  # noqa: T201 - so that it shows even where skipped tests are not listed
    pytest.skip(reason)


def install_server() -> list[str]:
    """The command that starts the server, fetched once by npm into .venv; without node and npm the test is skipped."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        skip("the YAML language server needs node and npm, which are not here")
    script = CACHE / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
    if not script.is_file():
        CACHE.parent.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE.parent) as folder:
            options = [
                "--no-audit",
                "--no-fund",
                "--no-save",
                "--ignore-scripts",
                "--silent",
                "--fetch-retries=1",
                "--prefix",
                folder,
            ]
            command = [str(npm), "install", *options, f"yaml-language-server@{VERSION}"]
            try:
                subprocess.run(command, capture_output=True, timeout=120, check=True)
            except subprocess.SubprocessError:
                skip("npm cannot fetch the YAML language server")
            if not CACHE.exists():  # another process may have been faster
                (Path(folder) / "node_modules").rename(_made(CACHE) / "node_modules")
    return [str(node), str(script), "--stdio"]


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


class LanguageServer:
    """A running server. Documents are opened one after the other, each under an address below `root`."""

    def __init__(self, command: list[str], root: Path) -> None:
        self.root = root
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=root
        )
        self._messages: queue.Queue[dict[str, Any]] = queue.Queue()
        self._last = 0
        threading.Thread(target=self._listen, daemon=True).start()
        hover = {"contentFormat": ["markdown", "plaintext"]}
        completion = {"completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}}
        abilities = {"textDocument": {"hover": hover, "completion": completion}, "workspace": {"configuration": True}}
        folders = [{"uri": root.as_uri(), "name": "book"}]
        self.ask(
            "initialize",
            processId=os.getpid(),
            rootUri=root.as_uri(),
            capabilities=abilities,
            workspaceFolders=folders,
        )
        self._tell("initialized")
        self._tell("workspace/didChangeConfiguration", settings={"yaml": _SETTINGS})

    def stop(self) -> None:
        self.ask("shutdown")
        self._tell("exit")
        for pipe in (self._process.stdin, self._process.stdout):
            self._process.wait(PATIENCE)
            if pipe:
                pipe.close()

    def open_all(self, texts: dict[str, str]) -> list[list[dict[str, Any]]]:
        """Open documents by their names below `root`, and give what the server finds wrong with each of them."""
        found: dict[str, list[dict[str, Any]]] = {}
        uris = [(self.root / name).as_uri() for name in texts]
        for uri, text in zip(uris, texts.values(), strict=True):
            document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
            self._tell("textDocument/didOpen", textDocument=document)
        for message in self._wait():
            if message.get("method") == "textDocument/publishDiagnostics":
                found[message["params"]["uri"]] = message["params"]["diagnostics"]
            if found.keys() >= set(uris):
                break
        return [found[uri] for uri in uris]

    def open(self, name: str, text: str) -> list[dict[str, Any]]:
        """Open one document, and give what the server finds wrong with it."""
        return self.open_all({name: text})[0]

    def complete(self, name: str, line: int, column: int) -> list[str]:
        """The labels that the server offers at a place, counted from 0."""
        result = self._at("textDocument/completion", name, line, column)
        items = result["items"] if isinstance(result, dict) else result
        return [each["label"] for each in items]

    def hover(self, name: str, line: int, column: int) -> str:
        """What the server says of the word at a place, counted from 0."""
        result = self._at("textDocument/hover", name, line, column)
        return str(result["contents"]["value"]) if result else ""

    def ask(self, method: str, **params: Any) -> Any:
        self._last += 1
        number = self._last
        self._send({"id": number, "method": method, "params": params})
        for message in self._wait():
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message["result"]
        raise AssertionError

    def _at(self, method: str, name: str, line: int, column: int) -> Any:
        uri = (self.root / name).as_uri()
        return self.ask(method, textDocument={"uri": uri}, position={"line": line, "character": column})

    def _tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        self._process.stdin.flush()

    def _wait(self) -> Iterator[dict[str, Any]]:
        """The messages of the server, one after the other; what it asks is answered on the way."""
        end = time.monotonic() + PATIENCE
        while True:
            message = self._messages.get(timeout=max(0.0, end - time.monotonic()))
            if "id" in message and "method" in message:
                items = message.get("params", {}).get("items", [])
                known = {"yaml": _SETTINGS}
                self._send({"id": message["id"], "result": [known.get(each["section"], {}) for each in items] or None})
            else:
                yield message

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream
        while header := stream.readline():
            if header.lower().startswith(b"content-length:"):
                length = int(header.split(b":")[1])
                while stream.readline().strip():
                    pass
                self._messages.put(json.loads(stream.read(length)))


_SETTINGS = {
    "validate": True,
    "hover": True,
    "completion": True,
    "schemaStore": {"enable": False},
    "format": {"enable": False},
}
