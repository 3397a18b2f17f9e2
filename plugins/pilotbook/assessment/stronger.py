"""Finds what was asked where an answer is vague, and an answer that would do."""

from typing import NamedTuple

from pilotbook.assessment.verdict import Fact
from pilotbook.records.pilot import Pilot
from pilotbook.records.playbook import Settings
from pilotbook.records.shape import find_field
from pilotbook.records.yaml_source import Path


class Stronger(NamedTuple):
    """What a field asks for, and an example of an answer to it, which an added field may lack."""

    asked: str
    example: str

    def __str__(self) -> str:
        asked = self.asked if self.asked[1:2].isupper() else f"{self.asked[:1].lower()}{self.asked[1:]}"
        example = f" A stronger answer: “{self.example}”." if self.example else ""
        return f"Asked for: {asked.rstrip('.')}.{example}"


def find_stronger(fact: Fact, settings: Settings) -> Stronger | None:
    """What a fact about a vague answer leaves to be said; None where the fact is about no vague answer."""
    path = next((answer.path for answer in fact.answers if answer.vague is not None), None)
    return describe_field(path, settings) if path is not None else None


def describe_field(path: Path, settings: Settings) -> Stronger | None:
    """What is asked at a path of a pilot's record, be it the package's own field or one that was added."""
    dotted = ".".join(step for step in path if isinstance(step, str))
    added = {field.name: field for field in settings.added_fields}
    field = added.get(dotted) or find_field(Pilot, dotted)
    return Stronger(field.description, field.example) if field is not None else None
