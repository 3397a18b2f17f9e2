"""A server that speaks https on this machine, and answers well or badly by the path that it is asked for.

Its certificate is made by itself, and is worth nothing: its key stands beside it.
"""

import gzip
import ssl
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

CERTIFICATE = Path(__file__).with_name("certificate.pem")
BOMB = gzip.compress(bytes(8 * 1024 * 1024))
"""8 MiB of nothing in 8 KiB."""


def trust() -> ssl.SSLContext:
    """What trusts the server."""
    return ssl.create_default_context(cafile=str(CERTIFICATE))


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    files: Mapping[str, bytes]
    asked: list[str]
    over: Event

    def handle_error(self, *_: object) -> None:
        """Clients that turn away are what the tests are about."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        act = getattr(self, f"_{self.path.strip('/').partition('?')[0].replace('-', '_')}", None)
        if act is not None:
            act()
        elif self.path in self.server.files:
            self._answer(self.server.files[self.path])
        else:
            self._answer(b"nothing here", status=404)

    def _answer(self, body: bytes, *, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def _packed(self) -> None:
        self._answer(gzip.compress(b"{}"), Content_Encoding="gzip")

    def _bomb(self) -> None:
        self._answer(BOMB, Content_Encoding="gzip")

    def _half_packed(self) -> None:
        self._answer(b"no gzip at all", Content_Encoding="gzip")

    def _strangely_packed(self) -> None:
        self._answer(b"{}", Content_Encoding="br")

    def _large(self) -> None:
        self._answer(bytes(2 * 1024 * 1024))

    def _near(self) -> None:
        self._answer(b"", status=302, Location="/portfolio.json")

    def _far(self) -> None:
        self._answer(b"", status=302, Location="https://127.0.0.2/portfolio.json")

    def _plain(self) -> None:
        self._answer(b"", status=301, Location=f"http://127.0.0.1:{self.server.server_port}/portfolio.json")

    def _file(self) -> None:
        self._answer(b"", status=302, Location="file:///etc/passwd")

    def _round(self) -> None:
        self._answer(b"", status=302, Location="/round")

    def _locked(self) -> None:
        self._answer(b"", status=401, WWW_Authenticate="Basic")

    def _rude(self) -> None:
        self.wfile.write(b"\0\1\2 no http \r\n\r\n")

    def _silent(self) -> None:
        self.server.over.wait(10)

    def _drip(self) -> None:
        """A body that never ends, one byte after another."""
        self.send_response(200)
        self.end_headers()
        self._write_slowly(b" ")

    def _drip_heads(self) -> None:
        """Headers that never end."""
        self.send_response(200)
        self.flush_headers()
        self._write_slowly(b"X")

    def _write_slowly(self, byte: bytes) -> None:
        while not self.server.over.is_set():
            self.wfile.write(byte)
            time.sleep(0.05)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serve(files: Mapping[str, bytes]) -> Iterator[_Server]:
    """Serve some files by their paths, as long as the context lasts."""
    server = _Server(("127.0.0.1", 0), _Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.files, server.asked, server.over = files, [], Event()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


def address_of(server: _Server, path: str) -> str:
    """The address of a path of a server."""
    return f"https://127.0.0.1:{server.server_port}/{path}"
