"""Writes the headers that a web server should send with the site, for three kinds of server.

The content security policy names no host but the site's own, and allows no `eval`. The few scripts that the theme puts
into its pages are allowed one by one, by the digest of their text
(https://www.w3.org/TR/CSP3/#framework-directive-source-list).
"""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

_INLINE = re.compile(rb"<script(?P<attributes>(?:\s[^>]*)?)>(?P<text>.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_NOT_RUN = re.compile(rb"\ssrc\s*=|\stype\s*=\s*[\"']?application/(?:ld\+)?json", re.IGNORECASE)
_NETLIFY, _APACHE, _NGINX = "_headers", ".htaccess", "headers.nginx.conf"


def write_headers(site: Path) -> tuple[str, ...]:
    """Write the headers of a built site into it, and give the names of the files."""
    digests: set[str] = set()
    for page in sorted(site.rglob("*.html")):
        digests.update(find_digests(page.read_bytes()))
    headers = list_headers(digests)
    files = {_NETLIFY: _for_netlify(headers), _APACHE: _for_apache(headers), _NGINX: _for_nginx(headers)}
    for name, text in files.items():
        (site / name).write_text(text, encoding="utf-8", newline="\n")
    return tuple(files)


def find_digests(html: bytes) -> frozenset[str]:
    """The digest of each script that stands in a page and is run, as a policy names it."""
    found = (each for each in _INLINE.finditer(html) if not _NOT_RUN.search(each["attributes"]))
    return frozenset(f"sha256-{b64encode(sha256(each['text']).digest()).decode()}" for each in found)


def list_headers(digests: Iterable[str]) -> dict[str, str]:
    """Every header with its value."""
    scripts = " ".join(["'self'", *(f"'{digest}'" for digest in sorted(digests))])
    policy = {
        "default-src": "'none'",
        "script-src": scripts,
        "style-src": "'self'",
        "img-src": "'self' data:",  # the theme's icons are pictures within its style sheet
        "font-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'self'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }


def _for_netlify(headers: dict[str, str]) -> str:
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())


def _for_apache(headers: dict[str, str]) -> str:
    lines = "".join(f'  Header always set {name} "{value}"\n' for name, value in headers.items())
    return f"<IfModule mod_headers.c>\n{lines}</IfModule>\n"


def _for_nginx(headers: dict[str, str]) -> str:
    lines = "".join(f'add_header {name} "{value}" always;\n' for name, value in headers.items())
    return f"# In the server or location that serves the site: include /path/to/{_NGINX};\n{lines}"
