"""Takes what stands at addresses that begin with `https://`, within limits, and from nobody but whom they name.

A redirect is followed as long as it stays on the host and the port: whoever writes the configuration decides whom to
ask, and an answer cannot send the question elsewhere.
"""

import ssl
import zlib
from collections.abc import Iterable
from http.client import HTTPException, HTTPMessage, HTTPResponse, responses
from threading import Thread
from time import monotonic
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from pilotbook import __version__
from pilotbook.neighbours.limits import Limits, NotTaken
from pilotbook.records.quote import quote_text

_PIECE = 64 * 1024
_GZIP = 16 + zlib.MAX_WBITS
_HEADERS = {
    "Accept": "application/json",
    "Accept-Encoding": "gzip",
    "User-Agent": f"Pilotbook/{__version__}",
}
Taken = bytes | NotTaken
"""What stands at an address, or why it could not be taken."""


def fetch_all(addresses: Iterable[str], limits: Limits, context: ssl.SSLContext | None = None) -> dict[str, Taken]:
    """What stands at each address; all are asked at the same time. `context` says whose certificates count."""
    taken: dict[str, Taken] = {}

    def run(address: str) -> None:
        found = fetch(address, limits, context)
        taken.setdefault(address, found)

    threads = {address: Thread(target=run, args=(address,), daemon=True) for address in addresses}
    end = monotonic() + limits.seconds
    for thread in threads.values():
        thread.start()
    for address, thread in threads.items():
        thread.join(max(0.0, end - monotonic()))
        taken.setdefault(address, limits.too_slow)  # it may send a byte now and then for ever: nobody waits for that
    return {address: taken[address] for address in threads}


def fetch(address: str, limits: Limits, context: ssl.SSLContext | None = None) -> Taken:
    """What stands at one address."""
    end = monotonic() + limits.seconds
    try:
        with _make_opener(context).open(Request(address, headers=_HEADERS), timeout=limits.seconds) as response:  # noqa: S310 - https alone
            return _read(response, limits, end)
    except NotTaken as error:
        return error
    except HTTPError as error:
        with error:
            return NotTaken(f"it answers with {error.code} ({responses.get(error.code, 'no known word')})")
    except TimeoutError:
        return limits.too_slow
    except URLError as error:
        return limits.too_slow if isinstance(error.reason, TimeoutError) else NotTaken(_explain(error.reason))
    except (OSError, HTTPException, ValueError, zlib.error) as error:
        return NotTaken(_explain(error))


def _explain(error: object) -> str:
    match error:
        case zlib.error():
            return "what it sends cannot be unpacked"
        case ssl.SSLCertVerificationError():
            told = error.verify_message
        case OSError():
            told = error.strerror or type(error).__name__
        case Exception():
            told = type(error).__name__
        case _:
            told = str(error)
    return f"the connection failed: {quote_text(told)}"


def _make_opener(context: ssl.SSLContext | None) -> OpenerDirector:
    """What opens https, through the proxy that the environment names, and nothing else."""
    opener = OpenerDirector()
    handlers = (
        ProxyHandler(),
        UnknownHandler(),
        HTTPSHandler(context=context or ssl.create_default_context()),
        HTTPDefaultErrorHandler(),
        _SameHost(),
        HTTPErrorProcessor(),
    )
    for handler in handlers:
        opener.add_handler(handler)
    return opener


class _SameHost(HTTPRedirectHandler):
    """Follows a redirect that stays where it is."""

    def redirect_request(  # noqa: PLR0913, PLR0917 - as the library declares it
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        """The request to follow, or the reason why it is not followed."""
        old, new = urlsplit(req.full_url), urlsplit(newurl)
        if (new.scheme, new.netloc) != (old.scheme, old.netloc):
            fp.close()
            raise NotTaken(f"it sends elsewhere, to {quote_text(newurl)}: write that address, if it is right")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _read(response: HTTPResponse, limits: Limits, end: float) -> bytes:
    """The body, unpacked, as long as it keeps within the limits."""
    packing = (response.headers.get("Content-Encoding") or "identity").strip().lower()
    if packing not in ("identity", "gzip"):
        raise NotTaken(f"it is packed in a way that nobody asked for: {quote_text(packing)}")
    unpack = zlib.decompressobj(_GZIP).decompress if packing == "gzip" else None
    pieces, size = [], 0
    while piece := response.read1(_PIECE):
        room = limits.size + 1 - size
        pieces.append(unpack(piece, room) if unpack else piece)
        size += len(pieces[-1])
        if size > limits.size:
            raise limits.too_large
        if monotonic() > end:
            raise limits.too_slow
    return b"".join(pieces)
