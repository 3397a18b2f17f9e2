import pytest

from bench.markdown_text import write_markdown


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<h1 id="a">A title</h1>\n<p>One <strong>word</strong>.</p>', "# A title\n\nOne **word**."),
        ("<ul><li>one</li><li>two\n</li></ul><p>after</p>", "- one\n- two\n\nafter"),
        ("<dl><div><dt>Name</dt> <dd>Amara</dd></div></dl>", "- **Name**:  Amara"),
        ('<p><a href="../../playbook/questions/owner/#own-01">Why</a></p>', "[Why](../playbook/questions/owner.md)"),
        ('<p><a href="https://example.com/x">out</a> <a href="../">up</a></p>', "[out](https://example.com/x) up"),
        ("<p>a*b [c] &lt;d&gt;</p>", r"a\*b \[c\] \<d\>"),
        ("<p>Why</p><q>because</q>", "Why\n\n> because"),
    ],
)
def test_markdown_says_what_the_page_says(html: str, text: str) -> None:
    assert write_markdown(html).strip() == text
