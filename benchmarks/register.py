"""What one mark costs on the register of many: from the key to the drawn screen, in the real app.

    python benchmarks/register.py [--people 2000] [--marks 30]

Without a terminal: Textual draws the whole screen in memory. Beside it stands what drawing the
same screen anew without any change takes in the same run.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path

from table import Figure, high, show

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--people", type=int, default=2_000)
    parser.add_argument("--marks", type=int, default=30)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"L4PC_DB": str(Path(folder) / "l4pc.db"), "HOME": folder}
        asyncio.run(measured(asked.people, asked.marks, Path(folder)))


async def measured(people: int, marks: int, folder: Path) -> None:
    """Mark one after the other, and show how long that took."""
    from support.settling import drawn, settled

    from l4pc_tui.cli.library import read_changes
    from l4pc_tui.console.app import Console
    from l4pc_tui.console.record.register import RegisterScreen
    from l4pc_tui.desk.desk import open_desk
    from l4pc_tui.desk.people.cohorts import new_cohort
    from l4pc_tui.desk.people.rosters import import_roster
    from l4pc_tui.desk.people.sessions import new_session

    roster = folder / "people.csv"
    names = "".join(f"Fern{n} Marigold{n * 7 % 2003}\n" for n in range(people))
    roster.write_text(f"Name\n{names}", encoding="utf-8")
    desk = open_desk()
    read_changes(desk)
    new_cohort(desk, "Many")
    import_roster(desk, roster, "Many")
    session = new_session(desk, "Many", "half-day-1-ordinary-days").session.id
    desk.close()
    app = Console(folder / "l4pc.db", "Joss Wayfarer", session=session)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(app)
        await pilot.press("r")
        await settled(app)
        taken, idle = [], []
        for _ in range(marks):
            began = time.perf_counter()
            await pilot.press("h")
            await drawn(app)
            taken.append((time.perf_counter() - began) * 1_000)
            began = time.perf_counter()
            app.screen.refresh(layout=True)
            await drawn(app)
            idle.append((time.perf_counter() - began) * 1_000)
        screen = app.screen
        assert isinstance(screen, RegisterScreen)
        assert len(screen.conductor.room.marks) == marks, "not every key made a mark"
    taken.sort()
    idle.sort()
    bare = idle[len(idle) // 2]
    middle = taken[len(taken) // 2]
    show(
        f"{people:,} people, {marks} marks",
        [
            Figure(
                "a mark, median",
                middle,
                "ms",
                30.0,
                f"{middle / bare:.1f} × the bare screen, {bare:.1f} ms",
            ),
            Figure("a mark, 95 %", high(taken), "ms"),
        ],
    )


if __name__ == "__main__":
    main()
