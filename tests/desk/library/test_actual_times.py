"""How long steps really took, and what was said to their trainer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from support.desk import House, with_plan_b, write_library
from support.ran import run_once, stand_on

from l4pc_tui.core.live.time.preview import Preview
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.library.actual_times import actuals
from l4pc_tui.desk.library.help_at import help_at
from l4pc_tui.desk.library.library import listing
from l4pc_tui.desk.library.script_preview import preview
from l4pc_tui.desk.library.told_times import PastRuns, told_of
from l4pc_tui.desk.library.unsaved import Workbench
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.session.which import trial


def test_nothing_is_known_of_what_never_ran(desk: Desk) -> None:
    assert actuals(desk, "whose-rule") == {}
    assert actuals(desk, "no-such [/x]") == {}


def test_the_middle_of_all_runs_is_what_a_step_usually_takes(
    desk: Desk, house: House, session: SessionId
) -> None:
    run_once(desk, house, session, 17, "nobody heard the bell", "trios, not pairs [/x]")
    for minutes in (12, 30):
        run_once(desk, house, trial(desk, "whose-rule").session.id, minutes)
    known = actuals(desk, "whose-rule")
    assert (known["trace-it"].usual, known["trace-it"].runs) == (17, 3)
    assert [remark.text for remark in known["trace-it"].remarks] == [
        "nobody heard the bell", "trios, not pairs [/x]",
    ]  # fmt: skip
    assert known["trace-it"].told == "usually 17 min (3 runs, 2 remarks)"
    shown = {step.id: step.actual for step in preview(desk, "whose-rule").steps}
    assert shown["trace-it"] == known["trace-it"]
    assert shown["name-it"] is None


def test_a_step_that_was_only_passed_through_was_not_run(
    desk: Desk, house: House, session: SessionId
) -> None:
    run_once(desk, house, session, 5)
    assert "hear-it" not in actuals(desk, "whose-rule")


def test_several_stays_at_a_step_are_one_run_and_pauses_do_not_count(
    desk: Desk, house: House, session: SessionId
) -> None:
    conductor = open_session(desk, session)
    conductor.start()
    stand_on(conductor, "Trace it", house, 4)
    stand_on(conductor, "Hear it", house, 2)
    stand_on(conductor, "Trace it", house, 3)
    conductor.pause()
    house.clock.now += 600
    conductor.pause()
    stand_on(conductor, "Hear it", house, 0)
    conductor.close()
    conductor.drain(5)
    known = actuals(desk, "whose-rule")
    assert (known["trace-it"].usual, known["trace-it"].runs) == (7, 1)


def test_only_remarks_to_the_trainer_are_told_and_not_those_taken_back(
    desk: Desk, house: House, session: SessionId
) -> None:
    run_once(desk, house, session, 5, "to be taken back")
    conductor = open_session(desk, session)
    conductor.reopen()
    conductor.strike(conductor.room.notes[-1].id)
    stand_on(conductor, "Trace it", house, 1)
    conductor.note("* an insight of theirs")
    conductor.drain(5)
    assert actuals(desk, "whose-rule")["trace-it"].remarks == ()


def test_what_is_known_of_an_exercise_is_told_step_by_step_with_remarks_as_a_count(
    desk: Desk, house: House, session: SessionId
) -> None:
    run_once(desk, house, session, 17, "nobody heard the bell", "trios, not pairs [/x]")
    planned = next(step for step in preview(desk, "whose-rule").steps if step.id == "trace-it")
    (told,) = told_of(desk, "whose-rule")
    number = [step.id for step in preview(desk, "whose-rule").steps].index("trace-it") + 1
    assert told == (
        f"Step {number}, Trace it: planned {planned.minutes}, usually 17 min (1 run, 2 remarks)."
    )
    assert "bell" not in told
    assert told_of(desk, "no-such [/x]") == ()


def test_a_plan_tells_what_the_steps_of_its_exercises_usually_take(
    desk: Desk, house: House, session: SessionId
) -> None:
    run_once(desk, house, session, 17)
    plan = open_session(desk, session).sheet.title
    key = next(line.id for line in listing(desk, "session") if line.title == plan)
    told = {step.id: step.taken for step in preview(desk, key).steps if step.taken}
    assert list(told) == ["trace-it"]
    assert told["trace-it"].endswith("usually 17 min (1 run)")


def test_an_editor_is_told_of_past_runs_as_the_database_knows_them_now(
    desk: Desk, house: House, session: SessionId, tmp_path: Path
) -> None:
    page = write_library(tmp_path / "mine") / "exercises" / "whose-rule.md"
    bench, past = Workbench(tmp_path / "own"), PastRuns(desk.places)
    text = page.read_text(encoding="utf-8")
    bench.typed(page, text)
    line = text.split("\n").index("## 2. Trace it") + 1
    assert not any("usually" in each.text for each in help_at(bench, page, line, 4, past.told))
    run_once(desk, house, session, 17, "nobody heard the bell")
    told = [each.text for each in help_at(bench, page, line, 4, past.told)]
    assert told[-1] == "Step 2, Trace it: planned 14, usually 17 min (1 run, 1 remark)."
    assert told[-1] in [each.text for each in help_at(bench, page, 9, 4, past.told)]
    run_once(desk, house, trial(desk, "whose-rule").session.id, 27)
    again = help_at(bench, page, line, 4, past.told)[-1].text
    assert again == "Step 2, Trace it: planned 14, usually 22 min (2 runs, 1 remark)."
    nowhere = PastRuns(replace(desk.places, db=tmp_path / "no.db"))
    assert not any("usually" in each.text for each in help_at(bench, page, line, 4, nowhere.told))


def test_a_plan_b_that_was_done_is_a_run_of_its_exercise(
    desk: Desk, house: House, session: SessionId
) -> None:
    with_plan_b(house.folder, desk)
    conductor = open_session(desk, session)
    conductor.start()
    found = conductor.preview_plan_b()
    assert isinstance(found, Preview)
    assert conductor.accept(found).ok
    stand_on(conductor, "Tell it", house, 6)
    conductor.note("% too quiet")
    stand_on(conductor, "One word", house, 0)
    conductor.close()
    conductor.drain(5)
    known = actuals(desk, "second-look")
    assert {step: each.told for step, each in known.items()} == {
        "tell-it": "usually 6 min (1 run, 1 remark)"
    }
    assert actuals(desk, "whose-rule") == {}


def test_an_exercise_that_was_put_in_is_a_run_of_it(
    desk: Desk, house: House, session: SessionId
) -> None:
    conductor = open_session(desk, session)
    conductor.start()
    with_plan_b(house.folder, desk)
    found = conductor.preview_insert_exercise("second-look", "20", "1")
    assert isinstance(found, Preview), found
    assert conductor.accept(found).ok
    stand_on(conductor, "Tell it", house, 6)
    stand_on(conductor, "One word", house, 0)
    conductor.close()
    conductor.drain(5)
    assert actuals(desk, "second-look")["tell-it"].runs == 1
