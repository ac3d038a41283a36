"""Session plans and programmes: what each agenda line becomes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.between import Due, lying, read_due
from l4pc_tui.core.script.model.measures import Time
from l4pc_tui.core.script.model.model import ModuleLine, Programme, SessionPlan
from l4pc_tui.core.script.model.words import REST_WORDS, RESTS_ALONE
from l4pc_tui.core.script.reading.script import read

Plan = Callable[..., SessionPlan]


@pytest.mark.parametrize(
    ("line", "clock", "about", "kind", "what"),
    [
        ("- 09:30 Arrivals: coffee (5 min)", 34200, False, "Arrivals", "coffee"),
        ("- 9.30 Arrivals (5 min)", 34200, False, "Arrivals", ""),
        ("- about 10:50 Talk: boats (5 min)", 39000, True, "Talk", "boats"),
        ("- Lunch (5 min)", None, False, "Lunch", ""),
        ("- check in: names (5 min)", None, False, "Check-in", "names"),
        ("- **Break:** air (5 min)", None, False, "Break", "air"),
        ("- What we do here (5 min)", None, False, "Activity", "What we do here"),
        ("- Networking: by the door (5 min)", None, False, "Activity", "Networking: by the door"),
        ("1. Talk: boats (with slides) (5 min)", None, False, "Talk", "boats (with slides)"),
    ],
)
def test_an_item_is_read(
    plan: Plan, line: str, clock: int | None, about: bool, kind: str, what: str
) -> None:
    (item,) = plan(line).items
    assert (item.clock, item.about, item.kind, item.what) == (clock, about, kind, what)
    assert item.time == Time(300, 300, 300, stated=True)


@pytest.mark.parametrize(
    ("parts", "keep", "fixed", "cut"),
    [
        ("5 min", False, False, "never"),
        ("5 min, keep", True, False, "never"),
        ("fixed, 5 min", False, True, "never"),
        ("5 min; cut if needed", False, False, "if needed"),
        ("Cut first", False, False, "first"),
    ],
)
def test_brackets_say_how_long_and_what_may_go(
    plan: Plan, parts: str, keep: bool, fixed: bool, cut: str
) -> None:
    (item,) = plan(f"- Talk: x ({parts})").items
    assert (item.keep, item.fixed, item.cut, item.what) == (keep, fixed, cut, "x")


def test_a_time_may_have_its_own_comma(plan: Plan) -> None:
    (item,) = plan("- Talk: x (5-9 min, ideal 6, keep)").items
    assert item.time == Time(300, 360, 540, stated=True)
    assert item.keep


def test_brackets_of_prose_stay_prose(plan: Plan) -> None:
    (item,) = plan("- Talk: the old days (with pictures)").items
    assert (item.what, item.time) == ("the old days (with pictures)", None)


def test_an_exercise_is_named_by_id_or_title(plan: Plan) -> None:
    items = plan(
        "- Exercise: by-friday (cut if needed)\n- Exercise: “What is really possible?”"
    ).items
    assert [item.exercise for item in items] == ["by-friday", "what-is-really-possible"]
    assert [item.id for item in items] == ["by-friday", "what-is-really-possible"]


def test_items_of_one_kind_have_ids_of_their_own(plan: Plan) -> None:
    items = plan("- Break (5 min)\n- Break (5 min)\n- Talk (5 min)").items
    assert [item.id for item in items] == ["break", "break-2", "talk"]


def test_places_of_plain_items(plan: Plan) -> None:
    kinds = [
        "Arrivals",
        "Welcome",
        "Check-in",
        "Talk",
        "Activity",
        "Buffer",
        "Reflection",
        "Return",
        "Close",
        "Break",
        "Lunch",
    ]
    items = plan("".join(f"- {kind} (5 min)\n" for kind in kinds)).items
    assert [item.place for item in items] == (
        [Place.ARRIVE] * 3 + [Place.SURFACE] * 3 + [Place.RETURN] * 3 + [None] * 2
    )


def test_settings_belong_to_the_item_above(plan: Plan) -> None:
    (item,) = plan(
        "- Exercise: x\n"
        "  - Show: Sit down.\n    > Please.\n"
        "  - Lead: Amina\n"
        "  - Note: hush\n"
        "  - Say first: hello\n    and welcome\n"
        "  - Room: doors open\n"
        "  - Step “Hear the circle”: 10 min\n"
        "  - Skip step: The long one\n"
        "  - Set object: an anchor\n"
        "  - Online: yes\n"
        "  - bring biscuits\n"
    ).items
    assert item.show == "Sit down.\nPlease."
    assert (item.lead, item.say_first, item.room) == ("Amina", "hello and welcome", "doors open")
    assert item.notes == ("hush", "bring biscuits")
    assert item.step_times == (("Hear the circle", Time(600, 600, 600, stated=True), 17),)
    assert item.skip == (("The long one", 18),)
    assert item.variables == (("object", "an anchor", 19),)
    assert item.online


def test_the_pulse_and_the_plan_b_of_an_item_are_read(plan: Plan) -> None:
    first, second = plan(
        "- Welcome: agreements (5 min)\n  - Pulse: Slips in a bowl\n"
        "- Exercise: deep-down\n  - pulse: eyes-closed\n  - Plan B: “Think aloud”\n"
    ).items
    assert (first.pulse, first.plan_b) == ("slips", "")
    assert (second.pulse, second.plan_b, second.plan_b_line) == ("eyes closed", "think-aloud", 13)


def test_a_plan_b_is_of_an_exercise_and_given_once(plan: Plan) -> None:
    lines = "- Talk (5 min)\n  - Plan B: x\n- Exercise: y\n  - Plan B: x\n  - Plan B: z\n"
    assert plan(lines).items[1].plan_b == "x"
    page = f"---\nformat: session/1\nstart: 09:00\n---\n# D\nS.\n\n{lines}".encode()
    found = read(page, path="sessions/d.md", kind="plan").diagnostics
    assert [(said.code, said.line) for said in found] == [("P943", 9), ("P940", 12)]


def test_a_pulse_of_an_item_is_asked_in_one_way(plan: Plan) -> None:
    lines = "- Talk (5 min)\n  - Pulse: slips\n  - Pulse: chat\n"
    assert plan(lines).items[0].pulse == "slips"
    page = f"---\nformat: session/1\nstart: 09:00\n---\n# D\nS.\n\n{lines}".encode()
    found = read(page, path="sessions/d.md", kind="plan").diagnostics
    assert [(said.code, said.line) for said in found] == [("P940", 10)]


def test_a_line_between_sessions_has_one_day_one_doer_and_one_exercise(
    programme: Callable[[str], Programme],
) -> None:
    lines = (
        "- 2027-03-02 Session: day-one\n- Letter: hello\n"
        "  - Due: within two weeks\n  - Due: six months after\n"
        "  - Who: coordinator\n  - Who: everyone\n"
        "  - Exercise: a\n  - Exercise: b\n  - Note: one\n  - Note: two\n"
    )
    letter = programme(lines).modules[0].entries[1]
    assert (letter.who, letter.exercise, letter.notes) == ("coordinator", "a", ("one", "two"))
    assert letter.due == read_due("within two weeks")
    page = f"---\nformat: programme/1\n---\n# D\nS.\n\n## M\n\n{lines}".encode()
    found = read(page, path="sessions/year.md", kind="plan").diagnostics
    assert [(said.code, said.line) for said in found] == [
        ("P940", 12), ("P940", 14), ("P940", 16),
    ]  # fmt: skip


def test_a_lost_indent_is_never_fatal(plan: Plan) -> None:
    items = plan("- Talk (5 min)\n- Lead: Amina\n  - 10:00 Break (5 min)\n- Close (5 min)").items
    assert [(item.kind, item.lead) for item in items] == [
        ("Talk", "Amina"), ("Break", ""), ("Close", ""),
    ]  # fmt: skip


def test_a_second_line_below_show_stays_private(plan: Plan) -> None:
    (item,) = plan("- Talk (5 min)\n  - Show: Hello.\n    but he is late again").items
    assert item.show == "Hello."
    assert item.notes == ("but he is late again",)


def test_items_know_their_block(plan: Plan) -> None:
    items = plan("- Talk (5 min)\n\n## Afternoon\n\n- Close (5 min)").items
    assert [item.heading for item in items] == ["Morning", "Afternoon"]


def test_a_plan_keeps_its_header(plan: Plan) -> None:
    read = plan(
        "- Lunch (5 min)",
        "kind: Action learning\nceiling: Feel\nstart: 9.30\nfinish: 16:00\ndate: 2027-03-02\npeople: 18\n"
        "cohort: Spring\nvenue: Hall\nlead: [Amina, Joe]\nprogramme: a-year\nfacilitators: Joe\nx-a: b",
    )
    assert (read.kind, read.ceiling, read.start, read.finish) == (
        "action-learning", Place.FEEL, 34200, 57600,
    )  # fmt: skip
    assert (read.date, read.people, read.cohort, read.venue) == ("2027-03-02", 18, "Spring", "Hall")
    assert (read.lead, read.programme, read.facilitators) == (("Amina", "Joe"), "a-year", ("Joe",))
    assert read.extra == (("x-a", "b"),)


def test_a_programme_lists_sessions_and_what_is_between(
    programme: Callable[[str], Programme],
) -> None:
    read = programme(
        "- 2027-03-02 Session: day-one\n- Between: phone your\n  partner (20 min)\n\n"
        "## Module 2\n- Session: day-two\n"
    )
    assert [module.name for module in read.modules] == ["Module 1", "Module 2"]
    assert read.modules[0].entries == (
        ModuleLine("session", "2027-03-02", "day-one", "", None, 8),
        ModuleLine(
            "between",
            "",
            "",
            "phone your partner",
            Time(1200, 1200, 1200, stated=True),
            9,
            who="everyone",
        ),
    )
    assert [entry.session for entry in read.sessions] == ["day-one", "day-two"]


def test_a_break_is_what_people_call_one(plan: Plan) -> None:
    for word, kind in REST_WORDS.items():
        items = plan(f"- {word.capitalize()}: outside (5 min)\n- {word.capitalize()} (5 min)").items
        before_colon = ("Activity", Place.SURFACE) if word in RESTS_ALONE else (kind, None)
        assert [(item.kind, item.place) for item in items] == [before_colon, (kind, None)]
        assert [item.what for item in items] == [f"{word.capitalize()}: outside", word.capitalize()]


def test_a_question_that_begins_with_a_word_for_a_break_is_none_and_is_told() -> None:
    for words in (
        "Rest: what does it cost us?",
        "Stretch: what would you dare?",
        "Pause: a minute",
    ):
        text = (
            f"---\nformat: session/1\nstart: 09:30\n---\n# A day\nS.\n\n- 09:40 {words} (20 min)\n"
        )
        found = read(text.encode(), path="sessions/day.md", kind="plan")
        assert isinstance(found.so_far, SessionPlan)
        assert [item.kind for item in found.so_far.items] == ["Activity"]
        assert [(d.code, d.line) for d in found.diagnostics] == [("P931", 8)]
        assert "Write “Break:”" in found.diagnostics[0].hint


@pytest.mark.parametrize("words", ["Tea", "Pause", "Refreshments: on the table", "Coffee break"])
def test_a_word_for_a_break_below_an_item_stays_private(plan: Plan, words: str) -> None:
    (item,) = plan(f"- 09:30 Talk: boats (5 min)\n  - {words}").items
    assert item.notes == (words,)


def test_a_wrong_date_hides_nothing_else() -> None:
    text = (
        "---\nformat: session/1\nstart: 09:30\nfinish: 10:00\ndate: 2027-02-30\nlead: Amina\n---\n"
        "# A day\nS.\n\n- 09:30 Talk: x (5 min)\n  - Lead: Zoe\n- 11:00 Close: y (5 min)\n"
    )
    found = read(text.encode(), path="sessions/day.md", kind="plan")
    assert [d.code for d in found.diagnostics] == ["P901", "P916", "P915"]
    assert isinstance(found.so_far, SessionPlan)
    assert (found.so_far.start, found.so_far.lead) == (34200, ("Amina",))


def test_what_lies_between_says_when_who_and_with_what(
    programme: Callable[[str], Programme],
) -> None:
    read = programme(
        "- Joining letter: what the days are (30 min)\n  - Due: four weeks before\n"
        "  - Handout: “Letter”\n  - Note: and how\n    to come\n- Session: day-one\n"
        "- visit: rest\n  - due: within 2 weeks\n  - who: the threes\n  - exercise: walk\n\n"
        "## Handout: Letter\nDear {participant}\n"
    )
    letter, _, visit = read.modules[0].entries
    assert (letter.kind, letter.due, letter.who) == (
        "letter",
        Due("before", 4, "week"),
        "coordinator",
    )
    assert (letter.handouts, letter.notes) == (("Letter",), ("and how to come",))
    assert (visit.due, visit.who, visit.exercise) == (Due("after", 2, "week"), "threes", "walk")
    assert [(paper.name, paper.text) for paper in read.handouts] == [
        ("Letter", "Dear {participant}")
    ]


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("three weeks before", Due("before", 3, "week")),
        ("1 day before", Due("before", 1, "day")),
        ("Within two weeks.", Due("after", 2, "week")),
        ("six months after", Due("after", 6, "month")),
        ("on the day", Due("after")),
        ("2027-05-01", Due("date", date="2027-05-01")),
        ("two weeks", None),
        ("many weeks before", None),
        ("2027-13-01", None),
        ("", None),
    ],
)
def test_a_due_day_is_read_in_words(words: str, due: Due | None) -> None:
    assert read_due(words) == due


def test_a_due_day_counts_from_the_days_on_which_people_really_meet(
    programme: Callable[[str], Programme],
) -> None:
    read = programme(
        "- Letter: a\n  - Due: three weeks before\n- Sponsor: b\n- 2027-01-05 Session: one\n"
        "- Visit: c\n  - Due: within ten days\n- Between: d\n- 2027-02-02 Session: two\n"
        "- Reunion: e\n  - Due: six months after\n- Trial: f\n"
    )
    days = {"one": "2027-03-10", "two": "2027-08-31"}
    found = {lies.entry.text: lies.by and lies.by.isoformat() for lies in lying(read, days)}
    assert found == {
        "a": "2027-02-17", "b": "2027-03-10", "c": "2027-03-20", "d": None, "e": "2028-02-29",
        "f": None,
    }  # fmt: skip
    assert {lies.by for lies in lying(read, {})} == {None}


def test_a_paper_of_a_programme_is_no_module(programme: Callable[[str], Programme]) -> None:
    read = programme("- Visit: rest\n  - Handout: A\n\n## Hand-out: A\n- one\n- two\n")
    assert [module.name for module in read.modules] == ["Module 1"]
    assert [paper.text for paper in read.handouts] == ["- one\n- two"]
