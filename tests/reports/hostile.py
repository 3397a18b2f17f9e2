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
