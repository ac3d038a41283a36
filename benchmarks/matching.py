"""How long a roster takes to be matched against everybody who is known.

    python benchmarks/matching.py [--rows 1000] [--people 5000]

Names are invented, of a few hundred words, so that many are near one another: a third of the rows
are known people as they are, a third have a slip in their name, a third are somebody else.
"""

from __future__ import annotations

import argparse
import itertools
import random
import statistics
import time

from table import Figure, milliseconds, show

from l4pc_tui.core.people.headers import RosterLine
from l4pc_tui.core.people.matching import name_key
from l4pc_tui.core.people.roster import plan_roster
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.nouns import Person

_BEGINNINGS = ("Al", "Be", "Cor", "Da", "El", "Fen", "Gar", "Hol", "Is", "Jo", "Kel", "Lan", "Mor")
_ENDINGS = ("der", "a", "win", "by", "ton", "lie", "sen", "ford", "ric", "ley", "mond", "wyn", "en")
_WORDS = tuple(map("".join, itertools.product(_BEGINNINGS, _ENDINGS)))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000)
    parser.add_argument("--people", type=int, default=5_000)
    asked = parser.parse_args()
    chance = random.Random(1)
    people = [Person(PersonId(f"p{n}"), _name(chance)) for n in range(asked.people)]
    named = [_row(chance, people, number) for number in range(asked.rows)]
    lines = [RosterLine(1, ("Name",)), *(RosterLine(n, (name,)) for n, name in enumerate(named, 2))]

    used = []

    def match() -> None:
        name_key.cache_clear()
        began = time.process_time()
        plan_roster(lines, people)
        used.append((time.process_time() - began) * 1_000)

    took = milliseconds(match, 5)
    told = f"median of 5; {statistics.median(used):.0f} ms of CPU"
    title = f"A roster of {asked.rows:,} rows, {asked.people:,} people known"
    show(title, [Figure("matching", took, "ms", 1_000, told)])


def _name(chance: random.Random) -> str:
    return f"{chance.choice(_WORDS)} {chance.choice(_WORDS)}"


def _row(chance: random.Random, people: list[Person], number: int) -> str:
    name = chance.choice(people).name if number % 3 else _name(chance)
    at = chance.randrange(1, len(name))
    return name[:at] + name[at + 1 :] if number % 3 == 1 else name


if __name__ == "__main__":
    main()
