"""Scripts in every text of a record: they are shown as the text that was typed, and none of them does anything."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from pilotbook.records.characters import find_forbidden
from pilotbook.records.pilot import Pilot
from pilotbook.records.shape import find_field
from pilotbook.site.facts import address_of
from pilotbook.site.subnavigation import ANSWERS, TIMELINE, VIEWS
from tests.site.built_site import FULL, BuiltSite, build_site
from tests.site.filled_pilot import Filler
from tests.site.made_site import draw_portfolio, draw_site, make_all, problems_of
from tests.site.read_page import ReadPage, read_page

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
OWN = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea><img src=x onerror=alert(1)>",
    "--><script>alert(1)</script><!--",
    "<!--",
    "]]><script>alert(1)</script><![CDATA[",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    '"><svg/onload=alert(1)>',
    "'><svg/onload=alert(1)>",
    "<img src=x onerror=alert(1)//",
    "<a href=javascript:alert(1)>x</a>",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "javascript:alert(1)",
    "JaVaScRiPt&colon;alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "https://example.com/'onmouseover='alert(1)",
    "https://example.com/?q=javascript:alert(1)&amp;b",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;lt;b&amp;gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\\u003cscript\\u003ealert(1)",
    "{{ 7*7 }}",
    "{% raw %}",
    "{: onclick=alert(1) }",
    "${alert(1)}",
    "<b>R&D</b>",
    "a < b && c > d",
    "<style>*{display:none}</style>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content=0>",
    "<form action=//evil.example><input name=x>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<details open ontoggle=alert(1)>",
    "<math><mtext></p><style><img src=x onerror=alert(1)>",
    "<table><tr><td>x</table></div></section></article></body></html>",
    '<h2 id="short">x</h2>',
    '<p id="gates" class="md-search">',
    "<code>`a`</code>",
    "**bold** _em_ # head",
    "=1+1",
    "\\",
    "\u2764\ufe0f 研究 café",
)
BAD_NAME = "<img src=x onerror=alert(1)>.yml"
EXECUTABLE = re.compile(r"^[\s\x00-\x20]*(javascript|vbscript|data):", re.IGNORECASE)
SEARCHED = frozenset({"<p>"})
"""The elements that the search index may hold."""
NOTES = frozenset(
    {"<p>", "<br>", "<em>", "<strong>", "<code>", "<pre>", "<ul>", "<ol>", "<li>", "<blockquote>", "<a>", "<hr>"}
)


def read_payloads(name: str) -> list[str]:
    file = CORPORA / name
    if not file.is_file():
        reason = f"corpus not found: ../shared/corpora/{name}"
        print(reason)  # noqa: T201 - so that it shows even where skipped tests are not listed
        pytest.skip(reason)
    payloads: list[str] = json.loads(file.read_text(encoding="utf-8"))
    return [payload for payload in payloads if find_forbidden(payload) is None]


def mask(payload: str) -> str:
    """Harmless text of the same shape: the same words, with dots for everything that could mean something."""
    if address_of(payload):
        return "https://example.com/" + re.sub(r"[^A-Za-z0-9~]", "-", payload.partition("//")[2])
    return re.sub(r"[!-/:-@\[-`{-}]", "·", payload)


Disguise = Callable[[str], str]


class Texts:
    """Deals payloads out to fields, each with a number of its own, and remembers what went where."""

    def __init__(self, payloads: list[str], disguise: Disguise) -> None:
        self._waiting = iter(payloads)
        self._late: list[str] = []
        self._numbers = count(1)
        self._disguise = disguise
        self.given: dict[str, list[str]] = {}
        self.is_over = False

    def text_of(self, path: str) -> str:
        field = find_field(Pilot, path)
        assert field is not None
        payload = self._take(field.longest - 10)
        text = self._disguise(f"{payload}~{next(self._numbers)}~")
        self.given.setdefault(path, []).append(text)
        return text

    def _take(self, longest: int) -> str:
        """The next payload that fits; those that are too long wait for a field with more room."""
        for number, payload in enumerate(self._late):
            if len(payload) <= longest:
                return self._late.pop(number)
        for payload in self._waiting:
            if len(payload) <= longest:
                return payload
            self._late.append(payload)
        self.is_over = True
        return "<b onclick=alert(1)>"

    def address_of(self, path: str) -> str:
        text = f"https://example.com/{next(self._numbers)}/" + self._disguise("'onmouseover='alert(1)")
        self.given.setdefault(path, []).append(text)
        return text


Given = dict[str, dict[str, list[str]]]


def draw_pilots(payloads: list[str], disguise: Disguise, texts: int) -> tuple[dict[str, str], Given]:
    """As many pilots as it takes to put every payload somewhere, and what each of them was given."""
    pilots: dict[str, str] = {}
    given: Given = {}
    dealer = Texts(payloads, disguise)
    for number in count(1):
        name = f"p{number:03}"
        dealer.given = given[name] = {}
        pilots[name] = Filler(dealer.text_of, dealer.address_of, texts).write_pilot()
        if dealer.is_over:
            break
    return pilots, given


def draw_broken(disguise: Disguise) -> Iterator[tuple[str, str]]:
    """Files whose problems quote what was typed."""
    for number, payload in enumerate(OWN):
        text = json.dumps(disguise(payload), ensure_ascii=False)
        kinds = (f"stage: proposed\n{text}: x", f"stage: {text}", f"stage: proposed\nlinks: [{{url: {text}}}]")
        yield f"broken-{number}", f"title: A\n{kinds[number % len(kinds)]}\n"


def build(root: Path, pilots: dict[str, str]) -> BuiltSite:
    return build_site(root, {f"pilots/{name}.yml": text for name, text in pilots.items()}, FULL)


def shape_of(page: ReadPage) -> Counter[str]:
    """How often each element and each attribute occurs, the notes left aside: they may hold a little Markdown."""
    outside = [each for each in page.elements if "pb-notes" not in each.inside]
    return Counter(name for each in outside for name in (f"<{each.tag}>", *each.attributes))


def check_dead(name: str, page: ReadPage) -> None:
    """Nothing in a page can run, and its notes hold nothing but a little Markdown."""
    for element in page.elements:
        assert not [each for each in element.attributes if each.startswith("on")], (name, element)
        for attribute in ("href", "src", "action", "formaction", "srcdoc", "data"):
            assert not EXECUTABLE.match(element.attributes.get(attribute, "")), (name, element)
    notes = [each for each in page.elements if "pb-notes" in each.inside]
    assert {f"<{each.tag}>" for each in notes} <= NOTES, name
    assert {attribute for each in notes for attribute in each.attributes} <= {"href", "rel", "start"}, name


def check_found(name: str, page: ReadPage, given: dict[str, list[str]]) -> None:
    """Every text is there again as it was typed."""
    everything = "\0".join([*page.texts, *page.links])
    for path, texts in given.items():
        for text in texts:
            assert path == "notes" or text in everything, (name, path, text)


def check_site(hostile: BuiltSite, harmless: BuiltSite, given: Given, pattern: str = "pilots/**/*.html") -> None:
    pages, others = hostile.read_pages(pattern), harmless.read_pages(pattern)
    assert len(pages) == len(others)
    for (name, page), other in zip(pages.items(), others.values(), strict=True):
        assert shape_of(page) == shape_of(other), name
        check_dead(name, page)
    listed = {each.text for each in pages["pilots/index.html"].all(klass="pb-rows__title")}
    for name, texts in given.items():
        page = pages[f"pilots/{name}/index.html"]
        check_found(name, page, texts)
        (title,) = texts["title"]
        assert page.headings[0] == (1, " ".join(title.split()))
        assert page.all(tag="title")[0].text == " ".join(f"{title} - A book".split())
        assert title in listed
        (description,) = [each for each in page.all(tag="meta") if each.attributes.get("name") == "description"]
        assert description.attributes["content"] == " ".join(texts["summary"][0].split())
    check_search(hostile, given)
    if pattern == "**/*.html":
        check_people(pages, given)


def check_people(pages: dict[str, ReadPage], given: Given) -> None:
    """Every owner and every forum has a page of its own, below the name as it was typed."""
    titles = {page.headings[0][1] for name, page in pages.items() if name.startswith(("owners/", "forums/"))}
    for texts in given.values():
        for path in ("owner.name", "review.forum"):
            assert " ".join(texts[path][0].split()) in titles


def check_search(site: BuiltSite, given: Given) -> None:
    """Material's search puts titles and texts into its list of results as HTML."""
    entries = {entry["location"]: entry for entry in site.search}
    for entry in site.search:
        if entry["location"].startswith("pilots/"):
            assert set(read_page(entry["text"]).shape) <= SEARCHED, entry
            assert not read_page(entry["title"]).shape, entry
    for name, texts in given.items():
        entry = entries[f"pilots/{name}/"]
        assert "".join(read_page(entry["title"]).texts).strip() == texts["title"][0].strip()
        found = "\0".join(read_page(entry["text"]).texts)
        for path in ("summary", "unit", "tags", "owner.name", "tools.name", "data.source", "policy.must_not_decide"):
            for text in texts[path]:
                assert text.strip() in found or "\n" in text, (name, path, text)


def check_payloads(root: Path, payloads: list[str], texts: int, **options: str) -> None:
    hostile, given = draw_pilots(payloads, str, texts)
    harmless, _ = draw_pilots(payloads, mask, texts)
    assert problems_of(draw_portfolio(hostile)) == []
    check_site(build(root / "hostile", hostile), build(root / "harmless", harmless), given, **options)


def test_own_payloads_are_shown_as_text_in_every_field(tmp_path: Path) -> None:
    """Each payload comes by many fields, as it never comes to the same one in two rounds."""
    rounds = [OWN[turn:] + OWN[:turn] for turn in range(0, len(OWN), 5)]
    check_payloads(tmp_path, [payload for each in rounds for payload in each], texts=3, pattern="**/*.html")


def test_own_payloads_are_shown_as_text_in_what_is_wrong_with_a_file(tmp_path: Path) -> None:
    bad_name = BAD_NAME.removesuffix(".yml")
    hostile = build(tmp_path / "hostile", {**dict(draw_broken(str)), bad_name: ""})
    harmless = build(tmp_path / "harmless", {**dict(draw_broken(mask)), mask(bad_name): ""})
    check_site(hostile, harmless, {})
    assert BAD_NAME in hostile.page("pilots/").text
    assert "'<script>alert(1)</script>'" in hostile.page("pilots/broken-0/").text


def test_own_payloads_are_shown_as_text_on_the_pages_of_the_portfolio() -> None:
    hostile, given = draw_pilots([*OWN], str, texts=3)
    harmless, _ = draw_pilots([*OWN], mask, texts=3)
    pages, others = (make_all(draw_site(pilots)) for pilots in (hostile, harmless))
    for source, _ in VIEWS:
        page = read_page(pages[source].html)
        assert shape_of(page) == shape_of(read_page(others[source].html)), source
        check_dead(source, page)
    for source in (TIMELINE, ANSWERS):
        shown = read_page(pages[source].html).texts
        for texts in given.values():
            assert [title for title in texts["title"] if title not in shown] == [], source


@pytest.mark.parametrize("corpus", ["xss-payloads.json", "h5sc-vectors.json"])
def test_payloads_of_a_corpus_are_shown_as_text(tmp_path: Path, corpus: str) -> None:
    check_payloads(tmp_path, read_payloads(corpus), texts=60)


def test_mask_keeps_the_shape_of_a_text() -> None:
    assert mask("<b>R&D</b> now") == "·b·R·D··b· now"
    assert address_of(mask("https://example.com/'onclick='~1~"))
    assert not set(mask("".join(OWN))) & set("<>&\"'")
