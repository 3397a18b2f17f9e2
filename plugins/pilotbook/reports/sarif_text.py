"""Turns text that anybody may have written into the messages and addresses of a SARIF report."""

import re
from urllib.parse import quote

_LINK = re.compile(r"\[(?=[^\[\]]*\]\()")
_PLACEHOLDER = re.compile(r"\{(\d+)\}")
_DRIVE = re.compile(r"[A-Za-z]:/")
_UNRESERVED = "/-._~"
_RESERVED = ":/?#[]@!$&'()*+,;=%-._~"


def write_message(text: str) -> dict[str, str]:
    """A plain-text message in which nothing is a link or a placeholder (SARIF 2.1.0, 3.11.5 and 3.11.6)."""
    plain = _PLACEHOLDER.sub(r"{{\1}}", _LINK.sub(r"\\[", text))
    return {"text": plain.encode("utf-8", "replace").decode() or "?"}


def write_address(site_address: str, address: str) -> str:
    """The whole address of a page of the site as a URI; empty where the site's address is not known."""
    path, hash_sign, fragment = address.partition("#")
    safe = quote(path, safe=_UNRESERVED, errors="replace") + hash_sign + quote(fragment, safe="-._~", errors="replace")
    return quote(site_address, safe=_RESERVED, errors="replace") + safe if site_address else ""


def write_path(path: str) -> str:
    """The path of a file as a URI reference: relative to the checkout, or with its scheme where it is a whole path."""
    safe = quote(path, safe=_UNRESERVED, errors="replace")
    if path.startswith("/"):
        return f"file://{safe}"
    return f"file:///{path[:2]}{safe[4:]}" if _DRIVE.match(path) else safe


def is_relative(uri: str) -> bool:
    """Whether a URI reference made by `write_path` is counted from the checkout."""
    return not uri.startswith("file://")
