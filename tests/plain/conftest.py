"""A session to talk through: a small plan on a fixed morning, with a clock that is wound by hand."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from support.desk import Clock
from support.talks import TalkRoom

from l4pc_tui.core.record.names import SessionId
from l4pc_tui.desk.desk import Desk, open_desk
from l4pc_tui.desk.library import library
from l4pc_tui.desk.people.cohorts import new_cohort
from l4pc_tui.desk.people.rosters import import_roster
from l4pc_tui.desk.people.sessions import new_session

ZONE = ZoneInfo("Europe/London")
NINE = 1_795_597_200.0
"""Wednesday 25 November 2026, 09:00 in London."""

EXERCISE = """---
format: exercise/1
people: 2-30
intensity: 1
themes: [openness]
authors: [Test]
licence: CC-BY-SA-4.0
version: 1.0
status: trial
---

# A small rule

One rule, looked at.

## 1. Pick one

- Time: 10 min
- Group: pairs
- Depth: Surface

Say: Think of a *small* rule.

Show:

> Pick a rule.
> Any rule.

Ask: Which rule is it?

Listen for: Big rules.

Deeper:

1. Feel: What is it like to follow it?
   - Note: Nobody need say.
2. Question: What if it were wrong?

If people are stuck: offer one of your own.

If someone is upset: go to "Put it down"

## 2. Trace it

- Time: 8 min
- Group: whole circle
- Depth: Return

Say: Who made it?

## Side step: Put it down

- Time: 3 min
- Group: alone
- Depth: Surface

Say: Look out of the window for a while.
"""
PLAN = """---
format: session/1
kind: workshop
start: 09:00
finish: 10:00
people: 2
---

# A short morning

One exercise and a word.

- 09:00 Arrivals: tea (10 min)
- Exercise: a-small-rule
- Close: one word each (5 min)
"""
ROSTER = """Name,Organisation,Role
Amina Yusuf,Riverside Trust,
Amina Khan,Hill Council,
Ann [/x] Lee,[bold],
Joe Kent,,facilitator
"""


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, SessionId]:
    """A database with one cohort and one session of the small plan, to be copied."""
    folder = tmp_path_factory.mktemp("prepared")
    (folder / "a-small-rule.md").write_text(EXERCISE, encoding="utf-8")
    (folder / "a-short-morning.md").write_text(PLAN, encoding="utf-8")
    (folder / "roster.csv").write_text(ROSTER, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        at_home(patch, folder)
        desk = open_desk(folder / "l4pc.db", actor="Joe Kent", clock=Clock(NINE), zone=ZONE)
        report = library.load(desk, [folder / "a-small-rule.md", folder / "a-short-morning.md"])
        assert not [told for told in report.refused if "a-s" in told]
        new_cohort(desk, "Lantern")
        import_roster(desk, folder / "roster.csv", "Lantern")
        row = new_session(desk, "Lantern", "a-short-morning", "2026-11-25")
        desk.close()
    return folder / "l4pc.db", row.session.id


def at_home(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """Every folder of the program lies in ``folder``."""
    patch.setenv("HOME", str(folder))
    for name in ("DATA", "STATE", "CONFIG", "DOCUMENTS"):
        patch.setenv(f"XDG_{name}_{'DIR' if name == 'DOCUMENTS' else 'HOME'}", str(folder / name))
    patch.setenv("L4PC_RUNTIME", str(folder / "runtime"))
    patch.delenv("L4PC_DB", raising=False)


@pytest.fixture
def database(
    prepared: tuple[Path, SessionId], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A copy of the prepared database, on a machine of its own."""
    at_home(monkeypatch, tmp_path)
    path = tmp_path / "l4pc.db"
    shutil.copy(prepared[0], path)
    return path


@pytest.fixture
def open_room(database: Path, prepared: tuple[Path, SessionId]) -> Iterator[Callable[[], TalkRoom]]:
    """Opens the prepared session, as a new process would."""
    opened: list[Desk] = []
    clock = Clock(NINE)

    def open_one() -> TalkRoom:
        desk = open_desk(database, actor="Joe Kent", clock=clock, zone=ZONE)
        opened.append(desk)
        return TalkRoom(desk, prepared[1], clock)

    yield open_one
    for desk in opened:
        desk.close()


@pytest.fixture
def room(open_room: Callable[[], TalkRoom]) -> TalkRoom:
    return open_room()


@pytest.fixture
def said(room: TalkRoom) -> Callable[..., list[str]]:
    """Says lines in one talk; gives what was told to the last of them."""
    talk = room.talk()

    def say(*lines: str) -> list[str]:
        for line in lines:
            room.told.clear()
            talk.hear(line)
        return list(room.told)

    return say
