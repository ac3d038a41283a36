"""Collect on the console: looked at, settled, taken in one step, undone as one."""

from __future__ import annotations

from pathlib import Path

from support.laptops import written
from support.screens import Drive
from support.sealed import event, note

from l4pc_tui.console.collect.collect_words import Files
from l4pc_tui.core.text.width import cell_width
from l4pc_tui.desk.between.collect import FileView, Look, State
from l4pc_tui.desk.between.gathering import Picture

SESSION = event(20, "session:s1", {"plan": "morning", "date": "2026-11-24"}, session="")


def files(folder: Path) -> Path:
    """What Dana and Mira sent: an Amina, a Ben, and one note twice."""
    folder.mkdir()
    people = [
        event(1, "person:p1", {"name": "Amina Marigold"}, session=""),
        event(2, "person:p2", {"name": "Ben Thimble"}, session=""),
    ]
    written(folder / "dana.jsonl", [*people, SESSION, note(3, "one rule")])
    written(
        folder / "mira.jsonl", [note(4, "two rules", device="d2")], device="d2", actor="Mira Holt"
    )
    return folder


async def test_files_are_looked_at_settled_taken_and_undone(drive: Drive, tmp_path: Path) -> None:
    folder = files(tmp_path / "in")
    async with drive() as console:
        store = console.app.desk.store
        await console.press("k")
        await console.until(lambda: "Nothing yet. o names a file or a folder." in console.text)
        await console.press("o")
        await console.write(str(folder))
        await console.press("enter")
        await console.until(lambda: "nothing is taken before ⏎" in console.text)
        assert "▲ settle    Dana Price" in console.text
        assert "Amina Marigold, twice. One person?" in console.text
        assert "so far here" in console.text
        assert "Dana’s file" in console.text
        await console.press("y")
        await console.until(lambda: "Ben Thimble, twice. One person?" in console.text)
        await console.press("escape")
        await console.until(lambda: "Put the files away, with 1 answer?" in console.text)
        await console.press("escape")
        await console.until(lambda: "Put the files away" not in console.text)
        await console.press("z")
        await console.until(lambda: "Amina Marigold, twice. One person?" in console.text)
        await console.press("y")
        await console.until(lambda: "Ben Thimble, twice. One person?" in console.text)
        await console.press("n")
        await console.until(lambda: "2 versions" in console.text and "THEN" not in console.text)
        assert "1 2 Choose" in console.text.splitlines()[-1]
        await console.press("1")
        await console.until(lambda: "2 versions" not in console.text)
        assert store.collects() == (), "nothing is taken before Enter"
        await console.press("enter")
        await console.until(
            lambda: "Taken in: 5 new entries of 2 files, 3 settled. z undoes it." in console.text
        )
        assert len(store.collects()[0].acts) == 2
        names = [each.name for each in store.people()]
        assert (names.count("Amina Marigold"), names.count("Ben Thimble")) == (1, 2)
        assert [each.text for each in store.notes(store.session("s1").session.id)] == ["one rule"]  # type: ignore[union-attr, arg-type]
        await console.press("z")
        assert "Undo collect 1, with what was settled with it?" in console.text
        await console.press("z")
        await console.until(lambda: "Undone: collect 1." in console.text)
        assert [each.name for each in store.people()].count("Ben Thimble") == 1
        assert store.collects()[0].undone
        await console.press("escape")
        await console.until(lambda: "COHORTS" in console.text)


async def test_what_cannot_be_read_says_so_and_going_back_takes_nothing(
    drive: Drive, tmp_path: Path
) -> None:
    file = tmp_path / "log.jsonl"
    file.write_text('{"format": "l4pc-log/2"}\n', encoding="utf-8")
    async with drive() as console:
        await console.press("k", "o")
        await console.write(str(file))
        await console.press("enter")
        await console.until(lambda: "× left out  log.jsonl" in console.text)
        assert "Nothing new is in that." in console.text
        await console.press("o")
        await console.write(str(tmp_path / "nowhere"))
        await console.press("enter")
        await console.until(lambda: "is not there" in console.text)
        assert "Looked at." not in console.text
        assert "× left out  log.jsonl" in console.text, "what was looked at before stays"
        await console.press("escape")
        await console.until(lambda: "Nothing was taken in." in console.text)
        assert console.app.desk.store.collects() == ()


async def test_a_damaged_file_says_so_in_one_line_and_the_files_that_can_be_read_are_counted(
    drive: Drive, tmp_path: Path
) -> None:
    folder = files(tmp_path / "in")
    lines = (folder / "dana.jsonl").read_text(encoding="utf-8").splitlines()
    lines[1:3] = ["{", "{"]
    (folder / "dana.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "log.jsonl").write_text('{"format": "l4pc-log/2"}\n', encoding="utf-8")
    async with drive(size=(80, 24)) as console:
        await console.press("k", "o")
        await console.write(str(folder))
        await console.press("enter")
        await console.until(lambda: "2 of 3 files can be read" in console.text)
        assert "● ready     Dana" not in console.text
        assert "2 lines left out; ask Dana Price for it again" in console.text
        assert "; nothing of it is taken" not in console.text


async def test_an_erasure_that_waits_is_told_of_here_and_on_home(
    drive: Drive, tmp_path: Path
) -> None:
    async with drive() as console:
        known = console.app.desk.store.people()[0].id
        file = written(tmp_path / "in.jsonl", [event(9, f"person:{known}", None, kind="erase")])
        await console.press("k", "o")
        await console.write(str(file))
        await console.press("enter")
        await console.until(lambda: "nothing is taken before ⏎" in console.text)
        await console.press("enter")
        await console.until(lambda: "▲ 1 erasure waits for your word" in console.text)
        await console.press("escape")
        await console.until(lambda: "TO TIDY" in console.text)
        await console.until(lambda: "1 erasure waits for your word" in console.text)


def test_what_a_file_adds_stands_beside_who_sent_it_and_nothing_of_it_is_cut() -> None:
    why = "“broken.jsonl” is no bundle of l4pc. Nothing was taken in. " * 4
    views = (
        FileView("dana.jsonl", State.READY, "Dana Price", "South", "24 Nov",
                 ("1 entry about sessions", "12 entries about notes"), 13),
        FileView("broken.jsonl", State.REFUSED, refused=why),
    )  # fmt: skip
    look = Look(views, (), (), (), {}, {})
    for width in (40, 56, 76, 110):
        lines = [str(each) for each in Files().lines(Picture(look, (), (), 0, (), (), 0, 0), width)]
        drawn = "\n".join(lines)
        assert "…" not in drawn, width
        assert max(map(cell_width, lines)) <= width
        assert " ".join(drawn.split()).count("Nothing was taken in.") == 4, width
        (dana,) = (line for line in lines if "Dana Price" in line)
        assert ("1 entry about sessions" in dana) == (width > 40), width
