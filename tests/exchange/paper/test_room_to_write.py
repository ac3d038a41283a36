"""Handouts have room to write, and no word of a table is lost in large print."""

from __future__ import annotations

import re

from l4pc_tui.core.script.paper.paper import HandoutSheet, PaperSheet
from l4pc_tui.exchange.paper.frame import page
from l4pc_tui.exchange.paper.handouts_page import Letters, handouts_page
from l4pc_tui.exchange.paper.register_page import (
    PaperRegister,
    PaperRow,
    register_page,
    sign_in_page,
)
from l4pc_tui.exchange.paper.sheet_page import sheet_page

TABLE = "| Kind | Who | A step |\n| --- | --- | --- |\n| Law | A court | |\n| | | |"


def body(text: str, letters: Letters = "handouts") -> str:
    made = handouts_page([HandoutSheet("T", "H", text)], letters=letters).decode()
    return made.partition("<h1>H</h1>")[2].partition("<footer>")[0]


def test_a_row_of_dots_is_a_line_to_write_on_and_one_below() -> None:
    for dots in ("………", "......", "______"):
        told = body(f"My one word {dots}")
        assert (
            told == '<div class="fill"><span>My one word</span><i></i><i class="whole"></i></div>'
        )


def test_room_in_the_midst_of_words_stays_there_within_their_marks() -> None:
    told = body("**By ……… I will …………**")
    assert told.startswith(
        '<div class="fill"><span><strong>By<i class="gap"></i>I will</strong></span>'
    )


def test_several_things_to_fill_in_on_one_line_have_a_line_each() -> None:
    told = body("What I had stopped noticing: ………  What is fixed about it: ………  My move: ………")
    assert told.count('class="fill"') == 3


def test_an_unfinished_sentence_is_left_as_it_is() -> None:
    assert body("By Friday I will … and tell you.") == "<p>By Friday I will … and tell you.</p>"


def test_an_empty_row_of_a_table_is_room_to_write() -> None:
    assert body(TABLE).count("<tr>") == 3
    assert "<td></td><td></td><td></td>" in body(TABLE)


def test_in_large_print_a_long_question_has_lines_of_its_own_and_a_short_one_a_cell() -> None:
    long = "| We ask you | You say |\n| --- | --- |\n| Who is in the room, and is there anyone who decides? | |"
    told = body(long, "large")
    assert "<table" not in told
    assert "<strong>You say</strong></span><i></i>" in told
    assert "<table" in body(long)
    assert "<table" in body("| Day | Done |\n| --- | --- |\n| Monday | |", "large")
    answered = long.replace("| |", "| Nobody |")
    assert "<table" in body(answered, "large")


def test_in_large_print_a_table_is_told_row_by_row_with_every_word() -> None:
    told = body(TABLE, "large")
    assert "<table" not in told
    words = re.sub(r"<[^>]+>", " ", told).split()
    assert words == ["Kind:", "Law", "Who:", "A", "court", "A", "step", "Kind", "Who", "A", "step"]


def test_the_foot_of_a_page_has_its_title_and_nothing_ends_the_style() -> None:
    style = page('"; } </style><script>', []).decode().partition("</head>")[0]
    assert style.count("</style>") == 1
    (left,) = re.findall(r'@bottom-left \{ content: "(.*?)";', style)
    assert '"' not in left
    assert "<" not in left


def test_the_sheet_that_people_sign_has_their_names_and_codes_alone() -> None:
    rows = (PaperRow("KFR", "Carys Acorn", "Hearthside Care"),)
    told = sign_in_page(PaperRegister("A morning", "Lantern", "", rows, ())).decode()
    assert "<td>KFR</td><td>Carys Acorn</td><td></td><td></td><td></td>" in told
    assert "Hearthside" not in told


def test_the_program_s_own_words_read_rightly_within_a_page_from_right_to_left() -> None:
    made = PaperSheet("پرسش", "", ("6-24 people",), "", ((15, "card"),), (), (), (), "fa", rtl=True)
    told = sheet_page(made).decode()
    assert '<html lang="fa" dir="rtl">' in told
    assert '<p class="facts" dir="ltr">6-24 people</p>' in told
    assert "<li><bdi>15 × card</bdi></li>" in told


def test_of_a_batch_each_handout_has_its_own_name_at_the_foot_and_no_page_numbers() -> None:
    sheets = [HandoutSheet("T", "A card", "x"), HandoutSheet("T", "A \u201cmap\u201d", "x")]
    told = handouts_page(sheets).decode()
    for name, title in (("handouts-1", "A card"), ("handouts-2", "A “map”")):
        assert f'<section class="handout" style="page: {name}"' in told
        foot = told.partition(f"@page {name} {{")[2].partition("\n}")[0]
        assert f'@bottom-left {{ content: "{title}"; }}' in foot
        assert '@bottom-right { content: ""; }' in foot
    assert "style=" not in handouts_page(sheets[:1]).decode()


def test_empty_rows_are_fewer_where_they_would_have_a_page_of_their_own() -> None:
    for people, empty in ((4, 6), (18, 3), (20, 1), (21, 6)):
        rows = tuple(PaperRow("KFR", f"Amina {n}", "Lantern") for n in range(people))
        made = register_page(PaperRegister("A", "B", "", rows, (("h", "here"),))).decode()
        assert made.count("<tr>") - 1 - people == empty, people
