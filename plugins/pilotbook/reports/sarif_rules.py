"""Turns the codes and the criteria of a playbook into the rules of a SARIF report: one a code, one a criterion."""

from typing import Any

from pilotbook.diagnostic import Code, Diagnostic, Severity
from pilotbook.records.playbook import Criterion, Playbook
from pilotbook.records.vocabulary import Level
from pilotbook.reports.code_words import WORDS
from pilotbook.reports.help_address import address_of_code
from pilotbook.reports.sarif_text import write_address, write_message

Rule = dict[str, Any]


def make_rules(playbook: Playbook, site_address: str) -> list[Rule]:
    """The rules in an order that stays: codes, then criteria. Each id stands once."""
    rules = {code.value: _rule_of_code(code, site_address) for code in Code}
    for criterion in playbook.criteria:
        if criterion.id.strip():
            rules.setdefault(criterion.id, _rule_of_criterion(criterion, playbook, site_address))
    return list(rules.values())


def find_rule(diagnostic: Diagnostic, rules: dict[str, int]) -> str:
    """The id of the rule that was broken: the criterion's where a pilot falls short of one, else the code's."""
    is_short = diagnostic.code is Code.CRITERION_NOT_MET and diagnostic.criterion in rules
    return diagnostic.criterion if is_short and diagnostic.criterion is not None else diagnostic.code.value


def _rule_of_code(code: Code, site_address: str) -> Rule:
    meaning, cure = WORDS[code]
    address = write_address(site_address, address_of_code(code))
    return _rule(code.value, meaning, cure, Severity.ERROR, address)


def _rule_of_criterion(criterion: Criterion, playbook: Playbook, site_address: str) -> Rule:
    address = write_address(site_address, playbook.address_of(criterion))
    severity = Severity.ERROR if criterion.level is Level.MUST else Severity.WARNING
    gates = [gate.value for gate in criterion.gates]
    return _rule(criterion.id, criterion.title, criterion.fix, severity, address) | {"properties": {"tags": gates}}


def _rule(identifier: str, short: str, cure: str, severity: Severity, address: str) -> Rule:
    more = {"helpUri": address} if address else {}
    return {
        "id": identifier,
        "shortDescription": write_message(short),
        "help": write_message(cure),
        **more,
        "defaultConfiguration": {"level": severity.value},
    }
