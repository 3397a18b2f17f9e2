"""Writes the headers that a web server should send with the site, for three kinds of server.

The content security policy names no host but the site's own, and allows no `eval`. The few scripts that the theme puts
into its pages are allowed one by one, by the digest of their text
(https://www.w3.org/TR/CSP3/#framework-directive-source-list). They are known by the page that tells of a missing one:
it is made of the theme alone. So a script that came into a page with somebody's text would not run.
"""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

_INLINE = re.compile(rb"<script(?P<attributes>(?:\s[^>]*)?)>(?P<text>.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_TOP = re.compile(rb'new URL\("[./\w~%-]*"')
"""The way to the top of the site, which the theme writes into each page; the rest of its script is the same in all."""
_THEME_PAGE = "404.html"
_NOT_RUN = re.compile(rb"\ssrc\s*=|\stype\s*=\s*[\"']?application/(?:ld\+)?json", re.IGNORECASE)
_NETLIFY, _APACHE, _NGINX = "_headers", ".htaccess", "headers.nginx.conf"


def write_headers(site: Path) -> tuple[str, ...]:
    """Write the headers of a built site into it, and give the names of the files."""
    missing = site / _THEME_PAGE
    known = frozenset(map(_without_top, find_scripts(missing.read_bytes()))) if missing.is_file() else frozenset()
    scripts = {text for page in site.rglob("*.html") for text in find_scripts(page.read_bytes())}
    headers = list_headers(digest_of(text) for text in scripts if _without_top(text) in known)
    files = {_NETLIFY: _for_netlify(headers), _APACHE: _for_apache(headers), _NGINX: _for_nginx(headers)}
    for name, text in files.items():
        (site / name).write_text(text, encoding="utf-8", newline="\n")
    return tuple(files)


def find_scripts(html: bytes) -> frozenset[bytes]:
    """The text of each script that stands in a page and is run."""
    return frozenset(each["text"] for each in _INLINE.finditer(html) if not _NOT_RUN.search(each["attributes"]))


def digest_of(text: bytes) -> str:
    """The digest of a script, as a policy names it."""
    return f"sha256-{b64encode(sha256(text).digest()).decode()}"


def _without_top(text: bytes) -> bytes:
    return _TOP.sub(b'new URL("."', text)


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
