"""Explains one criterion in text: what it asks, when, why, and how to satisfy it."""

from collections.abc import Iterator

from pilotbook.assessment.stronger import describe_field
from pilotbook.records.playbook import Criterion, Playbook, Settings
from pilotbook.reports.safe_text import make_safe
from pilotbook.reports.style import Style, plain


def explain(criterion: Criterion, playbook: Playbook, style: Style = plain) -> str:
    """The text of `pilotbook explain`; ends with a line break."""
    article = playbook.homes[criterion.id]
    rows = [
        ("binds", _binds(criterion)),
        ("looks at", ", ".join(criterion.fields)),
        ("judged for", f"each item of {criterion.each}" if criterion.each else ""),
        ("applies when", criterion.when),
        ("holds when", criterion.check or "every field it looks at is answered, and no answer is vague"),
        ("if not", criterion.otherwise),
        ("what to do", criterion.fix),
        ("for example", "; ".join(_examples(criterion, playbook.settings))),
        ("guards against", _title(criterion.pattern, playbook)),
        ("belongs to", _title(criterion.choice, playbook)),
        ("supplied by", criterion.capability),
        ("waiver", _waiver(criterion)),
        ("article", f"{article.front.title} (playbook/{article.address}/)"),
    ]
    lines = [f"{style(criterion.id, 'place')}  {make_safe(criterion.title)}", ""]
    lines += [f"  {style(f'{name:<14}', 'quiet')} {make_safe(text)}" for name, text in rows if text]
    return "\n".join(lines) + "\n"


def _examples(criterion: Criterion, settings: Settings) -> Iterator[str]:
    """An answer that would do, for each field that it looks at."""
    for field in criterion.fields:
        described = describe_field((field,), settings)
        if described is not None and described.example:
            yield f"{field}: {described.example}"


def _binds(criterion: Criterion) -> str:
    binds = f"{criterion.level} at gate '{criterion.gate}'"
    if criterion.must_from is not None:
        binds += f", must from gate '{criterion.must_from}'"
    if criterion.since is not None:
        binds += f", for pilots approved after {criterion.since.isoformat()}"
    if criterion.warns_until is not None:
        binds += f", and for older ones after {criterion.warns_until.isoformat()}"
    return binds


def _title(article_id: str, playbook: Playbook) -> str:
    return next((article.front.title for article in playbook.articles if article.id == article_id), article_id)


def _waiver(criterion: Criterion) -> str:
    if criterion.max_waiver_days is None:
        return "possible, without a limit"
    if criterion.max_waiver_days == 0:
        return "not possible"
    return f"possible, for at most {criterion.max_waiver_days} days"
