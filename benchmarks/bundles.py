"""Write the bundles of six laptops that have recorded as many entries together as asked.

    python benchmarks/bundles.py FOLDER [--entries 100000]

Sessions of 200 entries each: the session, 40 moves, 19 marks, 100 notes of which every fifth is a
commitment, 20 follows of these, 20 notes told anew. The same numbers give the same files.
"""

from __future__ import annotations

import argparse
import itertools
import random
from collections.abc import Iterator
from pathlib import Path

from l4pc_tui.core.record.entry import Data, Entry, Event, seal
from l4pc_tui.exchange.bundle.header import Header
from l4pc_tui.exchange.bundle.writing import write_bundle

LAPTOPS = 6
_IN_A_SESSION = 200
_AT = "2026-11-23T09:00:00.000+00:00"
_WORDS = ["who", "owns", "transport", "when", "two", "forms", "ask", "one", "visit", "and", "key"]


def write(folder: Path, entries: int) -> None:
    """The files, one a laptop."""
    each = entries // LAPTOPS
    for number in range(LAPTOPS):
        told = Header("0", f"laptop-{number}", "Mo Sample", "bundle", "", "", "", _AT, 0, 0, "")
        count = each + (entries - each * LAPTOPS if number == 0 else 0)
        events = itertools.islice(_events(number), count)
        write_bundle(folder / f"{number}.jsonl", told, events, ())


def _events(laptop: int) -> Iterator[Event]:
    chance = random.Random(laptop)
    for number, entry in enumerate(_entries(laptop, chance), 1):
        base = entry.base or ()
        yield seal(
            entry, device=f"laptop-{laptop}", seq=number, base=base,
            nonce=f"{chance.getrandbits(128):032x}", taken="",
        )  # fmt: skip


def _entries(laptop: int, chance: random.Random) -> Iterator[Entry]:
    count = itertools.count()

    def new() -> str:
        # As six clocks give them that run beside each other.
        tail = f"{chance.getrandbits(62) | 1 << 63:016x}"
        millis = f"{0x019A_0000_0000 + next(count) * 700:012x}"
        return f"{millis[:8]}-{millis[8:]}-7000-{tail[:4]}-{tail[4:]}"

    actor, cohort = new(), new()
    people = [new() for _ in range(19)]

    def put(entity: str, data: Data, session: str, base: str = "") -> Entry:
        return Entry("put", entity, data, new(), _AT, actor, None, (base,) if base else (), session)

    yield put(f"cohort:{cohort}", {"name": f"Oak {laptop}", "programme": "people-first"}, "")
    for number, person in enumerate(people):
        yield put(f"person:{person}", {"name": f"Sample {laptop}-{number}"}, "")
    while True:
        session, last = new(), ""
        day = {"plan": "day-1", "date": "2026-11-23", "cohort": cohort}
        yield put(f"session:{session}", day, "")
        notes: list[tuple[str, str]] = []
        for person in people:
            mark = {"session": session, "person": person, "mark": chance.choice(["here", "absent"])}
            yield put(f"mark:{session}/{person}", mark, session)
        for number in range(_IN_A_SESSION - 80):
            again = number >= 100
            id = notes[number - 100][0] if again else new()
            note = {
                "session": session, "kind": "commitment" if number % 5 == 0 else "note",
                "text": " ".join(chance.choices(_WORDS, k=chance.randint(3, 25))),
                "item": "Walk", "step": "In threes", "place": "Feel",
            }  # fmt: skip
            made = put(f"note:{id}", note, session, notes[number - 100][1] if again else "")
            notes.append((id, made.id))
            yield made
            if number % 3 == 0:
                verb = "start" if not last else "next"
                move = {"verb": verb}
                made = Entry(
                    "move", f"run:{session}", move, new(), _AT, actor, None,
                    (last,) if last else (), session,
                )  # fmt: skip
                last = made.id
                yield made
        for id, _ in notes[:100:5]:
            follow = {"session": session, "note": id, "outcome": "done"}
            yield put(f"follow:{session}/{id}", follow, session)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--entries", type=int, default=100_000)
    asked = parser.parse_args()
    write(asked.folder, asked.entries)


if __name__ == "__main__":
    main()
