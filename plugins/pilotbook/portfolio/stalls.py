"""Turns the stall risks of all pilots into how each pattern stands: who is at risk of it, who is clear, who knows."""

from pilotbook.assessment.stall_risk import RiskState
from pilotbook.assessment.verdict import Assessment
from pilotbook.frozen import frozen
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.records.playbook import Article
from pilotbook.records.vocabulary import STALL_RISKS, Kind


@frozen
class PatternStanding:
    """The pilots that have not ended, by what is said of them about one pattern; `untold` are those of which it is not.

    Each in the order of the portfolio.
    """

    article: Article
    at_risk: tuple[Assessment, ...]
    untold: tuple[Assessment, ...]
    clear: tuple[Assessment, ...]


def stand_by_pattern(portfolio: Portfolio) -> tuple[PatternStanding, ...]:
    """Every pattern of the playbook, the one with the most pilots at risk first; equals in the playbook's order.

    None where stall risks are not shown.
    """
    if STALL_RISKS in portfolio.withheld:
        return ()
    patterns = portfolio.playbook.of_kind(Kind.PATTERN)
    found: dict[str, dict[RiskState, list[Assessment]]] = {
        article.address: {state: [] for state in RiskState} for article in patterns
    }
    for assessment in portfolio.assessments:
        for risk in assessment.stalls:
            found[risk.article.address][risk.state].append(assessment)
    standings = [_stand(article, found[article.address]) for article in patterns]
    return tuple(sorted(standings, key=lambda standing: -len(standing.at_risk)))


def _stand(article: Article, by_state: dict[RiskState, list[Assessment]]) -> PatternStanding:
    return PatternStanding(
        article=article,
        at_risk=tuple(by_state[RiskState.AT_RISK]),
        untold=tuple(by_state[RiskState.CANNOT_BE_TOLD]),
        clear=tuple(by_state[RiskState.CLEAR]),
    )
