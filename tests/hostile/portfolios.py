"""The command `python -m tests.hostile.portfolios`: spoils `portfolio.json` of a portfolio, and reads what is left.

Each mutant is read or refused with a reason; whatever is read makes pages and feeds.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any

from pilotbook.neighbours.portfolio_reading import Unreadable, read_portfolio
from pilotbook.portfolio.other_portfolio import Home, OtherPortfolio, SourceState
from pilotbook.site.feeds.all_feeds import plan_feeds
from tests.site.feeds.full_pilot import FULL
from tests.site.filled_pilot import Filler
from tests.site.group_site import draw_group, publish
from tests.site.made_site import TODAY, make_all

ODD: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    10**30,
    1.5,
    "",
    "x" * 5_000,
    "\u202e",
    "\ud800",
    "2026-02-30",
    [],
    {},
    [[]],
    "<b>",
)


def write_seed() -> bytes:
    """A portfolio of a pilot with every field, and one in which something has happened."""
    filled = Filler(lambda path: f"{path} text", lambda _: "https://example.com/x").write_pilot()
    return publish({"a": FULL, "b": filled})


def spoil_bytes(random: Random, content: bytes) -> bytes:
    """A few bytes are others, missing, or there twice."""
    spoilt = bytearray(content)
    for _ in range(random.randint(1, 4)):
        place = random.randrange(len(spoilt))
        piece = bytes(random.choice(b'{}[]",:0 \\u\xff') for _ in range(random.randint(0, 3)))
        spoilt[place : place + random.randint(0, 3)] = piece
    return bytes(spoilt)


def spoil_value(random: Random, content: bytes) -> bytes:
    """A value is an odd one, is missing, or stands under another key."""
    found = json.loads(content)
    holder: Any = found
    while True:
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        if not keys:
            return content
        key = random.choice(keys)
        inner = holder[key]
        if not isinstance(inner, dict | list) or random.random() < 0.15:
            break
        holder = inner
    if random.random() < 0.2 and isinstance(holder, dict):
        holder[random.choice(("", "home", "version", "id", "é"))] = holder.pop(key)
    else:
        holder[key] = random.choice(ODD)
    return json.dumps(found).encode()


SPOILERS: tuple[Callable[[Random, bytes], bytes], ...] = (spoil_bytes, spoil_value)


def try_mutants(seed: int, count: int) -> Counter[str]:
    """How many mutants were read, and how many refused. Anything else raises."""
    random, content = Random(seed), write_seed()  # noqa: S311 - each run is to be the same
    found = Counter[str]()
    for number in range(count):
        mutant = SPOILERS[number % len(SPOILERS)](random, content)
        try:
            told = read_portfolio(mutant)
        except Unreadable as error:
            if not str(error).startswith("expected "):
                raise
            found["refused"] += 1
            continue
        found["read"] += 1
        other = OtherPortfolio(
            home=Home(key="a", name="A"), address="a", state=SourceState.FRESH, told=told, taken_on=TODAY
        )
        site = draw_group({}, other)
        make_all(site)
        for feed in plan_feeds(site):
            feed.read()
    return found


def main() -> None:
    """Try the mutants, and print how many were what."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile.portfolios", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=2_000)
    arguments = parser.parse_args()
    sys.stdout.write(f"{dict(try_mutants(arguments.seed, arguments.count))}\n")


if __name__ == "__main__":
    main()
