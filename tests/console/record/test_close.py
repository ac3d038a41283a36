"""Close: the session in a few lines, its backup, its log."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from support.desk import Clock
from support.screens import Drive, Driven

from l4pc_tui.console.panels.asked import Asked
from l4pc_tui.console.panels.close_words import what_next
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.profiles import PROFILES
from l4pc_tui.desk.out.formats import FORMATS
from l4pc_tui.desk.session.close import closing


async def closed(console: Driven) -> None:
    """Run a little of a session and close it."""
    await console.press("enter", "r", "a", "escape", "enter", "exclamation_mark")
    await console.write("Amina phones [/x]")
    await console.press("enter", "c", "c")


async def test_close_tells_what_the_session_came_to_before_it_closes(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "r", "a", "escape", "enter", "exclamation_mark")
        await console.write("Amina phones")
        await console.press("enter", "c")
        assert "3 of 3 here" in console.text
        assert "1 commitment" in console.text
        assert console.session.conductor.view().state is State.RUNNING
        await console.press("escape")
        assert console.session.conductor.view().state is State.RUNNING


async def test_it_closes_and_says_where_the_backup_lies(drive: Drive, db: Path) -> None:
    async with drive() as console:
        await closed(console)
        assert console.session.conductor.view().state is State.CLOSED
        backups = [*(db.parent / "backups").iterdir()]
        assert backups
        assert backups[0].name in "".join(console.text.split())


async def test_the_log_is_written_in_each_format_and_its_place_told(
    drive: Drive, tmp_path: Path
) -> None:
    async with drive((200, 60)) as console:
        await closed(console)
        keys = [form.letter for form in FORMATS.values()]
        for key in keys:
            await console.press("e", key, "enter")
            assert "Written:" in console.text
        logs = logs_in(tmp_path)
        assert len([*logs.glob("lantern-valley*")]) == len(keys)
        written = next(logs.glob("lantern-valley*.md")).read_text(encoding="utf-8")
        assert "Amina phones" not in written
        assert "1 note stays with the team: 1 commitment." in written


async def test_ones_own_log_is_asked_for_by_name_and_says_that_it_is_not_to_be_passed_on(
    drive: Drive, tmp_path: Path
) -> None:
    async with drive((200, 60)) as console:
        await closed(console)
        await console.press("e", "f")
        assert "The log is your own, not to be passed on. As what?" in console.text
        await console.press("escape", "e", "f", "m")
        (own,) = logs_in(tmp_path).iterdir()
        assert own.stem.endswith("not-to-be-passed-on")
        text = own.read_text(encoding="utf-8")
        assert text.startswith("Not to be passed on")
        assert "Amina phones" in text


async def test_a_log_in_which_nobody_is_named_is_written_as_what_can_count(
    drive: Drive, tmp_path: Path
) -> None:
    async with drive() as console:
        await closed(console)
        await console.press("e", "k")
        assert "for a commissioner: no names, small numbers hidden. As what?" in console.text
        assert "Markdown" not in console.text
        await console.press("h")
        await console.write("the council")
        await console.press("enter")
        (page,) = logs_in(tmp_path).iterdir()
        assert page.name.endswith("for-a-commissioner.html")
        assert "Amina" not in page.read_text(encoding="utf-8")


async def test_in_a_narrow_window_every_answer_of_a_question_is_to_be_seen(drive: Drive) -> None:
    """The bar has no room for nine: those that it leaves out would be keys that nobody knows."""
    async with drive((80, 24)) as console:
        await closed(console)
        await console.press("e")
        for form in FORMATS.values():
            assert f"{form.letter}  {form.words}" in console.text
        for row in PROFILES.values():
            assert (f"{row.letter}  {row.words}" in console.text) != (row.letter == "h")
        await console.press("k")
        assert console.text.count("h to read and to print") == 1


async def test_close_asks_for_whom_a_log_is_and_says_what_was_handed_over(
    drive: Drive, clock: Clock
) -> None:
    async with drive((200, 60)) as console:
        await closed(console)
        assert "Handed over" not in console.text
        await console.press("e", "f", "m")
        assert "Handed over" not in console.text
        at = f"{datetime.fromtimestamp(clock.now, console.app.desk.zone):%H:%M}"
        await console.press("e", "m")
        assert "For whom? Enter leaves it open." in console.text
        await console.write("Dora")
        await console.press("enter")
        assert f"Handed over {at} to Dora, Markdown." in console.text
        await console.press("e", "c", "enter")
        assert f"Handed over 2 times, last {at}, CSV." in console.text
        await console.press("escape", "q")
        await console.until(lambda: f"Handed over 2 times, last {at}, CSV." in console.text)


async def test_escape_at_for_whom_writes_nothing(drive: Drive, tmp_path: Path) -> None:
    async with drive((200, 60)) as console:
        await closed(console)
        await console.press("e", "m")
        await console.write("Dora")
        await console.press("escape")
        assert not logs_in(tmp_path).exists()
        assert "Handed over" not in console.text


def logs_in(tmp_path: Path) -> Path:
    return tmp_path / "xdg_documents_dir" / "l4pc" / "logs"


async def test_in_a_narrow_window_it_stands_where_backup_and_log_lie(
    drive: Drive, db: Path, tmp_path: Path
) -> None:
    async with drive((80, 24)) as console:
        await console.press("enter", "enter")
        for number in range(12):
            console.session.conductor.note(f"? parked item number {number}, which has many words")
        await console.press("c", "c")
        backup = next((db.parent / "backups").iterdir()).name
        assert backup in console.text
        await console.press("e", "m", "enter", "e", "c", "enter")
        for file in logs_in(tmp_path).glob("lantern-valley*"):
            assert any(
                line.strip().startswith("Written: /") and line.rstrip().endswith(f"/{file.name}")
                for line in console.text.split("\n")
            )


async def test_page_down_reads_on_what_the_session_came_to(drive: Drive) -> None:
    async with drive((80, 16)) as console:
        await left_open(console)
        before = console.text
        await console.press("pagedown")
        assert console.text != before
        await console.press("pageup")
        assert console.text == before


async def test_a_long_kind_of_note_stands_apart_from_its_words(drive: Drive) -> None:
    async with drive((120, 36)) as console:
        await console.press("enter", "enter")
        console.session.conductor.note("% cards were too small")
        await console.press("c", "v", "end")
        assert "%  cards were too small" in console.text
        assert "to the trainer · 0" in console.text, "its kind, and when it was said"


async def test_a_closed_session_is_opened_again_where_it_stood(drive: Drive) -> None:
    async with drive() as console:
        await closed(console)
        name = console.session.conductor.view().card.name
        await console.press("o")
        assert console.session.conductor.view().state is State.RUNNING
        assert console.session.conductor.view().card.name == name


async def test_a_session_that_has_not_started_cannot_be_closed_and_says_so(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "c", "c")
        assert "has not started" in console.text


async def left_open(console: Driven) -> None:
    """A session in which four things were left open, at Close."""
    await console.press("enter", "enter")
    for line in ("? who owns [transport]", "! @Amina phone by Fri", '" no one asked', "plain"):
        await console.press("n")
        await console.write(line)
        await console.press("enter")
    await console.press("c")


def line(console: Driven, kind: str) -> Any:
    from l4pc_tui.desk.session.close import asked

    return next(each for each in asked(console.session.conductor) if each.kind == kind)


async def test_close_asks_one_thing_and_c_leaves_what_is_open_as_it_is(drive: Drive) -> None:
    async with drive((80, 24)) as console:
        await left_open(console)
        assert "QUESTION 1 OF 7" in console.text
        assert "✓ 1 ready" in console.text
        assert "What becomes of it?" in console.text
        assert console.text.count("who owns [transport]") == 2, "in full, and in the list"
        assert "plain" not in console.text, "what is ready is one line"
        view = closing(console.session.conductor)
        assert "promises and parked items wait on Home" in what_next(view, keeps=True)
        lacks = replace(view, asked=tuple(each for each in view.asked if each.uncaught))
        assert lacks.questions
        assert "Home" not in what_next(lacks, keeps=True), "Home has no line of that"
        await console.press("c")
        assert console.session.conductor.view().state is State.CLOSED
        assert line(console, "parked").open


async def test_each_answer_says_where_it_leads_and_enter_takes_the_tinted_one(
    drive: Drive,
) -> None:
    async with drive((120, 36)) as console:
        await left_open(console)
        rows = [" ".join(row.split("  ")) for row in console.text.splitlines()]
        for told in ("▸ t somebody takes it", "l it stays open"):
            row = next(row for row in rows if told in " ".join(row.split()))
            assert "→ log" in row
        await console.press("down", "down")
        assert "May these words leave the room?" in console.text
        way = {way.letter: way.goes for way in line(console, "quote").ways}
        assert way == {"a": "log", "n": "log", "k": "team", "x": "gone"}
        assert "□ yours" in console.text
        await console.press("enter")
        assert line(console, "quote").answer == "anonymous"
        assert console.session.conductor.view().state is State.RUNNING
        assert "no one asked" not in console.text, "it is ready, and on the one line of these"
        await console.press("v")
        assert "no one asked" in console.text
        await console.press("z", "v")
        assert "no one asked" in console.text


async def test_enter_closes_once_nothing_is_asked_and_then_leads_back(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter")
        conductor = console.session.conductor
        conductor.note("plain")
        await console.press("c")
        for _ in console.app.screen.query_one(Asked).shown:
            await console.press("l")
        assert "NOTHING IS ASKED ANY MORE" in console.text
        await console.press("enter")
        assert conductor.view().state is State.CLOSED
        await console.press("enter")
        assert console.app.screen is console.session


async def test_a_parked_item_is_taken_dropped_or_left_open_with_a_reason(drive: Drive) -> None:
    async with drive() as console:
        await left_open(console)
        await console.press("t")
        await console.write("Ben")
        await console.press("enter")
        assert line(console, "parked").answer == "taken by Ben"
        await console.press("z")
        assert line(console, "parked").open
        await console.press("home", "l", "enter", "escape")
        assert line(console, "parked").open
        await console.press("d")
        assert line(console, "parked").answer == "dropped"


async def test_a_commitment_s_parts_are_filled_in_and_kept_line_by_line(drive: Drive) -> None:
    async with drive() as console:
        await left_open(console)
        await console.press("down", "w")
        assert "Amina" in console.text
        await console.press("enter", "enter", "enter")
        await console.write("Ben")
        await console.press("enter", "escape")
        held = line(console, "commitment")
        assert held.answer == "Amina · by Fri 27 November · with Ben"
        assert held.lacks == "not said: what done looks like"
        assert not held.open


async def test_a_quote_travels_only_with_consent(drive: Drive) -> None:
    async with drive() as console:
        await left_open(console)
        await console.press("down", "down", "s")
        assert "only with their consent" in console.text
        await console.press("a")
        assert (line(console, "quote").answer, line(console, "quote").sharing) == (
            "anonymous", "shareable",
        )  # fmt: skip
        await console.press("v", "end", "s")
        assert line(console, "note").sharing == "team"


async def test_the_end_pulse_is_taken_at_close(drive: Drive) -> None:
    async with drive() as console:
        await left_open(console)
        await console.press("p")
        await console.write("00012")
        await console.press("enter")
        assert "pulse" in console.text
        assert console.session.conductor.room.run.pulses


async def test_more_hands_than_people_are_asked_about_at_close_too(drive: Drive) -> None:
    async with drive() as console:
        await left_open(console)
        await console.press("p")
        await console.write("0 0 0 40 2")
        await console.press("enter")
        assert "42 people answered" in " ".join(console.text.split())
        assert not console.session.conductor.room.run.pulses
        await console.press("enter")
        assert console.session.conductor.room.run.pulses[-1].ends


async def test_a_key_that_answers_another_kind_does_nothing_here(drive: Drive) -> None:
    async with drive() as console:
        await left_open(console)
        await console.press("a", "w")
        assert line(console, "parked").open
        assert line(console, "quote").open


async def test_what_a_place_asks_for_stands_on_the_step_and_gets_its_sign(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter")
        assert "r who is here" in console.text
        await console.press("n")
        await console.write("agreement: phones [/x] away")
        await console.press("enter")
        assert "✓ agreements" in console.text
    async with drive((80, 24)) as console:
        await console.press("enter", "T", "T")
        row = next(row for row in console.text.splitlines() if "CAPTURE" in row)
        assert "r who is here" in row
        assert "agreements" not in row


async def test_what_is_not_caught_is_one_line_each_written_or_left_with_a_key(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "c")
        assert "QUESTION 1 OF 5" in console.text
        assert "wait on Home" not in console.text, "Home has no line of that"
        told = " ".join(console.text.split())
        assert "nobody has what was it? promised one yet" in told, "what it lacks, on two rows"
        await console.press("down", "w")
        await console.write("phones [/x] away")
        await console.press("enter")
        conductor = console.session.conductor
        assert [note.text for note in conductor.room.notes] == ["agreement: phones [/x] away"]
        await console.press("l")
        assert conductor.room.run.left == {"Arrive/start-pulse"}
        await console.press("z")
        assert conductor.room.run.left == set()
        await console.press("end", "w")
        await console.write("00012")
        await console.press("enter")
        assert conductor.room.run.pulses
        await console.press("home", "w", "a", "escape")
        assert conductor.room.marks
        await console.press("c")
        assert conductor.view().state is State.CLOSED


async def test_a_barrier_without_its_sort_is_asked_for_it(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "circumflex_accent")
        await console.write("two forms")
        await console.press("enter", "c")
        assert "Is it time, resource, silo, permission or other?" in console.text
        await console.press("w", "s")
        assert line(console, "barrier").answer == "silo"
        assert not line(console, "barrier").open


async def test_one_key_writes_the_file_for_the_coordinator_once_what_leaves_was_read(
    drive: Drive, tmp_path: Path
) -> None:
    async with drive() as console:
        await closed(console)
        await console.press("b")
        assert "The words of 1 note that is for the team alone go with it" in console.text
        await console.press("escape")
        assert not logs_in(tmp_path).exists()
        await console.press("b", "enter")
        (file,) = logs_in(tmp_path).glob("lantern-valley-*.jsonl")
        assert "Amina phones" in file.read_text(encoding="utf-8")
        assert "nothing since." in console.text
        await console.press("escape", "q")
        assert "LAST TIME" in console.text
        assert "nothing since." in console.text
