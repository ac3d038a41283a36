"""A session from its start to its close: each wish, what it says, what is on view."""

from __future__ import annotations

import pytest
from support.desk import House, person, said

from l4pc_tui.core.live.run.reply import DONE
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.names import NoteId, PersonId, SessionId
from l4pc_tui.core.record.place import Place
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.session.close import closing
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.session.which import trial
from l4pc_tui.desk.trouble import Trouble


def at(conductor: Conductor, name: str) -> None:
    """Go to the step of that name."""
    stop = next(stop for stop in conductor.sheet.stops if stop.name == name)
    assert conductor.goto(stop.id).ok


def test_the_rest_of_a_register_is_marked_once_and_of_an_empty_one_nobody(
    desk: Desk, conductor: Conductor
) -> None:
    assert conductor.rest_here().ok
    assert conductor.rest_here().words == "Everyone is marked already."
    empty = open_session(desk, trial(desk, "whose-rule").session.id)
    assert empty.rest_here().words == "Nobody is on this register yet."


def test_a_whole_session(conductor: Conductor, house: House, desk: Desk) -> None:
    assert conductor.view().state is State.PLANNED
    assert said(conductor.view().standing).startswith("starts at 09:30 · in 10 min")
    conductor.mark(PersonId(person(conductor, "Ben Thimble")), "sorry")
    assert conductor.rest_here().words == "3 people marked here."
    house.clock.to("2026-11-25T09:40")
    assert conductor.start().ok
    assert said(conductor.view().standing).startswith("▲ 10 min behind")
    seen = [conductor.view().card.name]
    while conductor.next().ok:
        house.clock.now += 300
        seen.append(conductor.view().card.name)
    steps = ["Pick one", "Trace it", "Hear it", "Name it"]
    assert seen == ["Arrivals", *steps, "Break", "Who decides", "Return"]
    assert conductor.note("! @Amina phone the chair by Friday").ok
    assert conductor.close().ok
    assert conductor.view().can == {"reopen"}
    assert dict(closing(conductor).lines).keys() == {"REGISTER", "TIME", "DEPTH", "NOTES"}
    assert conductor.leave(goes_on=False).ok
    assert conductor.drain(5)
    (row,) = desk.store.sessions()
    assert row.state is State.CLOSED
    assert row.closed


def test_before_the_start_only_the_register_and_notes_are_accepted(conductor: Conductor) -> None:
    for wish in (conductor.next, conductor.back, conductor.reveal, conductor.cover,
                 conductor.pause, conductor.close, conductor.reopen):  # fmt: skip
        answer = wish()
        assert not answer.ok
        assert answer.words.endswith(".")
    assert conductor.undo().words == "There is nothing to undo."
    assert conductor.note("chairs in a ring").ok
    assert conductor.mark(PersonId(person(conductor, "Dev Kettle")), "here").ok


def test_probes_are_asked_one_after_the_other_and_covered_again(started: Conductor) -> None:
    at(started, "Trace it")
    assert started.view().card.place is Place.FEEL
    assert started.reveal().ok
    assert "session 1 goes no deeper than Feel" in started.reveal().words
    assert started.view().ceiling == "1 more below today’s ceiling, with a reason"
    assert started.reveal(reason="They asked for it").ok
    assert started.view().card.place is Place.QUESTION
    assert started.public().asked == "What would have to be true for it to be wrong?"
    assert not started.reveal().ok
    assert started.cover().ok
    assert started.public().asked == "What is it like to follow it?"
    assert started.view().card.place is Place.FEEL
    assert started.cover().ok
    assert not started.cover().ok


def test_a_chosen_probe_is_asked_before_its_turn(started: Conductor) -> None:
    at(started, "Trace it")
    assert started.reveal(1, "They asked for it").ok
    assert [probe.open for probe in started.view().probes] == [False, True]


def test_doors_lead_aside_and_back_onward_round_again_and_out(started: Conductor) -> None:
    at(started, "Trace it")
    labels = [(door.key, door.label) for door in started.view().doors]
    assert labels == [
        ("1", "IF UPSET"), ("2", "IF SHORT"), ("3", "IF STUCK"), ("4", "IF IT IS DONE"),
        ("5", "IF THEY ARGUE"),
    ]  # fmt: skip
    assert started.door(1).ok
    aside = started.view()
    assert aside.beside is not None
    assert (aside.beside.name, aside.card.name) == ("Slow it down", "Trace it")
    assert (aside.card.next, aside.doors) == ("back to this step", ())
    assert started.next().ok
    assert started.view().beside is None
    assert started.view().card.name == "Trace it"
    assert started.door(2).ok
    assert started.view().card.name == "Name it"
    at(started, "Trace it")
    assert started.door(4).ok
    assert started.view().card.name == "Break"
    at(started, "Trace it")
    assert started.door(5).words == "Noted: swap sides."
    assert started.door(9).words == "There is no door 9 here."


def test_repeating_a_step_begins_its_clock_anew(started: Conductor, house: House) -> None:
    at(started, "Trace it")
    house.clock.now += 120
    assert started.view().card.timer == "2:00"
    assert started.door(3).ok
    assert started.view().card.timer == "4:00"


def test_a_pause_stops_the_clock_until_the_room_goes_on(started: Conductor, house: House) -> None:
    house.clock.now += 60
    started.pause()
    house.clock.now += 600
    assert started.view().card.timer == "14:00"
    assert started.view().card.told == "paused at 09:31"
    assert not started.next().ok
    started.pause()
    assert started.view().card.timer == "14:00"


def test_a_closed_session_goes_on_where_it_stood(started: Conductor, house: House) -> None:
    started.next()
    house.clock.now += 60
    started.close()
    house.clock.now += 3600
    assert started.reopen().ok
    assert started.view().card.timer == "4:00"


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("plain words", "note", "plain words"),
        ("* it was never the form", "insight", "it was never the form"),
        ('" they said no (anon)', "quote", "they said no (anon)"),
        ("? who owns transport", "parked", "who owns transport"),
        ("^ silo two forms", "barrier", "silo two forms"),
        ("! @Amina phone", "commitment", "@Amina phone"),
        ("+ neighbours have the key", "strength", "neighbours have the key"),
        ("~ title: before → after", "story", "title: before → after"),
        ("% step 3 needs a card", "trainer", "step 3 needs a card"),
        ("Ann [/x] Lee", "note", "Ann [/x] Lee"),
        ("[bold", "note", "[bold"),
        ("a\x1b[31mb", "note", "a�[31mb"),
    ],
)
def test_every_mark_gives_its_kind(started: Conductor, line: str, kind: str, text: str) -> None:
    assert started.note(line).ok
    note = started.room.notes[-1]
    assert (note.kind, note.text) == (kind, text)
    assert started.note_line(started.last_note()) == (text if kind == "note" else line)


def test_a_note_is_stamped_with_time_item_step_and_place(started: Conductor) -> None:
    at(started, "Trace it")
    started.note("one voice")
    note = started.room.notes[-1]
    assert note.at == "2026-11-25T09:30:00.000+00:00"
    assert (note.item, note.step, note.place) == ("Whose rule?", "Trace it", "Feel")


@pytest.mark.parametrize("line", ["", "   ", "*", "! "])
def test_a_line_without_words_is_no_note(started: Conductor, line: str) -> None:
    assert started.note(line).words == "There is nothing written yet."
    assert not started.room.notes


def test_a_restricted_note_takes_no_words_but_who_was_told(started: Conductor) -> None:
    assert not started.note("\\ he said that").ok
    assert not started.restricted("  ").ok
    assert started.restricted("the safeguarding lead").words.startswith("Write the rest on paper")
    note = started.room.notes[-1]
    assert (note.kind, note.text, note.told) == ("restricted", "", "the safeguarding lead")
    assert not started.mend(note.id, "words").ok
    assert started.note_line(started.last_note()) == ""


@pytest.mark.parametrize("mark", ["", "* ", "*", "!  "])
def test_ten_thousand_characters_are_kept_beside_the_mark(started: Conductor, mark: str) -> None:
    assert started.note(mark + "x" * 10_000) == DONE
    assert started.room.notes[-1].text == "x" * 10_000
    assert started.mend(started.last_note(), mark + "y" * 10_000).ok
    assert started.room.notes[-1].text == "y" * 10_000


def test_whatever_is_shortened_says_so(started: Conductor) -> None:
    ben = person(started, "Ben Thimble")
    long = "x" * 10_001
    kept = "is shortened to {} characters."
    assert started.note(f"* {long}").words == f"The note {kept.format('10,000')}"
    assert started.mend(started.last_note(), long).words.endswith(kept.format("10,000"))
    assert started.restricted(long).words.endswith(f"Who was told {kept.format(200)}")
    assert started.walk_in(long).words.endswith(f"The name {kept.format(200)}")
    assert started.rename(ben, long).words.endswith(f"The name {kept.format(200)}")
    started.mark(ben, "here")
    assert started.remark(ben, long).words == f"The remark {kept.format(500)}"
    assert started.remark(ben, "short").words == ""
    started.note("? an item")
    parked = started.last_note()
    assert started.dispose(parked, "open", long).words.endswith(f"The reason {kept.format(500)}")
    started.note("! an item")
    promised = started.last_note()
    assert started.agree(promised, "done", long).words.endswith(kept.format(500))


def test_a_note_is_mended_in_its_place(started: Conductor) -> None:
    started.note("frist")
    started.note("second")
    first = started.room.notes[0].id
    assert started.mend(first, "* first").ok
    assert [(n.kind, n.text) for n in started.room.notes] == [
        ("insight", "first"), ("note", "second"),
    ]  # fmt: skip
    assert not started.mend(first, " ").ok
    assert not started.mend(NoteId("nothing"), "words").ok


def test_the_register_in_every_mark(started: Conductor, house: House) -> None:
    house.clock.to("2026-11-25T09:41")
    for name, presence in (("Amina Marigold", "late"), ("Ben Thimble", "online"),
                           ("Carys Acorn", "left-early"), ("Dev Kettle", "sorry")):  # fmt: skip
        assert started.mark(PersonId(person(started, name)), presence).ok
    view = started.register()
    assert said(view.counts) == "1 late  1 online  1 early  1 sorry  Joss Wayfarer facilitates"
    assert [line.time for line in view.lines] == ["09:41", "09:41", "09:41", "", ""]
    assert (started.view().in_room, started.view().expected) == (2, 4)
    assert started.unmark(PersonId(person(started, "Dev Kettle"))).ok
    assert not started.unmark(PersonId(person(started, "Dev Kettle"))).ok
    assert "1 not yet marked" in said(started.register().counts)
    assert not started.mark(PersonId("nobody"), "here").ok


def test_marking_somebody_anew_keeps_when_they_came_unless_they_come_late_now(
    started: Conductor, house: House
) -> None:
    ben = person(started, "Ben Thimble")
    told = []
    for clock, presence in (
        ("09:31", "here"), ("09:40", "here"), ("09:45", "online"), ("09:50", "late"),
        ("09:55", "late"), ("10:00", "here"), ("10:10", "left-early"), ("10:15", "here"),
        ("10:20", "sorry"), ("10:30", "online"),
    ):  # fmt: skip
        house.clock.to(f"2026-11-25T{clock}")
        assert started.mark(ben, presence).ok
        told += [line.time for line in started.register().lines if line.person == ben]
    assert told == ["09:31", "09:31", "09:31", "09:50", "09:50", "09:50", "10:10", "09:50", "",
                    "10:30"]  # fmt: skip


def test_a_walk_in_is_here_at_once_and_only_once(started: Conductor) -> None:
    assert started.walk_in("Zoe Fennel").words == "Zoe Fennel walked in."
    twin = started.walk_in("zoe  fennel").words
    assert twin.startswith("Zoe Fennel is on the register already. If this is somebody else, add")
    assert not started.walk_in(" ").ok
    assert started.view().in_room == 1
    assert started.register().lines[-1].about == "walk-in"


def test_a_name_is_put_right_and_a_remark_stands_beside_the_mark(started: Conductor) -> None:
    ben = person(started, "Ben Thimble")
    assert not started.remark(ben, "by the door").ok
    started.mark(ben, "here")
    assert started.remark(ben, "by the door").ok
    assert started.rename(ben, "Ben Ng [/x]").words == "Now Ben Ng [/x]."
    line = next(line for line in started.register().lines if line.person == ben)
    assert (line.name, line.remark, line.mark) == ("Ben Ng [/x]", "by the door", "here")
    assert not started.rename(ben, "").ok


def test_a_session_that_is_not_there_is_trouble_in_words(desk: Desk) -> None:
    with pytest.raises(Trouble) as raised:
        open_session(desk, SessionId("nothing"))
    assert raised.value.sentence == "There is no session nothing."


def test_the_corner_says_saved_only_when_all_is_on_the_disk(started: Conductor) -> None:
    started.note("words")
    assert started.drain(5)
    assert started.saved().word == "saved"
    assert started.waiting() == 0


def test_before_the_close_the_notes_are_counted_in_plain_english(started: Conductor) -> None:
    for line in ("! one", "! two", "~ a", "~ b", "? x", "? y", "% z", "* w", "plain"):
        started.note(line)
    started.restricted("the lead")
    assert said(dict(closing(started).lines)["NOTES"]) == (
        "10 notes  2 commitments, 2 stories, 2 parked items, 1 remark to the trainer, 1 insight"
        " · 1 restricted, in no export"
    )
