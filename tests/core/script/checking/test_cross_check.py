"""What files say about each other, and whether a plan fits its day."""

from __future__ import annotations

import pytest

from l4pc_tui.core.live.sheet.layout import Occasion, lay_out
from l4pc_tui.core.script.checking.cross_check import cross_check, missing_files, outside
from l4pc_tui.core.script.messages.diagnostic import Diagnostic
from l4pc_tui.core.script.messages.pointers import Checked
from l4pc_tui.core.script.model.model import Exercise, SessionPlan
from l4pc_tui.core.script.model.sums import steps_of
from l4pc_tui.core.script.reading.script import read

WALK = """---
format: exercise/1
people: 6-12
status: trial
authors: A
licence: CC0-1.0
was: [stroll]
---
# The walk
S.

## Set out
- Time: 5-10 min
- Depth: Feel
- Group: pairs
Say: go

## Come back
- Time: 10 min
- Depth: Return
Say: come

## Access
For all.
"""


def file(text: str, path: str) -> Checked:
    found = read(text.encode(), path=path, kind="plan" if path.startswith("s") else "exercise")
    assert found.model is not None, found.diagnostics
    return Checked(path, found.model, text)


def day(lines: str, header: str = "start: 09:00") -> Checked:
    return file(f"---\nformat: session/1\n{header}\n---\n# Day\nS.\n\n{lines}\n", "sessions/day.md")


def checked(*files: Checked) -> list[Diagnostic]:
    return list(cross_check([file(WALK, "exercises/walk.md"), *files]))


def only(found: list[Diagnostic], code: str) -> Diagnostic:
    (message,) = [d for d in found if d.code == code]
    return message


def test_a_plan_names_an_exercise_that_is_not_there() -> None:
    found = only(checked(day("- Exercise: wakl")), "P903")
    assert found.message == "There is no exercise called “wakl”."
    assert found.hint == "The closest is “walk”."
    assert (found.path, found.line, found.col, found.end) == ("sessions/day.md", 8, 13, 17)


def test_an_earlier_id_of_an_exercise_still_works() -> None:
    assert "P903" not in [d.code for d in checked(day("- Exercise: stroll"))]


def test_a_plan_names_a_step_that_is_not_there() -> None:
    found = checked(day('- Exercise: walk\n  - Skip step: Set of\n  - Step "Come back": 10 min'))
    message = only(found, "P904")
    assert message.message == "“The walk” has no step “Set of”."
    assert (message.line, message.col) == (9, 16)


@pytest.mark.parametrize("setting", ["Skip step: {}", 'Step "{}": 8 min'])
@pytest.mark.parametrize("name", ["1", "step 1", "set-out", "Set Out"])
def test_a_step_of_a_plan_runs_as_the_checker_and_the_sums_read_it(setting: str, name: str) -> None:
    plan = day(f"- Exercise: walk\n  - {setting.format(name)}")
    walk = file(WALK, "exercises/walk.md")
    assert isinstance(walk.model, Exercise)
    assert isinstance(plan.model, SessionPlan)
    assert not [d for d in checked(plan) if d.code == "P904"]
    sheet = lay_out(plan.model, {"walk": walk.model}, Occasion(float, 12, {}))
    planned = [step.time.ideal for step in steps_of(plan.model.items[0], walk.model)]
    assert [stop.span.ideal for stop in sheet.stops] == planned
    assert planned in ([600], [480, 600])


@pytest.mark.parametrize(
    "line",
    [
        "Skip step: Set out (we did it last time)", "Skip step: Set out and Come back",
        'Skip step: "Set out" and "Come back"', 'Step "Set out (longer)": 8 min',
    ],
)  # fmt: skip
def test_a_plan_that_names_more_than_a_step_in_a_line_is_told_so(line: str) -> None:
    message = only(checked(day(f"- Exercise: walk\n  - {line}")), "P904")
    assert message.hint == "Name “Set out” alone on its line, and each other step on its own."


def test_a_plan_sets_a_variable_that_nobody_uses() -> None:
    assert only(checked(day("- Exercise: walk\n  - Set objct: x")), "V701").line == 9


@pytest.mark.parametrize(
    ("code", "lines", "header"),
    [
        ("P906", "- Exercise: walk", "start: 09:00\npeople: 30"),
        ("P907", '- Exercise: walk\n  - Step "Set out": 30 min', "start: 09:00"),
        ("P908", "- Exercise: walk (40 min)", "start: 09:00"),
        ("P911", "- Exercise: walk\n- 09:10 Talk (5 min)", "start: 09:00"),
        ("P912", "- Exercise: walk\n- 09:16 Talk (5 min)", "start: 09:00"),
        ("P913", "- Exercise: walk\n- 10:00 Talk (5 min)", "start: 09:00"),
        (
            "P917",
            "- Talk (20 min)\n- Gossip (5 min, cut first)\n- 09:10 Close (5 min)",
            "start: 09:00",
        ),
        ("P914", "- Talk (101 min)", "start: 09:00"),
        ("P925", "- Exercise: walk\n- Close (4 min)", "start: 09:00"),
        ("P925", "- Talk (30 min)", "start: 09:00\nfinish: 09:30"),
        ("P926", "- Exercise: walk", "start: 09:00\nceiling: Surface"),
        ("P903", "- Talk (5 min)", "start: 09:00\nprogramme: nowhere"),
    ],
)
def test_what_does_not_fit_is_said(code: str, lines: str, header: str) -> None:
    assert code in [d.code for d in checked(day(lines, header))]


def test_a_plan_that_fits_gets_no_message() -> None:
    lines = (
        "- Welcome (10 min)\n- Exercise: walk (keep)\n- 09:30 Break (10 min)\n- Close (5-10 min)"
    )
    assert checked(day(lines, "start: 09:00\nfinish: 09:50\npeople: 8\nceiling: Feel")) == []


def test_a_window_counts_the_steps_that_are_left() -> None:
    lines = "- Exercise: walk\n  - Skip step: Come back\n- 09:10 Return (15 min)"
    assert "P911" not in [d.code for d in checked(day(lines))]


def test_what_can_still_be_dropped_is_named_and_then_that_is_all_there_is_to_say() -> None:
    found = checked(day("- Talk (8 min)\n- Gossip (5 min, cut first)\n- 09:10 Close (15 min)"))
    assert "Cut Activity" in only(found, "P911").hint
    assert "P917" not in [d.code for d in found]


def test_steps_that_may_be_dropped_count_unless_the_plan_keeps_them() -> None:
    loose = file(WALK.replace("- Group: pairs", "- Cut: first"), "exercises/loose.md")

    def told(more: str) -> list[str]:
        plan = day(f"- Exercise: loose{more}\n- 09:12 Close (15 min)")
        return [d.code for d in cross_check([loose, plan])]

    assert "P911" in told("")
    assert "P917" not in told("")
    assert "P917" in told("\n- Talk (5 min)")
    assert "P917" not in told(" (keep)")


def test_a_link_out_of_the_library_is_refused() -> None:
    (message,) = outside("exercises/a.md", lies_at="/home/ann/a.md", root="/home/ann/l4pc")
    assert (message.code, message.line) == ("F119", 1)
    assert outside("exercises/a.md", lies_at="/home/ann/l4pc/b.md", root="/home/ann/l4pc/") == ()
    assert outside("exercises/a.md", lies_at="/home/ann/l4pc-old/b.md", root="/home/ann/l4pc") != ()


def test_the_return_needs_twenty_minutes_after_power() -> None:
    deep = file(WALK.replace("Feel", "Power"), "exercises/deep.md")
    plan = day("- Exercise: deep\n- Close (5 min)")
    found = only(list(cross_check([deep, plan])), "P925")
    assert found.message == "The Return has 15 min; 20 are needed."


def test_the_place_in_a_programme_sets_the_ceiling() -> None:
    deep = file(WALK.replace("Feel", "Question"), "exercises/deep.md")
    year = file(
        "---\nformat: programme/1\n---\n# Y\nS.\n\n- Session: day\n- Session: day-2\n",
        "sessions/year.md",
    )
    plan = day("- Exercise: deep\n- Close (15 min)")
    second = Checked("sessions/day-2.md", file(plan.text, "sessions/day-2.md").model, plan.text)
    found = cross_check([deep, plan, second, year])
    assert [(d.path, d.code) for d in found if d.code == "P926"] == [("sessions/day.md", "P926")]


def test_a_draft_in_a_plan_is_mentioned() -> None:
    draft = file(WALK.replace("status: trial", "status: draft"), "exercises/walk.md")
    found = only(list(cross_check([draft, day("- Exercise: walk")])), "P905")
    assert found.message == "“The walk” is draft."


def test_a_door_into_an_exercise_that_is_not_there() -> None:
    lost = file(WALK.replace("Say: go", "If late: use exercise rnu"), "exercises/lost.md")
    found = only(checked(lost), "D607")
    assert (found.line, found.col, found.end) == (16, 23, 26)


def test_exercises_that_use_each_other_in_a_circle() -> None:
    one = file(WALK.replace("Say: go", "If late: use exercise two"), "exercises/one.md")
    two = file(WALK.replace("Say: go", "If late: use exercise one"), "exercises/two.md")
    found = [d for d in cross_check([one, two]) if d.code == "D611"]
    assert [d.path for d in found] == ["exercises/one.md", "exercises/two.md"]


def test_two_files_with_one_id() -> None:
    found = only(checked(file(WALK, "exercises/old/walk.md")), "F118")
    assert found.hint == "The other is exercises/walk.md; rename one."


def test_a_programme_names_a_session_that_is_not_there_or_on_another_day() -> None:
    year = file(
        "---\nformat: programme/1\n---\n# Y\nS.\n\n- 2027-01-01 Session: day\n- Session: dya\n",
        "sessions/year.md",
    )
    found = checked(day("- Lunch (5 min)", "start: 09:00\ndate: 2027-01-02"), year)
    assert only(found, "P920").line == 7
    assert only(found, "P903").hint == "The closest is “day”."


def test_a_plan_in_the_place_of_an_exercise() -> None:
    assert only(checked(day("- Exercise: day")), "P923").message == (
        "The file is a session plan, not an exercise."
    )


def test_what_is_in_the_library_already_can_be_referred_to() -> None:
    walk = file(WALK, "exercises/walk.md").model
    found = cross_check([day("- Exercise: walk\n- Close (15 min)")], also=[walk])
    assert [d.code for d in found if d.severity == "error"] == []


def test_a_picture_that_is_not_in_the_library() -> None:
    text = WALK.replace(
        "Say: go", "Note: ![A map](_files/mpa.png) and ![b](../exercises/_files/b.png)"
    )
    found = read(text.encode(), path="exercises/walk.md", kind="exercise")
    files = {"exercises/_files/map.png", "exercises/_files/b.png"}
    (message,) = missing_files("exercises/walk.md", found.attachments, files)
    assert (message.code, message.line, message.col) == ("V705", 16, 7)
    assert message.hint == "The closest is exercises/_files/map.png."


HEAR = WALK.replace("- Time: 10 min", "- Time: 1 min per person")


def test_times_that_hang_on_people_ask_how_many_there_are() -> None:
    hear = file(HEAR, "exercises/hear.md")
    (told,) = [d for d in cross_check([hear, day("- Exercise: hear")]) if d.code == "P941"]
    assert (told.line, told.hint) == (3, "Add `people: 6-12`, or as many as you expect.")
    known = day("- Exercise: hear", "start: 09:00\npeople: 8")
    assert not [d for d in cross_check([hear, known]) if d.code == "P941"]
    timed = day("- Exercise: hear (20 min)")
    assert not [d for d in cross_check([hear, timed]) if d.code == "P941"]


def test_a_plan_of_a_programme_is_in_it() -> None:
    def year(lines: str) -> Checked:
        text = f"---\nformat: programme/1\npeople: 8\n---\n# Year\nS.\n\n{lines}\n"
        return file(text, "sessions/year.md")

    own = day("- Exercise: walk", "start: 09:00\nprogramme: year")
    found = only(checked(own, year("- Between: rest")), "P942")
    assert (found.path, found.line, found.col) == ("sessions/day.md", 4, 12)
    assert not [d for d in checked(own, year("- Session: day")) if d.code == "P942"]


def test_a_page_with_errors_is_still_held_against_the_others() -> None:
    plan = day("- Exercise: wakl\n- 09:10 Talk: x (5 min)")
    broken = Checked(plan.path, plan.model, plan.text, whole=False, timed=False)
    assert [d.code for d in checked(broken)] == ["P903"]
    walk = file(WALK, "exercises/walk.md")
    plan = day("- Exercise: walk\n  - Skip step: Nowhere\n- 09:10 Talk: x (5 min)")
    untimed = Checked(walk.path, walk.model, walk.text, timed=False)
    assert [d.code for d in cross_check([untimed, plan])] == ["P904"]
    full = day("- Exercise: walk\n- 09:10 Talk: x (5 min)")
    assert "P911" in [d.code for d in cross_check([walk, full])]
    assert "P911" not in [d.code for d in cross_check([untimed, full])]


def test_while_a_step_that_is_left_out_is_not_known_no_sum_is_told() -> None:
    walk = file(WALK, "exercises/walk.md")
    plan = day("- Exercise: walk\n  - Skip step: Nowhere\n- 09:10 Talk: x (5 min)")
    assert [d.code for d in cross_check([walk, plan])] == ["P904"]
