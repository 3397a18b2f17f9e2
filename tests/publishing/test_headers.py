"""The headers of a site: no script is allowed but those that are in its pages, each by its digest."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from pilotbook.publishing.headers import find_digests, list_headers, write_headers
from tests.tree import write_tree


def digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<script>a()</script>", ["a()"]),
        ("<SCRIPT type=module>\n a() \n</SCRIPT >", ["\n a() \n"]),
        ('<script src="a.js"></script><script defer src=b.js></script>', []),
        ('<script id="c" type="application/json">{"a": 1}</script>', []),
        ("<script>a()</script><p><script>b()</script>", ["a()", "b()"]),
        ("<scripts>a()</scripts>&lt;script>x&lt;/script>", []),
    ],
)
def test_scripts_that_stand_in_a_page_are_found(html: str, texts: list[str]) -> None:
    assert find_digests(html.encode()) == {digest(text) for text in texts}


def test_policy_allows_nothing_unsafe_and_no_other_host() -> None:
    policy = list_headers([digest("b"), digest("a")])["Content-Security-Policy"]
    assert f"script-src 'self' {' '.join(sorted(repr(digest(each)) for each in 'ab'))};" in policy
    assert policy.startswith("default-src 'none'; ")
    for word in ("unsafe-inline", "unsafe-eval", "http:", "https:", "*"):
        assert word not in policy


def test_headers_are_written_for_three_servers(tmp_path: Path) -> None:
    site = write_tree(tmp_path, {"index.html": "<script>a()</script>", "b/index.html": "<script>b()</script>"})
    assert write_headers(site) == ("_headers", ".htaccess", "headers.nginx.conf")
    netlify, apache, nginx = ((site / name).read_text(encoding="utf-8") for name in write_headers(site))
    assert netlify.startswith("/*\n  Content-Security-Policy: default-src 'none'; ")
    assert 'add_header X-Content-Type-Options "nosniff" always;\n' in nginx
    assert '  Header always set Referrer-Policy "same-origin"\n' in apache
    for text in (netlify, apache, nginx):
        assert digest("a()") in text
        assert digest("b()") in text
