"""Every list of names, as it is printed, written and asked: as in a phone book."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import pytest
from support.commands import Run

from l4pc_tui.core.record.names import SessionId
from l4pc_tui.desk.desk import open_desk
from l4pc_tui.desk.session.open import open_session

NAMES = (
    "Ágata Nowak", "Ann Lee", "Éilís Roe", "ella Fen", "Ellis Roe", "Óisín Wade", "Oona Wade",
    "Øystein Zed", "Šárka Zed", "Sean O'Toole", "Sean Ott", "Zoë Alder", "Zoe Birch",
)  # fmt: skip
"""In the order of a phone book."""
MIXED = NAMES[7:] + NAMES[:3] + NAMES[:2:-1][len(NAMES[7:]) :]
PLAN = "half-day-1-ordinary-days"


def in_order(text: str) -> tuple[str, ...]:
    """The names in the order in which a text has them, each once."""
    found = re.findall("|".join(map(re.escape, NAMES)), text)
    return tuple(dict.fromkeys(found))


@pytest.fixture
def session(run: Run, tmp_path: Path) -> str:
    """A session of a cohort with everybody in it, marked in the order of the roster."""
    assert sorted(MIXED) == sorted(NAMES)
    assert MIXED != NAMES
    run("cohort", "new", "Lantern")
    roster = tmp_path / "roster.csv"
    roster.write_text("Name\n" + "\n".join(MIXED) + "\n", encoding="utf-8")
    assert run("roster", "import", roster, "--cohort", "Lantern").code == 0
    made: Any = run(
        "session", "new", "--cohort", "Lantern", "--plan", PLAN, "--date", "2026-12-03", "--json"
    ).json
    return str(made["id"])


def test_people_stand_in_one_order_in_every_list(run: Run, session: str, tmp_path: Path) -> None:
    desk = open_desk()
    conductor = open_session(desk, SessionId(session))
    conductor.start()
    register = conductor.register()
    conductor.leave(goes_on=False)
    desk.close()
    assert tuple(line.name for line in register.lines) == NAMES
    shown = run("cohort", "show", "Lantern")
    assert in_order(shown.out) == NAMES
    people = run("cohort", "show", "Lantern", "--json").json["people"]
    assert tuple(each["name"] for each in people) == NAMES
    assert in_order(run("register", "show", "--session", session).out) == NAMES
    assert in_order(run("session", "show", session).out) == NAMES
    out = tmp_path / "out"
    out.mkdir()
    assert run("export", session, "--format", "md", "-o", out / "log.md").code == 0
    assert in_order((out / "log.md").read_text(encoding="utf-8")) == NAMES
    assert run("export", session, "--format", "csv", "-o", out).code == 0
    written = next(out.rglob("*register*.csv"))
    with written.open(encoding="utf-8-sig", newline="") as file:
        assert tuple(row["name"] for row in csv.DictReader(file)) == NAMES


def test_walk_ins_stand_among_them(session: str) -> None:
    desk = open_desk()
    conductor = open_session(desk, SessionId(session))
    conductor.start()
    conductor.walk_in("Éloïse Rye")
    names = [line.name for line in conductor.register().lines]
    conductor.leave(goes_on=False)
    desk.close()
    assert names.index("Éloïse Rye") == names.index("Ellis Roe") + 1


def test_cohorts_stand_in_one_order_in_every_list(run: Run) -> None:
    for name in MIXED:
        assert run("cohort", "new", name).code == 0
    assert in_order(run("cohort", "list").out) == NAMES
    assert tuple(each["name"] for each in run("cohort", "list", "--json").json) == NAMES


def test_titles_and_themes_stand_in_one_order(run: Run, at_home: Path) -> None:
    folder = at_home / "documents" / "l4pc" / "exercises"
    folder.mkdir(parents=True)
    assert run("new", "exercise", "Sample", "-o", folder / "sample.md").code == 0
    page = (folder / "sample.md").read_text(encoding="utf-8")
    for letter, name in zip("abcdefghijklm", MIXED, strict=True):
        named = page.replace("# Sample", f"# {name}").replace("[openness]", f"[{name}]")
        (folder / f"sample-{letter}.md").write_text(named, encoding="utf-8")
    listed = run("library", "list", "--kind", "exercise")
    assert in_order(listed.out) == NAMES, listed
    covered = run("library", "list", "--coverage", "--json").json
    themes = [row["name"] for row in covered["themes"]]
    assert tuple(name for name in themes if name in NAMES) == NAMES, themes
