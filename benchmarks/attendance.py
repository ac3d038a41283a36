"""How long a long attendance file takes, beside Python's own csv reading the same into rows.

    python benchmarks/attendance.py [--mb 20] [--people 300] [--json]

Files of Teams (UTF-16, tabs) and of Zoom (UTF-8, commas) with invented people, each with hundreds of
joins. Each is read to people with united times in a process of its own, for its memory.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from table import Figure, show

from l4pc_tui.core.attendance.reading import read
from l4pc_tui.exchange.table_file import read_sheets

RATIO, MEMORY = 2.0, 150.0
TIMES = 5
FORMS = {"teams": ("utf-16", "\t"), "zoom": ("utf-8", ",")}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--mb", type=float, default=20)
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--one", nargs=2, metavar=("KIND", "FILE"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(measured(asked.one[0], Path(asked.one[1]))))
        return
    told = []
    with tempfile.TemporaryDirectory() as folder:
        for kind in FORMS:
            file = Path(folder) / f"{kind}.csv"
            write(file, kind, asked.mb, asked.people)
            typed = [sys.executable, __file__, "--one", kind, str(file)]
            done = subprocess.run(typed, capture_output=True, check=True, encoding="utf-8")
            told.append(json.loads(done.stdout))
    if asked.json:
        print(json.dumps(told, indent=2))
        return
    for each in told:
        words = f"{each['ms']:.0f} ms; csv {each['csv_ms']:.0f} ms into rows, {each['pass_ms']:.0f} ms of a bare pass"
        show(f"{each['kind']}: {each['mb']:.0f} MB, {each['rows']:,} rows, {each['people']} people", [
            Figure("beside csv", each["ratio"], "×", RATIO, words),
            Figure("memory", each["memory_mb"], "MB", MEMORY, "the most that the process held"),
        ])  # fmt: skip


def write(file: Path, kind: str, mb: float, people: int) -> None:
    """A file of about so many megabytes."""
    dice = random.Random(1)
    encoding, delimiter = FORMS[kind]
    heads = {
        "teams": ("Name", "Join time", "Leave time", "Duration", "Email", "Role"),
        "zoom": ("Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)", "Guest"),
    }  # fmt: skip
    size = 0
    with file.open("w", encoding=encoding, newline="") as out:
        out.write(delimiter.join(heads[kind]) + "\r\n")
        while size < mb * 1e6:
            who, begins = dice.randrange(people), dice.randrange(9_000)
            lasts = dice.randrange(60, 1_800)
            name, mail = f"Person Number{who} Example", f"person.{who}@example.org"
            one, two = (_clock(kind, at) for at in (begins, begins + lasts))
            row = (
                (name, one, two, f"{lasts // 60}m {lasts % 60}s", mail, "Attendee")
                if kind == "teams"
                else (name, mail, one, two, str(lasts // 60), "Yes")
            )
            line = delimiter.join(row) + "\r\n"
            size += len(line) * (2 if encoding == "utf-16" else 1)
            out.write(line)


def _clock(kind: str, at: int) -> str:
    wall = f"{9 + at // 3600:02}:{at // 60 % 60:02}:{at % 60:02}"
    return f"14/05/25, {wall}" if kind == "teams" else f"05/14/2025 {wall}"


def measured(kind: str, file: Path) -> dict[str, Any]:
    """Times, memory and the ratio of one file. Ours first: the rows of csv are held in memory."""
    if sys.platform == "win32":
        raise NotImplementedError
    import resource

    encoding, delimiter = FORMS[kind]

    def ours() -> int:
        return len(read(read_sheets(file.read_bytes(), file.name), name=file.name).people)

    def rows() -> list[list[str]]:
        with file.open(encoding=encoding, newline="") as lines:
            return list(csv.reader(lines, delimiter=delimiter))

    def bare() -> int:
        with file.open(encoding=encoding, newline="") as lines:
            return sum(1 for _ in csv.reader(lines, delimiter=delimiter))

    people = ours()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    took, held, passed = (_best(do) for do in (ours, rows, bare))
    return {
        "kind": kind, "mb": file.stat().st_size / 1e6, "rows": bare() - 1, "people": people,
        "ms": took * 1e3, "csv_ms": held * 1e3, "pass_ms": passed * 1e3, "ratio": took / held,
        "memory_mb": memory,
    }  # fmt: skip


def _best(do: Callable[[], object]) -> float:
    """Seconds of work, the best of several: other processes only ever add."""
    found = []
    for _ in range(TIMES):
        began = time.process_time()
        do()
        found.append(time.process_time() - began)
    return min(found)


if __name__ == "__main__":
    main()
