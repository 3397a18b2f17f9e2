"""Turns a portfolio's diagnostics into SARIF 2.1.0, the format in which code scanning takes the results of checkers.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import re
from collections import Counter
from hashlib import sha256
from typing import Any

from pilotbook import __version__
from pilotbook.diagnostic import Diagnostic, Place
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.portfolio.publication import Publication
from pilotbook.reports.json_text import write_json_text
from pilotbook.reports.sarif_rules import find_rule, make_rules
from pilotbook.reports.sarif_text import is_relative, write_message, write_path

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "pilotbook/v1"
"""Names the way in which fingerprints are made: another way takes another number."""
_CHECKOUT = "%SRCROOT%"
_LINE = re.compile(r"\bline [0-9]+")


def write_sarif(portfolio: Portfolio, publication: Publication) -> str:
    """The report with one result for each diagnostic; ends with a line break."""
    rules = make_rules(portfolio.playbook, publication.site_address)
    run = {
        "tool": {"driver": {"name": "Pilotbook", "semanticVersion": __version__, "rules": rules}},
        "automationDetails": {"id": "pilotbook/"},
        "originalUriBaseIds": {_CHECKOUT: {"description": {"text": "The top folder of the checkout."}}},
        "columnKind": "unicodeCodePoints",
        "results": _results(
            portfolio.diagnostics, {rule["id"]: number for number, rule in enumerate(rules)}, publication
        ),
        "properties": {"today": portfolio.today.isoformat()},
    }
    return write_json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _results(
    diagnostics: tuple[Diagnostic, ...], rules: dict[str, int], publication: Publication
) -> list[dict[str, Any]]:
    seen: Counter[str] = Counter()
    results = []
    for diagnostic in diagnostics:
        rule = find_rule(diagnostic, rules)
        path = publication.path_in_checkout(diagnostic.place.path)
        identity = _identify(diagnostic, rule, path)
        seen[identity] += 1
        results.append(
            {
                "ruleId": rule,
                "ruleIndex": rules[rule],
                "level": diagnostic.severity.value,
                "message": write_message(f"{diagnostic.message}\nTo do: {diagnostic.hint}"),
                "locations": [_location(path, diagnostic.place)],
                "partialFingerprints": {FINGERPRINT: f"{identity}:{seen[identity]}"},
            }
        )
    return results


def _identify(diagnostic: Diagnostic, rule: str, path: str) -> str:
    """What stays the same of a problem when lines are put in above it.

    A pilot falls short of a criterion once, whatever its words; another problem is told by its message.
    """
    what = "" if rule == diagnostic.criterion else _LINE.sub("line", diagnostic.message)
    return sha256(f"{path}\0{rule}\0{what}".encode("utf-8", "replace")).hexdigest()[:32]


def _location(path: str, place: Place) -> dict[str, Any]:
    uri = write_path(path)
    artifact = {"uri": uri, "uriBaseId": _CHECKOUT} if is_relative(uri) else {"uri": uri}
    region = {"startLine": place.line, "startColumn": place.column}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}
