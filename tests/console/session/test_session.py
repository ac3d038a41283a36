"""The Console: a session run from the keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.desk import Clock
from support.private import PASSPHRASE, set_here
from support.screens import DeskOn, Drive

from l4pc_tui.console.panels.capture import Capture
from l4pc_tui.console.panels.notes import Notes
from l4pc_tui.console.panels.run_sheet import RunSheet
from l4pc_tui.console.questions.choose import Choose
from l4pc_tui.console.session.session import SessionScreen
from l4pc_tui.core.record.life import State
from l4pc_tui.desk.private import read_words


async def test_enter_starts_and_then_goes_from_step_to_step(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter")
        view = console.session.conductor.view()
        assert view.state is State.RUNNING
        first = view.card.name
        await console.press("enter")
        assert console.session.conductor.view().card.name != first
        assert console.session.conductor.view().card.name in console.text
        await console.press("b")
        assert console.session.conductor.view().card.name == first


async def test_a_key_that_cannot_be_now_says_why(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "u")
        assert "has not started" in console.text
        await console.press("enter", "b")
        assert "This is the first step." in console.text


async def test_space_stops_the_clock_and_sets_it_going_again(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "space")
        assert console.session.conductor.view().state is State.PAUSED
        assert "paused" in console.text
        assert "Go on" in console.text
        await console.press("space")
        assert console.session.conductor.view().state is State.RUNNING


async def test_a_question_is_revealed_and_covered_again(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter")
        conductor = console.session.conductor
        while not conductor.view().probes:
            await console.press("enter")
        probe = conductor.view().probes[0]
        assert "DEEPER" in console.text
        await console.press("d")
        assert conductor.view().probes[0].open
        assert f"◆ {probe.place.value}" in console.text
        await console.press("u")
        assert not conductor.view().probes[0].open


async def test_a_door_is_opened_by_its_number_or_from_the_list_in_full(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter")
        conductor = console.session.conductor
        while not conductor.view().doors:
            await console.press("enter")
        door = conductor.view().doors[0]
        await console.press("0")
        assert door.label in console.text
        moves = len(conductor.room.entries)
        await console.press("enter")
        assert len(conductor.room.entries) == moves + 1
        await console.press("z", door.key)
        assert len(conductor.room.entries) == moves + 3
        await console.press("9")
        assert "There is no door 9 here." in console.text


async def test_the_run_sheet_leads_to_the_step_that_is_chosen(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "f2")
        assert isinstance(console.app.focused, RunSheet)
        await console.press("down", "down", "enter", "enter")
        conductor = console.session.conductor
        assert conductor.view().card.name == conductor.view().sheet[2].name
        assert console.app.focused is None


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("n", "note"), ("asterisk", "insight"), ("quotation_mark", "quote"),
        ("question_mark", "parked"), ("circumflex_accent", "barrier"),
        ("exclamation_mark", "commitment"), ("plus", "strength"), ("tilde", "story"),
        ("percent_sign", "trainer"),
    ],
)  # fmt: skip
async def test_every_mark_opens_the_line_and_gives_its_kind(
    drive: Drive, key: str, kind: str
) -> None:
    async with drive() as console:
        await console.press("enter", "enter", key)
        await console.write("who owns this [/x]")
        await console.press("enter")
        note = console.session.conductor.room.notes[-1]
        assert (note.kind, note.text) == (kind, "who owns this [/x]")
        assert "who owns this [/x]" in console.text
        assert console.app.focused is None


async def test_escape_keeps_the_draft_and_gives_the_keys_back(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "n")
        await console.write("half a thou")
        await console.press("escape")
        assert console.app.focused is None
        assert console.session.conductor.draft() == "half a thou"
        await console.press("n")
        await console.write("ght")
        await console.press("enter")
        assert console.session.conductor.room.notes[-1].text == "half a thought"
        assert console.session.conductor.draft() == ""


async def test_a_half_typed_line_is_there_when_the_session_is_opened_again(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "n")
        await console.write("half a thou")
        console.session.conductor.leave(goes_on=False)
    async with drive() as console:
        await console.press("enter")
        assert "half a thou" in console.text
        assert "still here" in console.text


async def test_up_in_an_empty_line_mends_the_last_note(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "asterisk")
        await console.write("teh form")
        await console.press("enter", "n", "up")
        line = console.session.query_one(Capture)
        assert line.value == "* teh form"
        line.value = "* the form"
        await console.press("enter")
        notes = console.session.conductor.room.notes
        assert [note.text for note in notes] == ["the form"]


async def test_up_mends_the_last_note_while_there_is_nothing_to_scroll(drive: Drive) -> None:
    async with drive((124, 40)) as console:
        await console.press("enter", "enter", "asterisk")
        await console.write("teh form")
        await console.press("enter", "up")
        assert console.session.query_one(Capture).value == "* teh form"
        assert "Mending the insight “teh form”." in console.text
        await console.press("escape", "n")
        await console.write("draft")
        await console.press("escape", "up")
        assert console.session.query_one(Capture).value == "draft"
        assert console.app.focused is None


async def test_up_scrolls_words_that_do_not_fit(drive: Drive) -> None:
    async with drive((80, 16)) as console:
        await console.press("enter", "enter", "enter", "n")
        await console.write("a note")
        await console.press("enter", "down", "up", "up")
        assert console.app.focused is None
        assert console.session.words.scrolls


async def test_of_a_restricted_note_nothing_is_mended(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "n")
        await console.write("before")
        await console.press("enter", "backslash")
        await console.write("the lead")
        await console.press("enter", "n", "up")
        assert "The restricted note of 09:00 holds no words to mend." in console.text
        assert console.session.query_one(Capture).value == ""
        await console.press("escape", "f4", "enter")
        assert "The restricted note of 09:00 holds no words to mend." in console.text


async def test_escape_from_a_mend_leaves_the_note_and_the_line_that_waits(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "n")
        await console.write("first")
        await console.press("enter", "n")
        await console.write("draft")
        await console.press("escape", "f4", "enter")
        assert console.session.query_one(Capture).value == "first"
        await console.press("escape")
        assert "Left as it was." in console.text
        assert console.session.query_one(Capture).value == "draft"
        await console.press("f4", "enter")
        await console.write(" spoilt")
        await console.press("escape")
        assert "your new words are kept half typed" in console.text
        await console.press("n", "ctrl+u", "escape")
        assert console.session.query_one(Capture).value == "draft"
        assert console.session.conductor.draft() == "draft"
        assert [note.text for note in console.session.conductor.room.notes] == ["first"]


async def test_a_note_is_struck_after_one_question(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "n")
        await console.write("please not this")
        await console.press("enter", "f4", "x")
        assert isinstance(console.app.screen, Choose)
        await console.press("escape")
        assert "please not this" in console.text
        await console.press("x", "x")
        assert "please not this" not in console.text
        assert console.session.conductor.room.notes == ()


async def test_undo_says_what_it_took_back(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "n")
        await console.write("a note")
        await console.press("enter", "z")
        assert "Undone: the note “a note”." in console.text
        assert console.session.conductor.room.notes == ()


async def test_a_restricted_note_asks_only_who_was_told(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "backslash")
        assert "Write the rest on paper" in console.text
        await console.write("Dee, safeguarding lead")
        await console.press("enter")
        note = console.session.conductor.room.notes[-1]
        assert (note.kind, note.text, note.told) == ("restricted", "", "Dee, safeguarding lead")
        assert "restricted · told" in console.text


async def test_where_a_passphrase_was_set_their_words_are_asked_for_and_sealed(
    drive: Drive,
) -> None:
    async with drive() as console:
        set_here(console.app.desk)
        await console.press("enter", "enter", "backslash")
        assert "Their own words are asked next, and sealed." in console.text
        await console.write("Dee, safeguarding lead")
        await console.press("enter")
        await console.write("quietzebra words")
        await console.press("enter")
        conductor = console.session.conductor
        assert read_words(conductor.desk, conductor.room.notes[-1], PASSPHRASE) == (
            "quietzebra words"
        )
        assert "words sealed" in console.text
        assert "quietzebra" not in console.text


async def test_words_typed_after_a_backslash_in_the_line_are_gone_and_never_drafted(
    drive: Drive,
) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "n")
        line = console.session.query_one(Capture)
        line.value = " \\ something she told me"
        await console.settle()
        assert line.value == ""
        assert console.session.conductor.draft() == ""
        assert "something she told me" not in console.text
        assert "Who was told?" in console.text


async def test_the_word_saved_comes_back_after_every_entry(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter")
        await console.until(lambda: "● saved" in console.text)


async def test_time_away_is_asked_about_and_the_answer_counts(drive: Drive, clock: Clock) -> None:
    async with drive() as console:
        await console.press("enter", "enter")
        await console.until(lambda: "● saved" in console.text)
        clock.now += 240
        console.session.tick()
        await console.settle()
        assert "Away for 4 min." in console.text
        left = console.session.conductor.view().card.timer
        await console.press("p")
        assert console.session.conductor.view().card.timer != left
        assert console.session.conductor.view().away is None
        assert isinstance(console.app.screen, SessionScreen)


async def test_time_away_may_also_have_gone_on(drive: Drive, clock: Clock) -> None:
    async with drive() as console:
        await console.press("enter", "enter")
        clock.now += 240
        console.session.tick()
        await console.settle()
        left = console.session.conductor.view().card.timer
        await console.press("enter")
        assert console.session.conductor.view().card.timer == left


async def test_a_second_console_reads_and_takes_over_after_a_question(drive: Drive) -> None:
    async with drive() as first:
        await first.press("enter", "enter")
        async with drive() as second:
            await second.press("enter")
            assert "reading" in second.text
            assert "p start" in first.text
            # No key is told to it that only who leads has.
            assert "agreement:" in second.text
            assert "p start" not in second.text
            await second.press("r")
            assert "whoever leads marks who is here" in second.text
            await second.press("escape")
            await first.press("k")
            assert "k lights it." in first.text
            await second.press("enter")
            assert "T takes over" in second.text
            await second.press("n", "escape")
            assert second.app.focused is None
            await second.press("T")
            assert isinstance(second.app.screen, Choose)
            await second.press("T")
            assert not second.session.conductor.reading

            def reads() -> bool:
                first.session.tick()
                return first.session.conductor.reading

            await first.until(reads)
            assert first.session.wall.display
            assert "lights it" not in first.text
            name = second.session.conductor.view().card.name
            await second.press("enter")
            assert second.session.conductor.view().card.name != name


async def test_taking_over_goes_on_with_the_half_typed_line_and_so_does_taking_it_back(
    drive: Drive,
) -> None:
    async with drive() as first:
        await first.press("enter", "enter", "n")
        await first.write("FIRST half line")
        await first.press("escape")
        first.session.conductor.settle_draft(5)
        async with drive() as second:
            await second.press("enter", "T", "T")
            assert second.session.capture.value == "FIRST half line"
            assert "FIRST half line" in second.text
            await second.press("n")
            await second.write(" goes on")
            second.session.conductor.settle_draft(5)

            def followed() -> bool:
                first.session.tick()
                return first.session.capture.value == "FIRST half line goes on"

            await first.until(followed)
            assert first.session.conductor.reading
            await second.write(" and on")
            second.session.conductor.settle_draft(5)
            await first.press("T", "T")
            assert first.session.capture.value == "FIRST half line goes on and on"


async def test_leaving_asks_whether_the_session_waits(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "enter", "q")
        assert isinstance(console.app.screen, Choose)
        await console.press("escape")
        assert isinstance(console.app.screen, SessionScreen)
        conductor = console.session.conductor
        await console.press("q", "w")
        assert conductor.view().state is State.PAUSED
        assert "Unfinished" in console.text
        await console.press("enter")
        assert console.session.conductor.view().state is State.PAUSED


async def test_a_session_named_at_the_start_is_opened_at_once_and_left_with_the_app(
    drive: Drive, db: Path, desk_on: DeskOn
) -> None:
    desk = desk_on(db)
    key = desk.store.sessions()[0].session.id
    desk.close()
    async with drive(session=key) as console:
        assert isinstance(console.app.screen, SessionScreen)
        await console.press("q")
        assert console.app.return_code == 0


async def test_a_session_that_is_not_there_is_told_in_a_sentence(drive: Drive) -> None:
    async with drive(session="zzzz") as console:
        assert "There is no session “zzzz”." in console.text


async def test_the_notes_list_says_what_to_do_when_it_is_empty(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter")
        assert "Nothing yet." in console.text
        await console.press("f4")
        assert isinstance(console.app.focused, Notes)
        await console.press("x", "enter")
        assert isinstance(console.app.screen, SessionScreen)


async def test_in_a_narrow_window_the_panels_come_over_the_words_and_go_again(drive: Drive) -> None:
    async with drive((80, 24)) as console:
        await console.press("enter", "enter", "enter", "enter", "enter", "n")
        await console.write("one note")
        await console.press("enter")
        words = console.session.conductor.view().card.name
        for key, shown in (("f2", "RUN SHEET"), ("f3", "REGISTER"), ("f4", "NOTES"),
                           ("f5", "DEPTH")):  # fmt: skip
            await console.press(key)
            assert shown in console.text
            await console.press(key)
            assert shown not in console.text
            assert words in console.text
        await console.press("f2")
        sheet = console.session.query_one(RunSheet)
        now = [n for n, line in enumerate(console.session.conductor.view().sheet)
               if line.state == "now"]  # fmt: skip
        assert sheet.highlighted == now[-1]
        await console.press("escape")
        assert "RUN SHEET" not in console.text


async def test_at_completes_who_is_here_and_hash_a_theme(drive: Drive) -> None:
    async with drive((80, 24)) as console:
        await console.press("enter", "r", "a", "escape", "enter", "exclamation_mark")
        await console.write("@Ann")
        assert "! @Ann [/x] Lee" in console.text
        assert console.session.capture.value == "! @Ann"
        await console.press("tab")
        assert console.session.capture.value == "! @Ann [/x] Lee "
        await console.write(" phones with @am")
        await console.press("right")
        assert console.session.capture.value == "! @Ann [/x] Lee phones with @Amina Marigold "
        await console.write("#op")
        await console.press("tab", "enter")
        (note,) = console.session.conductor.room.notes
        assert note.text == "@Ann [/x] Lee phones with @Amina Marigold #openness"


async def test_the_word_behind_a_completed_name_is_not_part_of_it(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "r", "a", "escape", "enter", "exclamation_mark")
        await console.write("@Am")
        await console.press("tab")
        await console.write("phone the chair")
        await console.press("enter")
        (note,) = console.session.conductor.room.notes
        assert note.text == "@Amina Marigold phone the chair"
        parts = console.session.conductor.parts(note.id)
        assert (parts["who"], parts["what"]) == ("Amina Marigold", "phone the chair")


async def test_spaces_that_stand_elsewhere_stay_as_typed(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "n")
        await console.write("two  forms @Am")
        await console.press("tab", "space", "home", "space")
        assert console.session.capture.value == " two  forms @Amina Marigold "


async def test_tab_leaves_a_line_in_which_nothing_is_begun_as_it_is(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "n")
        await console.write("nobody @x")
        await console.press("tab")
        assert console.session.capture.value == "nobody @x"
        assert console.session.capture.has_focus
        await console.press("home", "tab")
        assert console.session.capture.value == "nobody @x"


async def test_a_soft_bar_under_the_figures_fills_with_the_step(drive: Drive, clock: Clock) -> None:
    async with drive() as console:
        await console.press("enter", "enter")
        assert "━" not in console.text
        clock.now += 4 * 60
        console.session.draw_all()
        await console.settle()
        assert "━━━━━━━━╌╌╌╌╌╌╌╌   until 09:08" in console.text
        clock.now += 60 * 60
        console.session.draw_all()
        await console.settle()
        assert "╌" not in console.text.split("until")[0].split("Arrivals")[0]
