"""The facilitator's picture: times in words, signs, and nothing that a face would compute."""

from __future__ import annotations

from dataclasses import replace

from support.live import NINE, PLAN, RULES, ZONE, Table, item, lay

from l4pc_tui.core.live.run import rules
from l4pc_tui.core.live.time import plan_changes, time_changes
from l4pc_tui.core.live.view.parts import public
from l4pc_tui.core.live.view.view import Heading, view
from l4pc_tui.core.live.view_model import SessionView
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.text.toned import Words

HEADING = Heading("A morning", "Lantern · session 2 of 4")


def look(table: Table, away: float | None = None) -> SessionView:
    return view(table.sheet, table.room, table.now, heading=HEADING, zone=ZONE, away=away)


def said(words: Words) -> str:
    return "".join(word.text for word in words)


def test_before_the_start_it_says_when_it_starts_and_what_comes_first(table: Table) -> None:
    table.now = NINE - 600
    seen = look(table)
    assert said(seen.standing) == "starts at 09:00 · in 10 min · finish 11:00 as planned"
    assert seen.clock == "08:50"
    assert seen.card.name == "Arrivals"
    assert seen.parts[0].text == "coffee with the chair"
    assert seen.can == {"start"}


def test_a_late_start_is_told_before_it_happens(table: Table) -> None:
    table.now = NINE + 720
    assert said(look(table).standing).startswith("▲ planned for 09:00, 12 min ago")


def test_on_time_is_said_in_words(tracing: Table) -> None:
    assert said(look(tracing).standing) == "● on time · break 10:00 holds · finish 11:00 as planned"


def test_behind_is_told_with_what_it_does_to_break_and_finish(tracing: Table) -> None:
    tracing.now += 60 * 30
    told = said(look(tracing).standing)
    assert told == (
        "▲ 18 min behind · break 10:03 (planned 10:00) · finish 11:03 (planned 11:00)"
    ), "the quarter of an hour before the break took the rest"


def test_ahead_waits_for_the_lock(started: Table) -> None:
    started.next(1)
    told = said(look(started).standing)
    assert told.startswith("▼ 14 min ahead · break 10:00 holds")


def test_an_overrun_is_rounded_as_its_clock_is(tracing: Table) -> None:
    tracing.now += 12 * 60 + 100
    seen = look(tracing)
    assert (seen.card.timer, seen.card.told) == ("+1:40", "1 min over")
    assert seen.standing[0].text == "▲ 1 min behind"


def test_the_card_counts_down_and_then_says_how_long_it_is_over(tracing: Table) -> None:
    tracing.now += 260
    card = look(tracing).card
    assert (card.name, card.timer, card.told, card.tone) == ("Trace it", "7:40", "8 min left", "")
    assert card.meta == "trios · 12 min · step 2 of 4"
    tracing.do(plan_changes.skip(tracing.sheet, tracing.run, "2/hear-it"))
    assert look(tracing).card.meta == "trios · 12 min · step 2 of 3"
    tracing.do(plan_changes.restore(tracing.sheet, tracing.run, "2/hear-it"))
    assert card.next == "Hear it, 6 min"
    tracing.now += 60 * 6
    assert look(tracing).card.tone == "behind", "the warning comes with 2:24 left"
    tracing.now += 60 * 3
    card = look(tracing).card
    assert (card.timer, card.told, card.tone) == ("+1:20", "1 min over", "act")


def test_a_short_step_warns_when_half_of_it_is_left(tracing: Table) -> None:
    tracing.do(time_changes.adjust(tracing.sheet, tracing.run, -9 * 60))
    tracing.now += 89
    assert (look(tracing).card.timer, look(tracing).card.tone) == ("1:31", "")
    tracing.now += 1
    assert (look(tracing).card.timer, look(tracing).card.tone) == ("1:30", "behind")


def test_a_pause_says_since_when(tracing: Table) -> None:
    tracing.now += 120
    tracing.do(rules.pause(tracing.sheet, tracing.room.run))
    tracing.now += 300
    seen = look(tracing)
    assert seen.card.timer == "10:00"
    assert seen.card.told == "paused at 09:22"
    assert "resume" in seen.can
    assert "pause" not in seen.can


def test_the_run_sheet_opens_the_item_that_runs(tracing: Table) -> None:
    lines = [(line.sign, line.time, line.name, line.minutes) for line in look(tracing).sheet]
    assert lines == [
        ("✓", "09:00", "Arrivals", "15"),
        ("▶", "09:15", "Whose rule?", "30"),
        ("✓", "", "Pick one", "5"),
        ("●", "", "Trace it", "12"),
        ("○", "", "Hear it", "6"),
        ("○", "", "Name it", "7"),
        ("■", "10:00", "Break", "15"),
        ("·", "10:15", "Who decides", "20"),
        ("⌂", "10:35", "Return", "25"),
    ]


def test_the_run_sheet_says_how_what_is_to_come_stands(tracing: Table) -> None:
    def told() -> dict[str, tuple[str, str, str]]:
        return {line.name: (line.sign, line.told, line.tone) for line in look(tracing).sheet}

    assert told()["Break"] == ("■", "holds", "kept")
    assert told()["Return"] == ("⌂", "kept", "kept")
    tracing.do(plan_changes.skip(tracing.sheet, tracing.room.run, "4"))
    assert told()["Who decides"] == ("–", "left out", "muted")
    tracing.now += 60 * 30
    assert told()["Break"] == ("▲", "late", "behind"), "a time to hold that is missed"


def test_everyone_is_on_the_roll_with_the_register_s_sign(started: Table) -> None:
    started.enrol("Ann", "Bo", "Cy")
    started.put("mark:s1/ann", session="s1", person="ann", mark="here")
    started.put("mark:s1/bo", session="s1", person="bo", mark="online")
    assert [(one.name, one.sign, one.word) for one in look(started).people] == [
        ("Ann", "●", ""), ("Bo", "◎", "online"), ("Cy", "·", ""),
    ]  # fmt: skip
    started.put("mark:s1/cy", session="s1", person="cy", mark="sorry")
    assert look(started).people[-1].word == "sorry", "a new mark is drawn at once"


def test_a_note_says_what_it_is_and_what_became_of_it(started: Table) -> None:
    started.put("note:n1", session="s1", kind="parked", text="who owns this?")
    started.put("note:n2", session="s1", kind="quote", text="it was never the form (anon)")
    started.put("note:n3", session="s1", kind="commitment", text="Ann phones by Friday")
    assert [note.told for note in look(started).notes] == [
        "parked · no owner yet", "quote · anonymous", "commitment",
    ]  # fmt: skip


def test_steps_that_were_passed_by_are_told_apart_from_those_done(tracing: Table) -> None:
    tracing.do(rules.door(tracing.sheet, tracing.room.run, 2))
    signs = {line.name: line.sign for line in look(tracing).sheet}
    assert signs["Trace it"] == "✓"
    assert signs["Hear it"] == "–"
    assert signs["Name it"] == "●"


def test_the_words_of_a_step_stand_in_the_script_s_order(tracing: Table) -> None:
    parts = [(part.label, part.look) for part in look(tracing).parts]
    assert parts == [("ON SCREEN", "show"), ("", "ask"), ("SAFETY", "safety")]
    assert [probe.place for probe in look(tracing).probes] == [Place.FEEL, Place.QUESTION]


def test_variables_nobody_filled_are_shown_in_brackets(started: Table) -> None:
    started.next(15)
    assert look(started).parts[0].text == "Pick one, [partner]."


def test_doors_have_keys_and_short_conditions(tracing: Table) -> None:
    doors = [(door.key, door.label, door.text) for door in look(tracing).doors]
    assert doors == [
        ("1", "IF UPSET", "Slow it down"),
        ("2", "IF SHORT", "Name it"),
        ("3", "IF STUCK", "Do this step once more"),
        ("4", "IF IT IS DONE", "End this exercise"),
    ]


def test_depth_says_how_long_the_group_was_where(tracing: Table) -> None:
    tracing.now += 60 * 4
    depth = {line.place: (line.minutes, line.now) for line in look(tracing).depth}
    assert depth[Place.ARRIVE] == ("15", False)
    assert depth[Place.SURFACE] == ("5", False)
    assert depth[Place.FEEL] == ("4", True)
    assert depth[Place.POWER] == ("", False)


def test_the_roll_counts_people_in_the_room_and_names_the_others(started: Table) -> None:
    started.enrol("Ann", "Bo", "Cy", "Di")
    started.put("mark:s1/ann", session="s1", person="ann", mark="here")
    started.put("mark:s1/bo", session="s1", person="bo", mark="late",
                arrived="2026-11-25T09:38:00+00:00")  # fmt: skip
    started.put("mark:s1/cy", session="s1", person="cy", mark="sorry")
    seen = look(started)
    assert (seen.in_room, seen.expected) == (2, 4)
    assert [(line.mark, line.names) for line in seen.roll] == [
        ("late", "Bo 09:38"), ("sorry", "Cy"), ("to come", "Di"),
    ]  # fmt: skip


def test_a_restricted_note_shows_only_that_it_is_one_and_who_was_told(started: Table) -> None:
    started.put("note:n1", session="s1", kind="restricted", text="", told="the safeguarding lead")
    assert look(started).notes[0].text == "restricted · told the safeguarding lead"


def test_time_away_is_asked_with_both_outcomes(tracing: Table) -> None:
    tracing.now += 492
    asked = look(tracing, away=240).away
    assert asked is not None
    assert asked.asked == "Away for 4 min."
    assert asked.went_on == "The room went on: this step has 3:48 left."
    assert asked.waited == "It waited: this step has 7:48 left."


def test_a_closed_session_says_when_it_closed(tracing: Table) -> None:
    tracing.do(rules.close(tracing.room.run))
    seen = look(tracing)
    assert said(seen.standing) == "closed at 09:20, planned 11:00"
    assert seen.can == {"reopen"}


def test_the_room_sees_the_show_text_and_the_question_until_a_probe_takes_its_place(
    tracing: Table,
) -> None:
    room = public(tracing.sheet, tracing.room.run, tracing.now)
    assert room.shown == ("In threes, please.",)
    assert room.asked == "Whose rule is it?"
    assert (room.title, room.group) == ("Whose rule?", "trios")
    tracing.do(rules.reveal(tracing.sheet, tracing.room.run))
    assert public(tracing.sheet, tracing.room.run, tracing.now).asked.startswith("What is it like")


def test_the_room_s_clock_has_an_absolute_end_that_only_a_pause_moves(tracing: Table) -> None:
    end = public(tracing.sheet, tracing.room.run, tracing.now).ends
    assert end == tracing.now + 720
    assert public(tracing.sheet, tracing.room.run, tracing.now + 77).ends == end
    tracing.now += 100
    tracing.do(rules.pause(tracing.sheet, tracing.room.run))
    paused = public(tracing.sheet, tracing.room.run, tracing.now + 500)
    assert (paused.ends, paused.paused_at, paused.phase) == (end, tracing.now, "paused")


def test_a_break_is_named_by_its_kind_and_its_words_stay_private(started: Table) -> None:
    assert public(started.sheet, started.room.run, started.now).title == "Arrivals"


def test_an_item_s_own_time_is_shared_among_the_steps_within_their_limits() -> None:
    exercise = item("Exercise", None, exercise="whose-rule", time=None)
    shorter = replace(exercise, time=replace(PLAN.items[0].time, ideal=26 * 60))  # type: ignore[type-var]
    plan = replace(PLAN, items=(shorter,))
    spans = [stop.span.ideal for stop in lay(plan, RULES).stops]
    assert sum(spans) == 26 * 60
    assert spans[0] == 5 * 60, "a fixed step gives nothing"
    least = replace(exercise, time=replace(PLAN.items[0].time, ideal=60))  # type: ignore[type-var]
    assert sum(stop.span.ideal for stop in lay(replace(PLAN, items=(least,)), RULES).stops) == 1380


def test_a_step_that_the_plan_leaves_out_is_not_on_the_sheet() -> None:
    skipped = item("Exercise", None, exercise="whose-rule", skip=(("hear IT", 3),))
    sheet = lay(replace(PLAN, items=(skipped,)), RULES)
    assert [stop.name for stop in sheet.stops] == ["Pick one", "Trace it", "Name it"]


def test_an_exercise_that_is_not_at_hand_is_one_line_of_the_agenda() -> None:
    gone = item("Exercise", None, exercise="lost", what="Lost words")
    sheet = lay(replace(PLAN, items=(gone,)), RULES)
    assert [stop.name for stop in sheet.stops] == ["Lost words"]
