"""The fixed words of Pilotbook: stages, gates, levels and the short lists of choices a record may use."""

from enum import StrEnum


class Gate(StrEnum):
    """A point at which criteria must hold, in the order in which a pilot passes them."""

    APPROVE = "approve"
    START = "start"
    DECIDE = "decide"
    SHIP = "ship"
    OPERATE = "operate"


class Level(StrEnum):
    """Whether a criterion binds (`must`) or advises (`should`)."""

    MUST = "must"
    SHOULD = "should"


class Stage(StrEnum):
    """Where a pilot says it stands."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    PILOTING = "piloting"
    SCALING = "scaling"
    PRODUCTION = "production"
    STOPPED = "stopped"
    RETIRED = "retired"


class Kind(StrEnum):
    """What an article of the playbook is."""

    QUESTION = "question"
    PATTERN = "pattern"
    CHOICE = "choice"
    ARTICLE = "article"


class AddedType(StrEnum):
    """What a field may hold that an organisation adds to the record; the words are those of `shape.Kind`."""

    TEXT = "text"
    ADDRESS = "address"
    DAY = "day"
    NUMBER = "number"
    FLAG = "flag"
    TEXTS = "texts"


class Transport(StrEnum):
    """How data reaches the pilot."""

    AUTOMATED = "automated"
    MANUAL = "manual"


class Sample(StrEnum):
    """What the pilot is tried on."""

    LIVE = "live"
    CURATED = "curated"


class Action(StrEnum):
    """What a tool call does to the system behind it."""

    READ = "read"
    WRITE = "write"
    SEND = "send"


class Interface(StrEnum):
    """How a tool is reached."""

    API = "api"
    FILE = "file"
    SCREEN = "screen"
    COPY_PASTE = "copy-paste"
    BROWSER_EXTENSION = "browser-extension"


class Identity(StrEnum):
    """Whose credential a tool call uses."""

    SERVICE = "service"
    PERSONAL = "personal"


class About(StrEnum):
    """What a success measure measures."""

    WORKFLOW = "workflow"
    MODEL = "model"


class Cadence(StrEnum):
    """How often a forum reviews drift."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"


class Outcome(StrEnum):
    """How a pilot's timebox ends. There is no fourth outcome."""

    SHIP = "ship"
    KILL = "kill"
    BUDGET = "budget"


STALL_RISKS = "risks"
"""What `internal` in `playbook.yml` calls the stall risks of pilots, which no field holds: they are worked out."""
