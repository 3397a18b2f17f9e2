"""Texts and names that somebody might put into a record to make an output say something else."""

from datetime import date

from pilotbook.diagnostic import Code, Diagnostic, Place, Severity
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.records.playbook import Article, Criterion, Front, Playbook, Settings
from pilotbook.records.vocabulary import Gate, Kind, Level
from pilotbook.records.yaml_source import Mapping, Source

HOSTILE = (
    "\x1b]0;x\x07\r\n::error::owned\n##[add-mask]x",
    "a,line=1,col=2::b",
    "100%25 %0A ::",
    "[click](https://evil.example) {0} \\[x](1)",
    "\N{RIGHT-TO-LEFT OVERRIDE}\N{LINE SEPARATOR}\x85\x00",
    "lone \udcff half",
    '"},{"ruleId": "x',
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "a b#c?d:e%f\\g",
    "https://evil.example/a.yml",
    "//evil.example/a.yml",
    "納品書 🚢 é",
    "",
)

LIVE_ON_A_FORGE = (
    "@amara",
    "Ask @org/team-x.",
    "(@amara)",
    "a@b",
    "mail amara@example.com now",
    "#12",
    "org/repo#12",
    "GH-12",
    "gh-12",
    "!34",
    "$56",
    "%7",
    '%"Next milestone"',
    "~bug",
    '~"two words"',
    "&8",
    "^alert#9",
    ":smile:",
    ":+1:",
    ":100:",
    "https://evil.example",
    "HTTP://EVIL.EXAMPLE",
    "ftp://evil.example/x",
    "//evil.example",
    "www.evil.example",
    "evil.example",
    "evil.example/path?q=1",
    "mailto:amara@example.com",
    "javascript:alert(1)",
    "<https://evil.example>",
    "[a](https://evil.example)",
    "![a](https://evil.example/a.png)",
    "[a]: https://evil.example",
    "[a][b]",
    "[[page]]",
    "[[_TOC_]]",
    "[TOC]",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!-- note -->",
    "<details>",
    "&lt;b&gt;",
    "&#60;b&#62;",
    "/close",
    " /close",
    "text\n/close",
    "text\r\n/label ~bug",
    "# heading",
    "> quote",
    "> [!WARNING]",
    "- [ ] task",
    "1. one",
    "```\ncode",
    "~~~\ncode",
    "`code",
    "``",
    "*a*",
    "**a**",
    "_a_",
    "__a__",
    "~~a~~",
    "a | b | c",
    "|---|---|",
    "---",
    "===",
    "***",
    "\\",
    "\\\\",
    "\\`",
    "a\\",
    "$x^2$",
    "$`x`$",
    "{+ added +}",
    "[- gone -]",
    "%{date}",
    "0123456",
    "deadbeefdeadbeefdeadbeefdeadbeefdeadbeef",
    "fixes #12",
    "Closes org/repo#1",
    "[^1]",
    "[^1]: note",
    "[vulnerability:12]",
    "[contact:a@b.c]",
    '*iteration:"x"',
    "::include{file=a}",
    "{{ x }}",
    "{% x %}",
    "@dependabot merge",
    "a\u200b@b",
)
"""Texts of which a forge would make more than words."""


def portfolio_of(*diagnostics: Diagnostic, criteria: tuple[Criterion, ...] = ()) -> Portfolio:
    """A portfolio without pilots that has these diagnostics, under a playbook of one article."""
    front = Front(title="Who owns it?", kind=Kind.QUESTION, criteria=criteria)
    article = Article(address="questions/owner", front=front, source=Source("owner.md", Mapping({}, 1, 1)))
    return Portfolio(
        playbook=Playbook(settings=Settings(), articles=(article,)),
        today=date(2026, 11, 22),
        assessments=(),
        unreadable=(),
        playbook_diagnostics=diagnostics,
    )


def criterion_of(identifier: str, text: str = "It is owned", level: Level = Level.MUST) -> Criterion:
    """A criterion whose every text is the same."""
    return Criterion(id=identifier, title=text, gate=Gate.APPROVE, level=level, fix=text)


def diagnostic_of(text: str = "m", path: str = "pilots/a.yml", severity: Severity = Severity.ERROR) -> Diagnostic:
    """A diagnostic whose message and hint are the same."""
    return Diagnostic(
        code=Code.UNKNOWN_KEY, severity=severity, place=Place(path, 3, 7), message=text, hint=text, pilot="a"
    )
