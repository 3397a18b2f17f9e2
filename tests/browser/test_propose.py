"""The form that proposes a pilot, in a browser: what is typed is what the reader reads back."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from pilotbook.assessment.phrases import PhraseBook
from pilotbook.records.characters import find_forbidden
from pilotbook.records.pilot import Pilot
from pilotbook.records.pilot_file import propose_id, read_pilot
from tests.assessment.exemplary import bench
from tests.assessment.labels.labelled import read_labels, read_made_up
from tests.browser.audit import VIEWS, audit
from tests.records.corpora import FOLDER

pytestmark = pytest.mark.browser
HEAD = "# yaml-language-server: $schema=../docs/schema/pilot.schema.json\n"
ADDRESS = "portfolio/propose/"
NAUGHTY = (
    *("true", "No", "NULL", "~", "null", "y", "off", "1e3", "0x1F", "017", "12:30", "1.10", "2026-11-26", ".inf", "<<"),
    *("- a", "a: b", "a #b", "# a", "a:", ":a", "? a", "| a", "> a", "& a", "*a", "!a", "%a", "@a", "`a", "{a}", "[a]"),
    *('"', "'", '"a"', "'a'", "a'b", 'a"b', "\\", "\\n", "a\\", "''", '""', '\\"', "---", "...", "--- a", "=", "a,b"),
    *(" a", "a ", "  ", "\ta", "a\tb", "a\nb", "a\n\nb", "a\n", "\na", "a \n b", "\n\n", "- a\n- b", "a: b\nc: d"),
    *("Ünïcode", "日本語", "😀", "👨\u200d👩\u200d👧", "می\u200cشود", "שלום\u200f!", "a\xa0b", "e\u0301", "x" * 5000),
    *(
        "a\u200bb",
        "\u200d",
        "a\u200db",
        "\ufeff",
        "\u202ea",
        "a\u2028b",
        "a\x85b",
        "a\x00b",
        "a\x1bb",
        "\ud800",
        "\xad",
    ),
    *("</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "{{ 7*7 }}", "${7*7}", "%s%n", "a{: x}"),
    *("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "\U000e0041", "a" * 150 + ": b", "Null.", "a)"),
    *("word " * 60, "\U0001fffe", "\uffff", '"' * 59 + "\u200fא", "\u200fא" + "\n" * 70, "א" + "\n" * 59 + "\u200f"),
)
TYPE_ALL = """
(texts) => texts.map((text) => {
  const boxes = ["#ask-notes", "#ask-owner-name", '[data-pb-question=policy] .pb-ask__item [data-pb-control]'];
  const typed = boxes.map((name) => {
    const box = document.querySelector(name);
    box.value = text;
    return box;
  });
  typed[0].dispatchEvent(new Event("input", { bubbles: true }));
  const said = typed.map((box) => box.closest("[data-pb-field]").querySelector("[data-pb-said]").textContent);
  return { typed: typed.map((box) => box.value), said, file: document.querySelector("[data-pb-yaml]").value };
})
"""


def read_file(page: Page) -> str:
    return page.locator("[data-pb-yaml]").input_value()


def read_record(text: str) -> Pilot:
    file = read_pilot(text, "a", "pilots/a.yml")
    assert file.diagnostics == (), text
    assert file.pilot is not None
    return file.pilot


def check_read_back(results: list[dict[str, Any]]) -> None:
    """What stands in a field is what is read, or else it is said beside the field that it is left out."""
    for result in results:
        pilot = read_record(result["file"])
        held = pilot.notes, pilot.owner.name, "".join(pilot.policy.must_not_decide)
        for typed, value, said, longest in zip(
            result["typed"], held, result["said"], (20_000, 4_000, 4_000), strict=True
        ):
            expected = typed.rstrip("\n") if typed.strip() else ""
            is_refused = find_forbidden(typed) is not None
            if is_refused or len(expected) > longest:
                assert said.startswith("left out of the file: "), ascii(typed)
                expected = ""
            elif "left out" in said:  # an escape can part a mark from the letter that needs it, and no more than that
                assert any(mark in typed for mark in "\u200e\u200f\u061c"), ascii(typed)
                expected = ""
            assert value == expected, ascii(typed)


def test_naughty_texts_are_read_back_as_typed(form: Page) -> None:
    form.fill("#ask-title", "A pilot")
    results = form.evaluate(TYPE_ALL, [text for text in NAUGHTY if text != "\ud800"])
    check_read_back(results)
    assert sum("left out" in result["said"][0] for result in results) > 10
    assert sum("left out" not in result["said"][0] for result in results) > 80


def test_half_a_character_is_left_out(form: Page) -> None:
    form.fill("#ask-title", "A pilot")
    said = form.evaluate(f"() => ({TYPE_ALL})(['a\\ud800']).map(({{ said, file }}) => [said[0], file])")
    assert said == [[said[0][0], f"{HEAD}title: A pilot\nstage: proposed\n"]]
    assert "U+D800" in said[0][0]


def test_corpus_of_naughty_strings_is_read_back_as_typed(form: Page) -> None:
    file = FOLDER / "naughty-strings.json"
    if not file.is_file():
        pytest.skip("corpus not found: ../shared/corpora/naughty-strings.json")
    form.fill("#ask-title", "A pilot")
    texts = json.loads(Path(file).read_text(encoding="utf-8"))
    results = form.evaluate(TYPE_ALL, texts)
    assert len(results) > 500
    check_read_back(results)


def test_vague_answers_are_those_of_the_checker(form: Page) -> None:
    phrases = bench().playbook.settings.phrases
    book = PhraseBook(phrases)
    texts = [each.drawn.text for each in read_labels() if each.is_vague]
    texts += [each.drawn.text for each in read_labels()[::12]][:300]
    texts += read_made_up("vague") + read_made_up("honest")
    texts += [
        *phrases.whole,
        *phrases.anywhere,
        *(f"The owner {phrase.replace('…', 'well, so far')}" for phrase in phrases.at_edge),
        *(f"N/A. {phrase.replace('…', 'board of three')}; then weekly" for phrase in phrases.opening),
        "Owner to be confirmed",
        "Forthcoming. The board meets in May",
        "N/A",
        "?",
    ]
    texts += [text for text in NAUGHTY if text.isprintable()]
    found = form.evaluate(
        """(texts) => {
          const data = JSON.parse(document.querySelector("[data-pb-data]").textContent);
          return texts.map(window.pilotbookPropose.makeVagueFinder(data.phrases));
        }""",
        texts,
    )
    expected = [(vague and [vague.words, vague.why.name.lower()]) for vague in map(book.find_vague, texts)]
    assert sum(each is not None for each in expected) > 100
    assert sum(each is None for each in expected) > 100
    for text, ours, theirs in zip(texts, found, expected, strict=True):
        assert ours == theirs, ascii(text)


def test_groups_are_those_of_the_checker(form: Page) -> None:
    book = PhraseBook(bench().playbook.settings.phrases)
    names = [
        "IT team",
        "Dr Office",
        "Robert W. Service",
        "I.T. Support",
        "ap-team@example.com",
        "Amara Okafor",
        "O'Neil",
    ]
    names += [
        "Amara <ops@example.com>",
        "Finance",
        "Zoë Board",
        "service",
        "",
        "HR",
        "Lena Fischer (Finance)",
        "team’s",
    ]
    found = form.evaluate(
        """(names) => {
          const data = JSON.parse(document.querySelector("[data-pb-data]").textContent);
          return names.map(window.pilotbookPropose.makeGroupFinder(data.phrases.no_person));
        }""",
        names,
    )
    assert found == [not book.names_person(name) for name in names]
    assert len(set(found)) == 2


@pytest.mark.parametrize("title", ["Permit enquiries", "Ünïcode & co", "日本語", "index", "COM1", "x" * 200, "-a-", ""])
def test_id_is_proposed_as_the_program_does(form: Page, title: str) -> None:
    form.fill("#ask-title", title)
    assert form.locator("[data-pb-id]").input_value() == propose_id(title)
    expect(form.locator("[data-pb-name]")).to_have_text(f"pilots/{propose_id(title)}.yml")


def answer(form: Page, question: str, **answers: str) -> None:
    for name, text in answers.items():
        control = form.locator(f"[data-pb-path='{question}.{name.replace('__', '.')}'] [data-pb-control]").first
        if control.evaluate("(e) => e.tagName") == "SELECT":
            control.select_option(text)
        else:
            control.fill(text)


def test_answers_are_counted_as_they_are_given(form: Page) -> None:
    count = form.locator("[data-pb-count]")
    expect(count).to_have_text("0 of 5 answered")
    answer(form, "owner", name="Amara Okafor", role="tbd")
    expect(count).to_have_text("0 of 5 answered")
    expect(form.locator("#ask-owner-role-said")).to_have_text("“tbd” puts the question off")
    answer(form, "owner", role="Head of Accounts Payable")
    expect(count).to_have_text("1 of 5 answered")
    answer(form, "owner", email="team@example.com")
    expect(count).to_have_text("0 of 5 answered")
    answer(form, "owner", email="")
    answer(form, "data", source="Mailbox", schedule="every 15 minutes", permission__granted_by="Data owner, Finance")
    expect(count).to_have_text("2 of 5 answered")
    form.locator("[data-pb-question=policy] .pb-ask__item [data-pb-control]").first.fill("Release of a payment")
    answer(form, "review", forum="Accounts-payable operations review", cadence="weekly")
    expect(count).to_have_text("4 of 5 answered")
    expect(form.locator("[data-pb-live]")).to_have_text("4 of 5 answered")


def test_reversal_is_asked_of_calls_that_change_something(form: Page) -> None:
    state = form.locator("[data-pb-question=tools] [data-pb-state]")
    answer(form, "tools", name="Ledger draft", action="read", log="https://example.com/logs")
    expect(state).to_have_text("● answered")
    answer(form, "tools", action="write")
    expect(state).to_have_text("◐ not complete yet")
    answer(form, "tools", reversal__method="Void the draft within 24 hours")
    expect(state).to_have_text("● answered")


def test_list_without_items_is_an_answer_where_it_is_said(form: Page) -> None:
    form.fill("#ask-title", "A pilot")
    form.locator("[data-pb-question=tools] [data-pb-none]").check()
    expect(form.locator("[data-pb-question=tools] [data-pb-state]")).to_have_text("● answered")
    assert "tools: []" in read_file(form)


def test_items_are_added_and_removed_by_keyboard(form: Page) -> None:
    form.fill("#ask-title", "A pilot")
    policy = form.locator("[data-pb-question=policy]")
    policy.locator(".pb-ask__item [data-pb-control]").first.fill("Release of a payment")
    policy.locator("[data-pb-add]").first.press("Enter")
    form.keyboard.type("Change of a limit")
    assert read_record(read_file(form)).policy.must_not_decide == ("Release of a payment", "Change of a limit")
    policy.locator("[data-pb-remove]").first.press("Enter")
    assert read_record(read_file(form)).policy.must_not_decide == ("Change of a limit",)
    ids = form.evaluate("[...document.querySelectorAll('[id]')].map((each) => each.id)")
    assert len(ids) == len(set(ids))


def test_draft_is_kept_until_it_is_discarded(form: Page) -> None:
    form.fill("#ask-title", "A pilot")
    answer(form, "data", source="Mailbox")
    form.locator("[data-pb-question=data] > [data-pb-add]").click()
    form.keyboard.type("Ledger")
    form.reload()
    assert [each.source for each in read_record(read_file(form)).data] == ["Mailbox", "Ledger"]
    form.get_by_role("button", name="Discard draft").click()
    assert read_file(form) == f"{HEAD}stage: proposed\n"
    form.reload()
    assert read_file(form) == f"{HEAD}stage: proposed\n"


def test_link_takes_the_file_along_as_far_as_it_fits(form: Page) -> None:
    target = {"form": "https://github.com/a/b/new/main/pilots", "name_key": "filename", "text_key": "value"}
    new_file = json.dumps({**target, "folder": "", "longest": 7_500})
    html = form.context.request.get(form.url).text()
    changed = re.sub(r'"new_file":\{[^}]*\}', f'"new_file":{new_file}', html)
    assert changed != html
    form.route(f"**/{ADDRESS}", lambda route: route.fulfill(body=changed, content_type="text/html"))
    form.reload()
    form.fill("#ask-title", "A & b")
    link = form.locator("[data-pb-open]")
    begin = "https://github.com/a/b/new/main/pilots?filename=a-b.yml"
    text = quote(f"{HEAD}title: A & b\nstage: proposed\n", safe="")
    assert link.get_attribute("href") == f"{begin}&value={text}"
    form.fill("#ask-summary", "x" * 900 + "&" * 100)
    form.locator("#ask-notes").evaluate("(e) => { e.value = 'y '.repeat(4000); }")
    form.fill("#ask-unit", "Finance")
    assert link.get_attribute("href") == begin
    expect(form.locator("[data-pb-hint]")).to_have_text("The text is copied: paste it into the new file.")


def test_file_is_downloaded_under_its_name(form: Page) -> None:
    form.fill("#ask-title", "A pilot")
    with form.expect_download() as download:
        form.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename == "a-pilot.yml"
    assert Path(download.value.path()).read_text(encoding="utf-8") == read_file(form)


def test_template_is_shown_without_scripts(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + ADDRESS)
    expect(page.locator("[data-pb-form]")).to_be_hidden()
    expect(page.locator(".pb-propose__template")).to_contain_text("must_not_decide:")
    context.close()


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_form_has_no_faults(browser: Browser, site: str, view: Any) -> None:
    assert [str(fault) for fault in audit(browser, site, [ADDRESS], view)] == []
