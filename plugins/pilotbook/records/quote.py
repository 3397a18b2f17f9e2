"""Turns a piece of a file, whatever it holds, into a short quotation for a message."""

_LONGEST = 60


def quote_text(text: str) -> str:
    """The text in quotes, on one line, cut off when it is long, with what cannot be seen made visible."""
    shown = "".join(map(_show, text[:_LONGEST]))
    return f"'{shown}…'" if len(text) > _LONGEST else f"'{shown}'"


def make_printable(text: str) -> str:
    """The text with every character that cannot be shown or stored replaced by its number."""
    return text if text.isprintable() else "".join(map(_show_number, text))


def _show(character: str) -> str:
    return " " if character in "\t\n\r" else make_printable(character)


def _show_number(character: str) -> str:
    return character if character.isprintable() else f"<U+{ord(character):04X}>"
