"""Oak, a cohort of fourteen, after its first session."""

from __future__ import annotations

import shutil
from pathlib import Path

from support.crowd import crowd
from support.desk import House, write_library

from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.outcome_nouns import Measure
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.library import library
from l4pc_tui.desk.outcomes import stories, taking
from l4pc_tui.desk.outcomes.stories import Story
from l4pc_tui.desk.outcomes.whom import whom
from l4pc_tui.desk.people.sessions import new_session
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session

OAK = "Oak"
FIRST, SECOND = "2026-11-11", "2026-11-25"


def made(folder: Path) -> None:
    """A laptop in a folder: Oak after its session of 11 November, a second one planned."""
    house = House(folder, folder / "state")
    house.clock.to(f"{FIRST}T09:00")
    desk = house.desk()
    library.load(desk, [write_library(folder / "library")])
    crowd(desk, folder, OAK, 14)
    for day in (FIRST, SECOND):
        new_session(desk, OAK, "morning", day)
    _lead(house, open_session(desk, desk.store.sessions()[0].session.id))
    _ask(desk)
    house.close()
    shutil.rmtree(folder / "data" / "backups", ignore_errors=True)


def copied(oak: Path, folder: Path) -> House:
    """One more laptop that has it, on the day after."""
    shutil.copytree(oak / "data", folder / "data")
    house = House(folder, folder / "state")
    house.clock.to("2026-11-12T10:00")
    return house


def people(desk: Desk) -> list[PersonId]:
    """Everybody of Oak who does not facilitate, by name."""
    cohort = next(each for each in desk.store.cohorts() if each.name == OAK)
    leads = {each.person for each in desk.store.members(cohort.id) if each.facilitates}
    return [each.id for each in desk.store.people(cohort.id) if each.id not in leads]


def _lead(house: House, conductor: Conductor) -> None:
    """Ten minutes late, and ended early: twelve were there, one of them online, one sent apologies."""
    house.clock.to(f"{FIRST}T09:40")
    conductor.start()
    for at, person in enumerate(people(conductor.desk)):
        how = "sorry" if at == 12 else "online" if at == 3 else "here"
        if at < 13:
            conductor.mark(person, how)
    for line in ("^ silo two forms for one visit", "^ time none of it", "^ silo nobody asks"):
        conductor.note(line)
    for number in range(7):
        conductor.note(f"! Somebody: rings the ward {number}")
    house.clock.to(f"{FIRST}T11:10")
    conductor.close()
    conductor.drain(10)


def _ask(desk: Desk) -> None:
    group = whom(desk, session=f"{OAK}/{FIRST}")
    taking.add_pulse(desk, group, Measure.HEARD, "0 0 1 5 5", how="slips")
    for number in range(2):
        story = Story(f"The key safe {number}", "Ben Bracken waited forty days", "one call", "nobody waits",
                      consent="anon")  # fmt: skip
        told = stories.add_story(desk, group, story)
        if number:
            stories.choose(desk, group, change=told.ids[0], by="the cohort", out_of=2,
                          because="it can be done anywhere")  # fmt: skip
