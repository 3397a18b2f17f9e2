"""Finds in a text what has the shape of a key or a token, by its kind; nothing that is only long and random.

Half of the shapes come from detect-secrets (the fork that Palo Alto Networks releases for Checkov). It takes as long to
import as everything else that `check` needs, so each kind has stems, plain words without which no text can hold it, and
a likely shape. The library is asked only about the kinds whose likely shape was found.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from typing import NamedTuple


class Secret(NamedTuple):
    """What looks like a secret: its kind in words, and the stretch of the text from `start` up to `end`."""

    kind: str
    start: int
    end: int


class Shape(NamedTuple):
    """What secrets of one kind look like. Where a detector of the library is named, `likely` only leads to it.

    The expression is compiled where a stem was found, and not when the program starts. What `may_be_short` can be made
    of fewer than `LONG` characters; every other secret stands in a word that has as many.
    """

    kind: str
    stems: frozenset[str]
    likely: str
    detector: str = ""
    group: int = 0
    may_be_short: bool = False


def _shape(  # noqa: PLR0913 - a row of the table below
    kind: str, stems: str, likely: str, detector: str = "", *, group: int = 0, may_be_short: bool = False
) -> Shape:
    return Shape(kind, frozenset(stems.split()), likely, detector, group, may_be_short)


SHAPES = (
    _shape("an Anthropic key", "sk-ant-", r"sk-ant-[\w-]{40,200}"),
    _shape("an OpenAI key", "sk-proj- sk-svcacct- sk-admin-", r"sk-(?:proj|svcacct|admin)-[\w-]{40,200}"),
    _shape("an OpenAI key", "T3BlbkFJ", r"sk-[0-9A-Za-z]{20}T3BlbkFJ[0-9A-Za-z]{20}"),
    _shape("a Hugging Face token", "hf_", r"hf_[A-Za-z]{34}(?!\w)"),
    _shape("a Databricks token", "dapi", r"dapi[0-9a-f]{32}(?!\w)"),
    _shape("a Google key", "AIza", r"AIza[\w-]{35}"),
    _shape("a GitHub token", "github_pat_", r"github_pat_\w{60,100}"),
    _shape("a GitHub token", "ghp_ gho_ ghu_ ghs_ ghr_", r"gh[opusr]_\w{36}", "github_token.GitHubTokenDetector"),
    _shape("a GitLab token", "glpat- gldt- glrt- glptt- glcbt- glsoat-", r"gl(?:pat|dt|rt|ptt|cbt|soat)-[\w-]{20,100}"),
    _shape("a PyPI token", "pypi-AgE", r"pypi-AgE[\w-]{50,400}"),
    _shape("an npm token", "npm_", r"npm_[0-9A-Za-z-]{36}"),
    _shape("an npm token", "_authToken=", r"(?<=_authToken=)[\w-]{36,100}"),
    _shape("a JSON Web Token", "eyJ", r"(?<![\w-])eyJ[\w-]{8,2000}\.eyJ[\w-]{8,2000}\.[\w-]{0,2000}"),
    _shape("an AWS key", "AKIA ASIA ABIA ACCA A3T", r"A[A-Z3]{2}[0-9A-Z]{17}(?!\w)", "aws.AWSKeyDetector", group=1),
    _shape(
        "an Azure storage key",
        "==",
        r"[0-9A-Za-z+/]{3}==",
        "azure_storage_key.AzureStorageKeyDetector",
        may_be_short=True,
    ),
    _shape("an Artifactory key", "AKC", r"AKC[0-9A-Za-z]{50,200}"),
    _shape("a Mailchimp key", "-us", r"[0-9a-z]{32}-us[0-9]", "mailchimp.MailchimpDetector"),
    _shape("a SendGrid key", "SG.", r"SG\.[\w-]{22}\.", "sendgrid.SendGridDetector"),
    _shape(
        "a Slack token",
        "xox hooks.slack.com",
        r"xox[abposr]-[0-9]|slack\.com/services/T",
        "slack.SlackDetector",
        may_be_short=True,
    ),
    _shape("a Square secret", "sq0csp-", r"sq0csp-[\w-]{43}", "square_oauth.SquareOAuthDetector"),
    _shape("a Stripe key", "k_live_", r"[rs]k_live_[0-9A-Za-z]{24}", "stripe.StripeDetector"),
    _shape("a Twilio key", "AC", r"AC[0-9a-f]{32}(?!\w)", "twilio.TwilioKeyDetector"),
    _shape("a Twilio key", "SK", r"SK[0-9a-f]{32}(?!\w)", "twilio.TwilioKeyDetector"),
    _shape(
        "a password in an address",
        "://",
        r"://[^:/?#@\s]{1,200}:[^:/?#@\s]{1,200}@",
        "basic_auth.BasicAuthDetector",
        group=1,
        may_be_short=True,
    ),
)
"""Left out are the detectors that guess by a word nearby or by how random a text looks: those cry wolf.

`group` is the group of the library's expressions that holds the secret itself, where there is one.
"""
LONG = 20
"""How many characters a word has at least in which most kinds of secrets can stand; few words of a record have them."""
LONGEST_PIECE = 4_000
"""How much of a line is searched at once: some expressions take quadratic time on what is made for it."""
OVERLAP = 1_000
"""How much of a long line is searched twice, so that nothing hides where it is cut."""

_KEY_STEM = "-----BEGIN "
_KEY_BEGIN = _KEY_STEM + r"(?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----"
_KEY_END = r"-----END [A-Z0-9 ]{1,60}-----"
_KEY_LINES = r"(?:\s+[0-9A-Za-z+/=]{16,100}(?!\S))*"
_BEFORE, _AFTER = " \t\r\n\"'=:", " \t\r\n\"'"
_SHORT_STEMS = sorted({_KEY_STEM, *(stem for shape in SHAPES if shape.may_be_short for stem in shape.stems)})
_STEMS = sorted({stem for shape in SHAPES for stem in shape.stems} - set(_SHORT_STEMS))


def find_secrets(text: str) -> list[Secret]:
    """Everything in a text that looks like a secret, in order and without overlaps; mostly that is nothing."""
    long_words = " ".join([word for word in text.split() if len(word) >= LONG])
    stems = [stem for stem in _SHORT_STEMS if stem in text] + [stem for stem in _STEMS if stem in long_words]
    shapes = (
        [each for each in SHAPES if not each.stems.isdisjoint(stems) and re.search(each.likely, text)] if stems else []
    )
    found = list(_find_private_keys(text)) if _KEY_STEM in stems else []
    found += _find_tokens(text, shapes) if shapes else ()
    apart: list[Secret] = []
    for secret in sorted(found, key=lambda secret: (secret.start, -secret.end)):
        if not apart or secret.start >= apart[-1].end:
            apart.append(secret)
        elif secret.end > apart[-1].end:
            apart[-1] = apart[-1]._replace(end=secret.end)
    return apart


def _find_private_keys(text: str) -> Iterator[Secret]:
    """Keys in the form of PEM and PGP, from the first line to the last; where that is lost, as far as it goes."""
    first_line, last_line, lines = map(re.compile, (_KEY_BEGIN, _KEY_END, _KEY_LINES))
    position, may_end = 0, True
    while begin := first_line.search(text, position):
        end = last_line.search(text, begin.end()) if may_end else None
        may_end = end is not None
        last = end or lines.match(text, begin.end()) or begin
        position = last.end()
        yield Secret("a private key", begin.start(), position)


def _find_tokens(text: str, shapes: list[Shape]) -> Iterator[Secret]:
    expressions = [(shape.kind, shape.group, each) for shape in shapes for each in _expressions(shape)]
    for piece, offset in _pieces(text):
        for kind, group, expression in expressions:
            for found in expression.finditer(piece):
                start, end = _stretch(found, group)
                yield Secret(kind, offset + start, offset + end)


def _expressions(shape: Shape) -> tuple[re.Pattern[str], ...]:
    if not shape.detector:
        return (re.compile(shape.likely),)
    module, name = shape.detector.split(".")
    return tuple(getattr(import_module(f"detect_secrets.plugins.{module}"), name).denylist)


def _pieces(text: str) -> Iterator[tuple[str, int]]:
    """The lines of a text, each with the index at which it starts; a long one in pieces that overlap."""
    offset = 0
    for line in text.splitlines(keepends=True):
        for start in range(0, max(1, len(line) - OVERLAP), LONGEST_PIECE - OVERLAP):
            yield line[start : start + LONGEST_PIECE], offset + start
        offset += len(line)


def _stretch(found: re.Match[str], group: int) -> tuple[int, int]:
    """The stretch of a match that is the secret itself, without the quotes and blanks around it."""
    start, end = found.span(group) if group <= found.re.groups and found[group] else found.span()
    word = found.string[start:end]
    return start + len(word) - len(word.lstrip(_BEFORE)), end - len(word) + len(word.rstrip(_AFTER))
