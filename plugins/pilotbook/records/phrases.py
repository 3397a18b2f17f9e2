"""The part of the settings that says which words make an answer none."""

from pilotbook.frozen import frozen
from pilotbook.records.shape import Empty, number, record, texts


@frozen
class Repeated:
    """When the same answer in many records is boilerplate."""

    words: int | None = number(
        "How many words an answer has at least; shorter ones may well be the same.",
        example="12",
        least=4,
        most=500,
        unit="words",
    )
    records: int | None = number(
        "In how many records it stands at least; 0 means that none is boilerplate.",
        example="6",
        least=0,
        most=100_000,
        unit="records",
    )


@frozen
class Phrases:
    """Words that say that an answer is none, matched as whole words.

    They are taken literally, but for `…`, which stands for one to three words, and bars, which part words of which any
    may stand there.
    """

    anywhere: tuple[str, ...] = texts("Vague wherever they stand.", example="to be determined")
    at_edge: tuple[str, ...] = texts("Vague where a short clause begins or ends with them.", example="to be confirmed")
    opening: tuple[str, ...] = texts(
        "Vague where an answer opens with them and a stop or a comma follows.", example="forthcoming"
    )
    whole: tuple[str, ...] = texts("Vague only when they are the whole answer.", example="in progress")
    hollow: tuple[str, ...] = texts(
        "Words that say nothing: a short answer of nothing but these and `filler` is vague.", example="later"
    )
    filler: tuple[str, ...] = texts("Words that fit any answer, and do not help a hollow one.", example="project")
    side_clause: tuple[str, ...] = texts(
        "Words that begin a side clause: within it, nothing at the edge is vague.", example="unless"
    )
    no_person: tuple[str, ...] = texts("Words that name a group or a mailbox, no person.", example="team")
    repeated: Repeated = record(Repeated, "When the same long answer in many records says nothing of any of them.")
    may_repeat: tuple[str, ...] = texts(
        "Long answers that many records may share.",
        example="Every decision that a person has to sign under the City's rules of procedure",
        empty=Empty.ORDINARY,
    )
    no_sign_after: tuple[str, ...] = texts("Words that take back a sign of a pattern after them.", example="instead of")
    no_sign_before: tuple[str, ...] = texts("Words that take back a sign before them.", example="is no longer")
