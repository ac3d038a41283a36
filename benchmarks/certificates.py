"""What it takes to issue certificates to a whole cohort: registers read, pages written, remembered.

    python benchmarks/certificates.py [--people 200] [--sessions 6]

Every session was led, with a step each ten minutes. Beside each figure stands what writing the same
pages takes where they are at hand already.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from table import Figure, show

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

if TYPE_CHECKING:
    from support.desk import House

    from l4pc_tui.desk.desk import Desk

COHORT = "Many"
PLAN = "half-day-1-ordinary-days"
MOST = 3.0
"""Seconds that certificates for 200 may take."""


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--sessions", type=int, default=6)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"HOME": folder, "XDG_STATE_HOME": f"{folder}/state",
                       "XDG_CONFIG_HOME": f"{folder}/config"}  # fmt: skip
        from support.desk import House

        house = House(Path(folder))
        desk = led(house, asked.people, asked.sessions)
        measured(desk, Path(folder))
        house.close()


def led(house: House, people: int, sessions: int) -> Desk:
    """A cohort of so many whose sessions were led."""
    from l4pc_tui.cli.library import read_changes
    from l4pc_tui.desk.people.cohorts import new_cohort
    from l4pc_tui.desk.people.rosters import import_roster
    from l4pc_tui.desk.people.sessions import new_session
    from l4pc_tui.desk.session.open import open_session

    desk = house.desk()
    read_changes(desk)
    new_cohort(desk, COHORT)
    roster = house.folder / "people.csv"
    names = "".join(f"Fern{n} Marigold{n * 7 % 2003}\n" for n in range(people))
    roster.write_text(f"Name\n{names}", encoding="utf-8")
    import_roster(desk, roster, COHORT)
    for number in range(sessions):
        day = f"2026-11-{number + 2:02}"
        house.clock.to(f"{day}T09:30")
        row = new_session(desk, COHORT, PLAN, day)
        conductor = open_session(desk, row.session.id)
        conductor.start()
        conductor.rest_here()
        for _ in range(14):
            house.clock.now += 600
            conductor.next()
        conductor.close()
        conductor.drain(30)
        conductor.leave(goes_on=False)
    house.clock.to("2026-11-28T15:00")
    return desk


def measured(desk: Desk, folder: Path) -> None:
    """Issue them in each format, and show how long that took."""
    from l4pc_tui.core.certificates.certificate import certificate, for_printing
    from l4pc_tui.desk.certificates.files import Form, files_of
    from l4pc_tui.desk.certificates.issuing import decided, issue
    from l4pc_tui.desk.certificates.reading import Wished, read_course
    from l4pc_tui.desk.people.scope import scope_of

    figures = []
    for form in Form:
        began, busy = time.perf_counter(), time.process_time()
        read = read_course(desk, scope_of(desk, cohorts=[COHORT]), Wished())
        told = decided(desk, read, read.people)
        told, _ = issue(desk, read, told, form, out=folder / str(form))
        took, busy = time.perf_counter() - began, time.process_time() - busy
        beside = f"{busy:.2f} s of the processor"
        if form is not Form.CSV:
            held = [(each.who, each.issue) for each in told.gets]
            pages = {(who.name, one.reference): certificate(told.course, who, one)
                     for who, one in held}  # fmt: skip
            began = time.perf_counter()
            files_of(form, pages, for_printing(told.course, held, told.none))
            beside += f"; the pages alone: {time.perf_counter() - began:.2f} s"
        figures.append(Figure(f"{len(told.gets)} certificates, {form}", took, "s", MOST, beside))
    show("Certificates of a cohort", figures)


if __name__ == "__main__":
    main()
