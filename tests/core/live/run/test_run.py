"""Moves folded into a run: live and from the record give the same, and time is never negative."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples
from support.live import NINE, Table

from l4pc_tui.core.live.run import rules
from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.run.session_state import enter, gather
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.moves import Verb
from l4pc_tui.core.record.names import PersonId, SessionId

S1 = SessionId("s1")


def test_the_clock_counts_a_stop_over_all_stays(tracing: Table) -> None:
    tracing.now += 240
    tracing.do(rules.back(tracing.sheet, tracing.room.run))
    tracing.next(3)
    assert tracing.room.run.at == "2/trace-it"
    assert tracing.room.run.used(tracing.now + 60) == 300


def test_a_pause_stops_the_clock(tracing: Table) -> None:
    tracing.now += 120
    tracing.do(rules.pause(tracing.sheet, tracing.room.run))
    assert tracing.room.run.used(tracing.now + 999) == 120
    tracing.now += 600
    tracing.do(rules.pause(tracing.sheet, tracing.room.run))
    assert tracing.room.run.used(tracing.now + 30) == 150


def test_reopening_forgets_no_stay_and_counts_nothing_of_the_time_it_was_closed_for(
    started: Table,
) -> None:
    started.next(4)
    started.now += 60
    started.do(rules.back(started.sheet, started.run))
    started.now += 120
    started.do(rules.close(started.run))
    started.now += 3600
    started.do(rules.reopen(started.run))
    assert started.run.used(started.now) == 4 * 60 + 120


def test_time_away_counts_only_when_the_room_went_on(tracing: Table) -> None:
    tracing.now += 240
    went_on = tracing.room
    assert went_on.run.used(tracing.now) == 240
    tracing.do(rules.away(tracing.room.run, 180, waited=True))
    assert tracing.room.run.used(tracing.now) == 60
    tracing.room = went_on
    tracing.do(rules.away(tracing.room.run, 180, waited=False))
    assert tracing.room.run.used(tracing.now) == 240


def test_waiting_longer_than_the_stay_uses_no_time_and_never_less(tracing: Table) -> None:
    tracing.now += 10
    tracing.do(rules.away(tracing.room.run, 9_999, waited=True))
    assert tracing.room.run.used(tracing.now) == 0


def test_a_clock_put_back_gives_no_negative_time(tracing: Table) -> None:
    assert tracing.room.run.used(tracing.now - 7200) == 0


def test_verbs_of_a_newer_version_are_passed_over(started: Table) -> None:
    before = started.room.run
    entry = started.entry("move", "run:s1", {"verb": "levitate", "height": 3})
    assert enter(started.room, entry).run == before


def test_undo_takes_back_one_thing_after_another_and_says_which(tracing: Table) -> None:
    tracing.put("note:n1", session="s1", kind="note", text="first")
    tracing.put("mark:s1/ann", session="s1", person="ann", mark="here")
    tracing.put("mark:s1/ann", session="s1", person="ann", mark="late")
    assert tracing.undo() == "somebody’s mark: late"
    assert tracing.room.marks[PersonId("ann")].mark == "here"
    assert tracing.undo() == "somebody’s mark: here"
    assert "ann" not in tracing.room.marks
    assert tracing.undo() == "the note “first”"
    assert tracing.room.notes == ()
    assert tracing.undo() == "the last step forward"
    assert tracing.room.run.at == "2/pick-one"
    assert tracing.undo() == "the last step forward"
    assert tracing.undo() == "the start"
    assert tracing.room.run.state is State.PLANNED
    assert tracing.undo() == ""


def test_a_mended_note_gets_its_old_words_back(started: Table) -> None:
    started.put("note:n1", session="s1", kind="note", text="frist")
    started.put("note:n1", session="s1", kind="note", text="first")
    started.undo()
    assert [note.text for note in started.room.notes] == ["frist"]


def test_a_struck_note_is_not_brought_back(started: Table) -> None:
    started.put("note:n1", session="s1", kind="note", text="please do not write that down")
    started.room = enter(started.room, started.entry("erase", "note:n1", None))
    assert started.room.notes == ()
    assert started.undo() == "the start"


wishes = st.lists(
    st.sampled_from(
        ["next", "back", "reveal", "cover", "pause", "close", "reopen", "door", "away", "undo",
         "note", "mark", "mend"]
    ),
    max_size=40,
)  # fmt: skip


@settings(max_examples=examples(150), deadline=None)
@given(wishes, st.lists(st.integers(-600, 3600), min_size=40, max_size=40))
def test_any_run_is_the_same_from_its_record_and_never_below_zero(
    chosen: list[str], seconds: list[int]
) -> None:
    table = Table()
    table.start()
    for number, wish in enumerate(chosen):
        table.now += seconds[number]
        sheet, run = table.sheet, table.room.run
        if wish == "undo":
            table.undo()
        elif wish == "note":
            table.put(f"note:n{number}", session="s1", kind="note", text=str(number))
        elif wish == "mend" and table.room.notes:
            mended = f"note:{table.room.notes[-1].id}"
            table.put(mended, session="s1", kind="note", text="mended")
        elif wish == "mark":
            table.put("mark:s1/ann", session="s1", person="ann", mark=("here", "late")[number % 2])
        else:
            answers = {
                "next": lambda: rules.next_step(sheet, run),  # noqa: B023
                "back": lambda: rules.back(sheet, run),  # noqa: B023
                "reveal": lambda: rules.reveal(sheet, run),  # noqa: B023
                "cover": lambda: rules.cover(sheet, run),  # noqa: B023
                "pause": lambda: rules.pause(sheet, run),  # noqa: B023
                "close": lambda: rules.close(run),  # noqa: B023
                "reopen": lambda: rules.reopen(run),  # noqa: B023
                "door": lambda: rules.door(sheet, run, 1),  # noqa: B023
                "away": lambda: rules.away(run, abs(seconds[number]), waited=True),  # noqa: B023
            }
            if wish in answers:
                table.do(answers[wish]())
        told = gather(S1, table.room.entries)
        assert told.run == table.room.run
        assert told.marks == table.room.marks
        assert told.notes == table.room.notes
        assert table.room.run.used(table.now) >= 0
        assert all(visit.spent(table.now) >= 0 for visit in table.room.run.visits)


def test_an_empty_record_is_a_session_that_has_not_started() -> None:
    assert gather(S1, ()).run == Run()
    assert Verb.START not in {move.kind for move in gather(S1, ()).entries}


def test_the_start_is_when_it_was_pressed(table: Table) -> None:
    table.now = NINE + 720
    table.start()
    assert table.room.run.started == NINE + 720
