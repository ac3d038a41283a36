"""Two consoles on one file, both writing, killed at random moments: one conducts, one sits beside.

L4PC_TORTURE=long kills forty times as often.
"""

from __future__ import annotations

import os
import random
import time
from contextlib import closing
from datetime import date
from pathlib import Path

from support.plainly import Plain
from support.sandbox import environment, l4pc_json

from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.core.record.reading import kind_of
from l4pc_tui.store.store import open_store

KILLS = 160 if os.environ.get("L4PC_TORTURE") == "long" else 3
NAMES = ("Joss Wayfarer", "Gwen Saffron")


def test_of_two_that_write_and_die_nothing_acknowledged_is_lost_and_nothing_stands_twice(
    tmp_path: Path,
) -> None:
    env = environment(tmp_path)
    l4pc_json("cohort", "new", "Lantern", env=env)
    plan = ("--plan", "half-day-2-whose-rule", "--date", date.today().isoformat())
    session = l4pc_json("session", "new", "--cohort", "Lantern", *plan, env=env)["id"]
    file = next((tmp_path / "data").rglob("l4pc.db"))
    chance = random.Random("both killed")  # the moments of dying; the machine adds its own
    acknowledged: dict[str, list[str]] = {name: [] for name in NAMES}
    rooms: dict[str, Plain] = {}
    number = 0
    for kill in range(KILLS):
        for name in NAMES:
            # Whoever conducts comes first: a session that nobody holds is had by who opens it.
            if name not in rooms:
                first = kill == 0 and name == NAMES[0]
                rooms[name] = Plain(session, env, first=first, name=name)
                assert ("take notes as" in rooms[name].told) is (name == NAMES[1])
        dies = chance.choice([*NAMES, ""]) if kill % 2 else ""
        deadline = time.monotonic() + chance.uniform(0.05, 0.5)
        while time.monotonic() < deadline or not all(room.acknowledged for room in rooms.values()):
            for name, room in rooms.items():
                room.write(f"{name} says {number}.")
                number += 1
                room.hear(chance.uniform(0.01, 0.1))
        for name in NAMES:
            if dies in ("", name):
                rooms[name].die()
                acknowledged[name] += rooms.pop(name).acknowledged
        assert_held(file, session, acknowledged)
    for name, room in rooms.items():
        room.die()
        acknowledged[name] += room.acknowledged
    assert_held(file, session, acknowledged)
    assert all(acknowledged.values())


def assert_held(file: Path, session: SessionId, acknowledged: dict[str, list[str]]) -> None:
    """Nothing acknowledged is missing or there twice; each under its writer's name, in order, in one
    run that goes on."""
    with closing(open_store(file, state=file.parent / "state", now=time.time)) as store:
        names, events = store.actors(), store.record_of(session)
        row, line = store.session(session), store.line(session)
        assert store.verify().sound
    told = sorted(
        (each for each in events if kind_of(each.entity) is Kind.NOTE), key=lambda e: e.id
    )
    for name, said in acknowledged.items():
        written = [str((each.data or {})["text"]) for each in told if names[each.actor] == name]
        assert len(written) == len(set(written)), "nothing was written twice"
        assert [text for text in written if text in set(said)] == said
        assert all(text.startswith(name) for text in written)
    assert not line.beside
    assert row is not None
    assert row.state is State.RUNNING
