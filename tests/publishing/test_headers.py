"""The headers of a site: no script is allowed but those that are in its pages, each by its digest."""

from pathlib import Path

import pytest

from pilotbook.publishing.headers import digest_of, find_scripts, list_headers, write_headers
from tests.tree import write_tree


def digest(text: str) -> str:
    return digest_of(text.encode())


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
    assert find_scripts(html.encode()) == {text.encode() for text in texts}


def test_digest_is_the_one_that_browsers_take() -> None:
    """The example of the specification, https://www.w3.org/TR/CSP2/#script-src-hash-usage."""
    assert digest("alert('Hello, world.');") == "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="


def test_policy_allows_nothing_unsafe_and_no_other_host() -> None:
    policy = list_headers([digest("b"), digest("a")])["Content-Security-Policy"]
    assert f"script-src 'self' {' '.join(sorted(repr(digest(each)) for each in 'ab'))};" in policy
    assert policy.startswith("default-src 'none'; ")
    for word in ("unsafe-inline", "unsafe-eval", "http:", "https:", "*"):
        assert word not in policy


def test_headers_are_written_for_three_servers(tmp_path: Path) -> None:
    site = write_tree(tmp_path, {"404.html": "<script>a()</script><script>b()</script>"})
    assert write_headers(site) == ("_headers", ".htaccess", "headers.nginx.conf")
    netlify, apache, nginx = ((site / name).read_text(encoding="utf-8") for name in write_headers(site))
    assert netlify.startswith("/*\n  Content-Security-Policy: default-src 'none'; ")
    assert 'add_header X-Content-Type-Options "nosniff" always;\n' in nginx
    assert '  Header always set Referrer-Policy "same-origin"\n' in apache
    for text in (netlify, apache, nginx):
        assert digest("a()") in text
        assert digest("b()") in text


TOP = '<script>top = new URL("{}",location); go()</script>'


def test_policy_allows_the_scripts_of_the_theme_and_none_that_came_with_a_text(tmp_path: Path) -> None:
    pages = {
        "404.html": TOP.format("/book/"),
        "index.html": TOP.format(".") + "<script>steal()</script>",
        "a/b/index.html": TOP.format("../..") + TOP.format('");steal("'),
    }
    site = write_tree(tmp_path, pages)
    write_headers(site)
    policy = (site / "_headers").read_text(encoding="utf-8")
    theirs = {digest(f'top = new URL("{way}",location); go()') for way in ("/book/", ".", "../..")}
    assert {each.strip("';") for each in policy.split() if each.startswith("'sha256-")} == theirs


def test_policy_allows_no_script_where_the_theme_has_no_page_of_its_own(tmp_path: Path) -> None:
    write_headers(write_tree(tmp_path, {"index.html": "<script>a()</script>"}))
    assert "script-src 'self';" in (tmp_path / "_headers").read_text(encoding="utf-8")
