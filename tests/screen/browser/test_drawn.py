"""What the page is given to draw, for a few moments of the wall."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples

from l4pc_tui.core.live.groups.on_the_wall import Seated
from l4pc_tui.core.live.view.public import PublicView
from l4pc_tui.screen.browser.drawn import begins, news
from l4pc_tui.screen.picture import Timer

NOW = 1_795_597_200.0
ASKED = PublicView(
    "running", "Right / right", "trios", (), "Whose rule is it?", 720.0, NOW + 460, None, "Question"
)


def told(view: PublicView | None, timer: Timer = "bar", bell: float = 0.0) -> Any:
    """What windows are told at that moment."""
    return json.loads(news(view, NOW, timer, bell=bell))["usual"]


def test_a_question_has_its_group_above_its_time_and_its_title_below() -> None:
    assert told(ASKED) == {
        "kind": "question", "place": "question", "above": "in trios", "lead": "",
        "headline": [[["Whose rule is it?", ""]]], "length": "40", "body": [],
        "time": {"used": 0.36, "digits": "", "words": "about 8 minutes"},
        "foot": "Right / right", "bell": "", "rang": 0.0, "tables": [], "columns": 0,
        "said": "in trios. Whose rule is it?",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("timer", "time"),
    [
        ("words", {"used": None, "digits": "", "words": "about 8 minutes"}),
        ("digits", {"used": None, "digits": "7:40", "words": ""}),
        ("none", None),
    ],
)
def test_the_time_is_told_in_the_style_that_was_asked_for(timer: Timer, time: Any) -> None:
    assert told(ASKED, timer)["time"] == time
    stands = told(replace(ASKED, phase="paused", paused_at=NOW), timer)["time"]
    assert stands is None or stands["words"].startswith("paused")


@pytest.mark.parametrize(
    ("size", "length"), [(40, "40"), (41, "90"), (90, "90"), (160, "160"), (161, "more")]
)
def test_a_question_is_set_by_its_length_without_its_marks(size: int, length: str) -> None:
    assert told(replace(ASKED, asked=f"*{'a' * size}*"))["length"] == length


def test_a_time_to_be_somewhere_is_what_is_largest() -> None:
    start = told(PublicView(begins=NOW + 480, sign="At the door"))
    assert (start["lead"], start["headline"], start["length"]) == (
        "We begin at", [[["09:08", ""]]], "time",
    )  # fmt: skip
    message = told(replace(ASKED, message="Back at 11:25"))
    assert (message["lead"], message["length"]) == ("Back at", "time")
    # A question that ends with a time stays a question.
    assert told(replace(ASKED, asked="Where were you at 11:25"))["lead"] == ""


def test_lists_tables_and_marks_are_given_as_parts_and_read_out_without_their_signs() -> None:
    text = (
        "# Rules\n\n- one-*minute*\n- **then** go\n\n| Who | When |\n| --- | --- |\n| all | now |"
    )
    shown = told(replace(ASKED, asked="", shown=(text,)))
    assert shown["body"] == [
        {"kind": "heading", "lines": [[["Rules", ""]]]},
        {"kind": "bullets", "start": 1, "items": [
            {"words": [["one-", ""], ["minute", "em"]], "inner": []},
            {"words": [["then", "strong"], [" go", ""]], "inner": []},
        ]},
        {"kind": "table", "headed": True, "rows": [
            [[["Who", ""]], [["When", ""]]], [[["all", ""]], [["now", ""]]],
        ]},
    ]  # fmt: skip
    assert shown["said"] == "in trios. Rules. one-minute. then go. Who: all; When: now."


def test_tables_stand_four_beside_each_other_at_most_and_in_even_rows() -> None:
    view = replace(ASKED, tables=tuple((Seated(f"Name {n}"),) for n in range(6)))
    assert told(view)["columns"] == 3
    view = replace(ASKED, tables=((Seated("Amina"), Seated("Rosa", True)),))
    shown = told(view)
    assert shown["tables"] == [{"name": "Table 1", "seats": [["Amina", ""], ["Rosa", "online"]]}]
    assert shown["said"] == "Find your table. Table 1: Amina, Rosa."


def test_a_bell_is_told_beside_the_words_and_is_no_other_picture() -> None:
    rings = told(replace(ASKED, rounds=3, bells=(NOW - 1, NOW + 100)))
    assert rings["bell"].startswith("Change over")
    assert rings["rang"] == NOW - 1
    again = told(replace(ASKED, rounds=3, bells=(NOW - 0.5, NOW + 100)), bell=rings["rang"])
    assert again == rings, "told anew, a little beside, it is the same bell"
    quiet = told(ASKED, bell=rings["rang"])
    assert {name for name in quiet if quiet[name] != rings[name]} == {"bell", "rang"}


def test_a_dark_wall_has_no_words_and_easy_read_is_there_where_the_step_has_it() -> None:
    blank = told(replace(ASKED, blank=True))
    assert (blank["kind"], blank["headline"], blank["body"], blank["foot"], blank["said"]) == (
        "blank", [], [], "", "",
    )  # fmt: skip
    both = json.loads(news(replace(ASKED, easy=("Who made this rule?",)), NOW, "bar"))
    assert both["easy"]["said"] == "in trios. Who made this rule?"
    assert both["usual"]["said"] == "in trios. Whose rule is it?"
    assert json.loads(news(ASKED, NOW, "bar"))["easy"] is None


def test_a_window_begins_as_the_console_looks() -> None:
    for theme, light, contrast in (
        ("paper", True, None), ("burrow", False, None), ("contrast", None, True), ("", None, None),
    ):  # fmt: skip
        first = json.loads(news(ASKED, NOW, "bar", begins(theme, still=True, easy=True)))["begins"]
        assert first == {"light": light, "contrast": contrast, "still": True, "easy": True}


@settings(max_examples=examples(100), deadline=None)
@given(st.text(), st.text(), st.text(), st.sampled_from(get_args(Timer)))
def test_whatever_the_words_are_a_window_is_told_one_line_without_a_control_sign(
    title: str, asked: str, shown: str, timer: Timer
) -> None:
    view = replace(ASKED, title=title, asked=asked, shown=(shown,), easy=(shown,), group=title)
    line = news(view, NOW, timer)
    assert line.isascii()
    assert line.isprintable()
    text = json.dumps(json.loads(line), ensure_ascii=False)
    assert not any(ord(sign) < 32 or sign in "\u202e\u2028\x7f" for sign in text)
