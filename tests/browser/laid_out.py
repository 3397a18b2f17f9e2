"""Draws files of pilots in every layout that people use: quotes, blocks, braces, comments, fields of nobody's."""

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from pilotbook.records.pilot import Pilot
from pilotbook.records.shape import Field, Kind, fields_of, shorthand_of
from pilotbook.records.yaml_writing import write_scalar

TEXTS = (
    *("Amara Okafor", "54 %", "4,000 a month", "O'Neil", 'say "a"', "a: b", "a #b", "Zoë & co", "日本語", "😀 ok"),
    *("12:30", "1.10", "https://example.com/a?b=c#d", "{a}", "[a, b]", "- a", "x" * 90, "C#", "a\\b", "~", "null"),
    *(" a ", "word " * 30 + "end", "شلום", "e\u0301", "a, b, c", "Is it? Yes: no", "%", "@a", "`a", "it''s", "a:"),
    *("1e3", "no", "# a"),
)
LONG = (
    "a\nb",
    "First line.\n\nSecond: one # two\n  indented\nlast",
    "- a\n- b",
    "a\n\n\nb",
    "x: 1\ny: 2\n\n# no comment",
)
ADDRESSES = ("https://example.com/n/1", "mailto:a@example.com", "https://example.com/?a=1#b", "http://a.example/x,y")
COMMENTS = ("# why", "#", "# a: b", "# - a", "# 'it", "#! {x", "# 😀 [ ")
Entry = tuple[str, Any]


class Bare(str):
    """A value that is no free text: it stands on one line."""

    __slots__ = ()


def draw_leaf(rng: Random, field: Field) -> str:
    """A value that a field takes, as text."""
    match field.kind:
        case Kind.DAY:
            return Bare(f"20{rng.randrange(10, 60)}-0{rng.randrange(1, 10)}-1{rng.randrange(10)}")
        case Kind.NUMBER:
            return Bare(rng.randint(max(field.least, 1), min(field.most, 50)))
        case Kind.FLAG:
            return Bare(rng.choice(["true", "false", "True"]))
        case Kind.CHOICE:
            return Bare(rng.choice([each.value for each in field.choices or ()]))
        case Kind.ADDRESS:
            return rng.choice(ADDRESSES)
        case _:
            return rng.choice(LONG) if field.name in ("notes", "method") and rng.random() < 0.6 else rng.choice(TEXTS)


def draw_record(rng: Random, of: type[Any]) -> list[Entry]:
    """Some of the fields of a record with their values: a text, None for nothing, a list of texts or of records."""
    entries: list[Entry] = []
    for field in fields_of(of):
        if not field.is_required and rng.random() < (0.35 if of is not Pilot else 0.3):
            continue
        entries.append((field.name, _draw_field(rng, field)))
    if rng.random() < 0.15:
        entries.insert(rng.randint(0, len(entries)), ("x_of_nobody", rng.choice(["1", "a b"])))
    return entries


def _draw_field(rng: Random, field: Field) -> Any:
    if not field.is_required and rng.random() < 0.08:
        return None
    if field.kind is Kind.TEXTS:
        return [rng.choice(TEXTS) for _ in range(rng.choice([0, 1, 2, 3]))]
    if field.kind is Kind.NAMED_TEXTS:
        return [("A heading", rng.choice(TEXTS)), ("Other", rng.choice(TEXTS))]
    if field.record is None:
        return draw_leaf(rng, field)
    if field.kind is Kind.RECORDS:
        return [_draw_item(rng, field.record) for _ in range(rng.choice([0, 1, 2, 3]))]
    return _draw_item(rng, field.record)


def _draw_item(rng: Random, of: type[Any]) -> Any:
    plain = shorthand_of(of)
    if plain is not None and rng.random() < 0.2:
        return rng.choice(TEXTS)
    entries = draw_record(rng, of)
    return entries or [(fields_of(of)[0].name, None)]


class Layout:
    """Writes a drawn record as YAML. Each `write_…` gives what follows a key, its colon or a dash."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng

    def write(self, entries: list[Entry]) -> str:
        rng = self._rng
        text = f"{self._braces(entries)}\n" if rng.random() < 0.05 else "".join(self._lines(entries, 0))
        head = rng.choice(["", "# yaml-language-server: $schema=x\n", "---\n", "\n# a comment\n\n"])
        text = head + text
        if rng.random() < 0.1:
            text = text.rstrip("\n")
        return text.replace("\n", "\r\n") if rng.random() < 0.15 else text

    def _comment(self, chance: float) -> str:
        return f"{self._rng.choice(['  ', ' '])}{self._rng.choice(COMMENTS)}" if self._rng.random() < chance else ""

    def _between(self, indent: int) -> str:
        rng = self._rng
        blank = "\n" if rng.random() < 0.12 else ""
        return blank + (f"{' ' * indent}{rng.choice(COMMENTS)}\n" if rng.random() < 0.12 else "")

    def _lines(self, entries: list[Entry], indent: int, *, after_dash: bool = False) -> Iterator[str]:
        for number, (name, value) in enumerate(entries):
            begin = "" if after_dash and number == 0 else self._between(indent) + " " * indent
            key = self._rng.choice([name] * 8 + [f'"{name}"', f"{name} "])
            yield f"{begin}{key}:{self._value(value, indent)}"

    def _value(self, value: Any, indent: int) -> str:
        rng = self._rng
        if value is None:
            return f"{rng.choice(['', ' ~', ' null'])}{self._comment(0.2)}\n"
        if isinstance(value, str):
            return self._scalar(value, indent)
        if not value or rng.random() < 0.35:
            return f" {self._flow(value)}{self._comment(0.2)}\n"
        inner = indent + rng.choice([1, 2, 2, 2, 4])
        if isinstance(value[0], tuple):
            return f"{self._comment(0.1)}\n{''.join(self._lines(value, inner))}"
        if len(value) == 1 and isinstance(value[0], str) and rng.random() < 0.2:
            return self._scalar(value[0], indent)
        return f"{self._comment(0.1)}\n{''.join(self._dashes(value, rng.choice([indent, inner])))}"

    def _dashes(self, items: list[Any], indent: int) -> Iterator[str]:
        rng = self._rng
        for item in items:
            begin = f"{self._between(indent)}{' ' * indent}-"
            if isinstance(item, str):
                yield begin + self._scalar(item, indent, may_be_block=False)
            elif rng.random() < 0.25:
                yield f"{begin} {self._flow(item)}{self._comment(0.2)}\n"
            elif rng.random() < 0.08:
                yield f"{begin}{self._comment(0.3)}\n{''.join(self._lines(item, indent + 2))}"
            else:
                gap = rng.choice([1, 1, 1, 3])
                yield f"{begin}{' ' * gap}{''.join(self._lines(item, indent + 1 + gap, after_dash=True))}"

    def _scalar(self, text: str, indent: int, *, may_be_block: bool = True) -> str:
        rng = self._rng
        if isinstance(text, Bare):
            return f" {text}{self._comment(0.2)}\n"
        margin = " " * (indent + rng.choice([1, 2, 2, 4]))
        is_plain_block = text.strip() == text and "\n" not in text and text.isprintable()
        if may_be_block and is_plain_block and rng.random() < 0.1:
            head = rng.choice(["|", "|-", ">", ">-", "|+"]) + self._comment(0.2)
            return f" {head}\n{margin}{text}\n" + rng.choice(["", "", "\n"])
        if may_be_block and "\n" in text and rng.random() < 0.7:
            lines = "\n".join(f"{margin}{line}" if line else "" for line in text.split("\n"))
            return f" {rng.choice(['|', '|-', '|+'])}{self._comment(0.1)}\n{lines}\n" + rng.choice(["", "\n"])
        written = self._one_line(text, write_scalar(text))
        if " " in text.strip() and written == text and rng.random() < 0.1:
            first, _, rest = text.partition(" ")
            if rest.strip() and not rest.startswith((" ", "-", "#")):
                return f" {first}\n{margin}{rest}{self._comment(0.2)}\n"
        place = f"\n{margin}" if rng.random() < 0.05 and may_be_block else " " * rng.choice([1, 1, 1, 3])
        return f"{place}{written}{self._comment(0.2)}\n"

    def _one_line(self, text: str, plain: str) -> str:
        styles: list[Callable[[], str]] = [lambda: plain, lambda: plain, lambda: _double(text)]
        if text.isprintable():
            styles.append(lambda: "'" + text.replace("'", "''") + "'")
        return self._rng.choice(styles)()

    def _flow(self, value: Any) -> str:
        if value is None:
            return self._rng.choice(["", "~"])
        if isinstance(value, Bare):
            return value
        if isinstance(value, str):
            is_tame = value.isascii() and value.replace(" ", "").isalnum() and value[0].isalpha()
            return self._one_line(value, value if is_tame and write_scalar(value) == value else _double(value))
        if value and isinstance(value[0], tuple):
            return self._braces(value)
        return self._join("[", [self._flow(item) if item is not None else "~" for item in value], "]")

    def _braces(self, entries: list[Entry]) -> str:
        return self._join("{", [f"{name}: {self._flow(value)}" for name, value in entries], "}")

    def _join(self, begin: str, parts: list[str], end: str) -> str:
        rng = self._rng
        if rng.random() < 0.85:
            gap = rng.choice(["", "", " "])
            return f"{begin}{gap}{', '.join(parts)}{gap}{end}"
        margin = "\n" + " " * 12
        joined = "".join(f"{margin}{part},{self._comment(0.3)}" for part in parts)
        return f"{begin}{joined}{margin}{end}"


def _double(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def draw_file(seed: int) -> str:
    """The text of a file, the same for the same seed."""
    rng = Random(seed)  # noqa: S311 - nothing is kept secret by it
    return Layout(rng).write(draw_record(rng, Pilot))
