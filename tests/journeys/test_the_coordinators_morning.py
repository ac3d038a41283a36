"""The coordinator's morning: six files come in, two Aminas are joined, one collect is undone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from support.desk import PLAN, House, write_library
from support.homes import state_in
from support.sandbox import L4PC, environment, l4pc, l4pc_json
from support.terminal import Terminal

from l4pc_tui.desk.between.basket import basket
from l4pc_tui.desk.between.bundles import look_at_bundle, write_bundle
from l4pc_tui.desk.between.collect import look, take
from l4pc_tui.desk.between.packs import look_at_pack, write_pack
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.library import library
from l4pc_tui.desk.people.cohorts import new_cohort
from l4pc_tui.desk.people.rosters import import_roster
from l4pc_tui.desk.people.sessions import new_session
from l4pc_tui.desk.session.open import open_session

ROSTER = (
    "Name,Organisation,Email\nAmina Marigold,Lantern Council,amina@example.org\nBen Thimble,,\n"
)
NAMES = ("Joss Wayfarer", "Bo Fennel", "Cy Acorn", "Di Bracken", "Ed Okoro", "Flo Kettle")


@contextmanager
def laptop(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """Somebody's laptop: its own folders, its own id."""
    own = folder / name.partition(" ")[0]
    with monkeypatch.context() as patch:
        state_in(patch, own / "state")
        patch.setenv("XDG_DOCUMENTS_DIR", str(own / "documents"))
        patch.setenv("L4PC_RUNTIME", str(own / "runtime"))
        house = House(own)
        try:
            yield house.desk(name)
        finally:
            house.close()


def led(desk: Desk, day: str, words: str) -> None:
    """A session of that day is led, with a note in it."""
    row = next(row for row in desk.store.sessions() if row.session.date == day)
    conductor = open_session(desk, row.session.id)
    conductor.start()
    conductor.rest_here()
    conductor.note(words)
    conductor.close()
    conductor.leave(goes_on=False)
    assert conductor.drain(10)


def six_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Five laptops that began with one pack, and one on which the roster was typed once more."""
    inbox = folder / "inbox"
    inbox.mkdir()
    days = [f"2026-11-{day}" for day in (25, 26, 27, 28, 29)]
    (roster := folder / "people.csv").write_text(ROSTER, encoding="utf-8")
    shelf = write_library(folder / "library")
    pack = folder / "pack.jsonl"
    for number, name in enumerate(NAMES):
        with laptop(folder, name, monkeypatch) as desk:
            if number in (0, 5):
                library.load(desk, [shelf])
                new_cohort(desk, "Lantern" if number == 0 else "Lantern evening")
                import_roster(desk, roster, "Lantern" if number == 0 else "Lantern evening")
                for day in days if number == 0 else ("2026-11-30",):
                    new_session(desk, desk.store.cohorts()[0].name, PLAN, day)
            if number == 0:
                write_pack(desk, look_at_pack(desk, "Lantern"), pack)
            elif number < 5:
                with basket([pack]) as held:
                    take(desk, held, look(desk, held))
            led(desk, [*days, "2026-11-30"][number], f"what {name} heard")
            write_bundle(desk, look_at_bundle(desk), inbox)
    return inbox


def test_six_files_are_collected_two_aminas_joined_and_one_collect_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox = six_files(tmp_path, monkeypatch)
    (late,) = inbox.glob("lantern-evening-*")
    late = late.rename(tmp_path / late.name)
    (home := tmp_path / "coordinator").mkdir()
    env = environment(home)
    with collecting(inbox, env) as asked:
        asked.wait_for("Bo Fennel", "Ed Okoro", "Together: 1 cohort, 5 sessions, 2 people")
        asked.wait_for("Take it in, as one step?")
        asked.type("y\r")
        asked.wait_for("of 5 files")
        assert asked.wait_for_end() == 0
    with collecting(late, env) as asked:
        asked.wait_for("May be one person, certainly: Amina Marigold, twice.")
        asked.wait_for("Take it in, as one step?")
        asked.type("y\r")
        asked.wait_for("One cohort?")
        asked.type("n\r")
        asked.wait_for("One person (certainly)?")
        asked.type("y\r")
        asked.wait_for("Ben Thimble, twice. One person?")
        asked.type("s\r")
        assert asked.wait_for_end() == 1, "Ben is left open"
    assert aminas(env) == 1
    assert l4pc("search", "heard", env=env).stdout.count("what ") == 6
    listed = l4pc("collect", "--list", env=env).stdout
    assert all(name in listed for name in NAMES)
    undone = l4pc("collect", "--undo", env=env)
    assert "Undone: collect 2." in undone.stdout
    with Terminal([*L4PC], env=env, size=(120, 36)) as console:
        console.wait_for("Lantern", "5 of 5")
        console.press("/")
        console.type("heard")
        console.wait_for("what Bo Fennel heard")
        assert "Flo Kettle" not in console.text
    assert "12 new" in l4pc("collect", str(late), "--yes", "--certain", env=env).stdout
    assert aminas(env) == 1


def collecting(what: Path, env: dict[str, str]) -> Terminal:
    """The command at a terminal, which asks."""
    return Terminal([*L4PC, "collect", str(what)], env=env, size=(120, 50))


def aminas(env: dict[str, str]) -> int:
    """How many people of that name are known."""
    people = l4pc_json("person", "list", env=env)
    return [each["name"] for each in people].count("Amina Marigold")
