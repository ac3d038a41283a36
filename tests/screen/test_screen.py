"""The Screen as a room sees it: text of the whole wall, for a few walls and moments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples
from support.fewer import not_in_ascii, not_in_wgl4
from support.settling import settled

from l4pc_tui.core.live.view.public import Phase, PublicView
from l4pc_tui.core.live.view.wall_words import wall_words
from l4pc_tui.look.digits import big
from l4pc_tui.look.letters import draw
from l4pc_tui.screen.app import LEAVE, ScreenApp, Ways
from l4pc_tui.screen.picture import Timer, Wall, picture
from l4pc_tui.screen.picture_rows import shown

QUESTION = "Whose rule is this, and what would have to be true for it to be wrong?"


def wall_of(app: ScreenApp) -> list[str]:
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def told(app: ScreenApp) -> list[str]:
    return [row.strip() for row in wall_of(app) if row.strip()]


async def test_a_question_stands_in_the_middle_with_its_group_its_time_and_its_title(
    runtime: Any, clock: Any, asked: PublicView
) -> None:
    runtime.tell(replace(asked, asked=QUESTION))
    app = ScreenApp(clock_now=clock)
    async with app.run_test(size=(80, 24)):
        assert wall_of(app) == [
            "", "", "", "", "",
            "                                    in trios",
            "", "",
            "                              Whose rule is this,",
            "",
            "                         and what would have to be true",
            "",
            "                              for it to be wrong?",
            "", "",
            "               ━━━━━━━━━━━━━━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌",
            "",
            "                                about 8 minutes",
            "", "", "", "",
            "                                 Right / right",
            "",
        ]  # fmt: skip


def rows_of(said: PublicView, wall: Wall) -> list[str]:
    drawn = picture(wall_words(said, 1_795_597_200.0), wall, "bar").plain.split("\n")
    return [row.strip() for row in drawn if row.strip()]


def letters_of(words: str, rung: int) -> list[str]:
    return [row.strip() for row in draw(words, rung) if row.strip()]


@pytest.mark.parametrize(
    ("wall", "rung", "around"),
    [
        (Wall(200, 60, solid=True), 10, 5), (Wall(190, 58), 10, 5), (Wall(120, 36, solid=True), 5, 3),
        (Wall(120, 36), 5, 1), (Wall(80, 24, solid=True), 3, 1),
    ],
)  # fmt: skip
def test_the_question_takes_the_tallest_rung_and_what_is_around_it_stands_one_lower(
    wall: Wall, rung: int, around: int, asked: PublicView
) -> None:
    rows = rows_of(replace(asked, asked=QUESTION), wall)
    first = letters_of("Whose rule is this,", rung)
    group = ["in trios"] if around == 1 else letters_of("in trios", around)
    time = ["about 8 minutes"] if around == 1 else letters_of("about 8 minutes", around)
    assert rows[: len(group)] == group
    assert rows[len(group) : len(group) + len(first)] == first
    assert rows[-1 - len(time) : -1] == time
    bar = rows[-2 - len(time)]
    assert len(bar) == round(wall.width * 0.62)
    assert rows[-1] == "Right / right"


def test_in_a_break_the_time_to_be_back_is_two_rungs_above_what_is_around_it() -> None:
    now = 1_795_597_200.0
    view = PublicView(
        "running", "Break", "", ("Tea is by the window",), "", 1320.0, now + 780, back_at=now + 780
    )
    rows = rows_of(view, Wall(120, 36, solid=True))
    lead, back = letters_of("Back at", 5), letters_of("09:13", 10)
    assert rows[: len(lead) + len(back)] == [*lead, *back]
    assert rows[len(lead) + len(back) + 1 :] == [
        *letters_of("about 13 minutes", 3), *letters_of("Tea is by the window", 3), "it is 09:00",
    ]  # fmt: skip


async def test_where_it_fits_the_question_is_in_block_letters(
    runtime: Any, clock: Any, asked: PublicView
) -> None:
    runtime.tell(replace(asked, asked="Why?"))
    app = ScreenApp(ways=Ways(timer="words"), clock_now=clock)
    async with app.run_test(size=(40, 16)):
        assert told(app) == [
            "in trios",
            "█   █ █         ▄▀▀▀▄",
            "█ ▄ █ █▀▀▄ █  █    ▄▀",
            "█▄▀▄█ █  █ █  █   ▀",
            "▀   ▀ ▀  ▀  ▀▀█   ▀",
            "▀▀",
            "about 8 minutes",
            "Right / right",
        ]


@pytest.mark.usefixtures("runtime")
async def test_nothing_running_is_a_calm_picture(clock: Any) -> None:
    app = ScreenApp(clock_now=clock)
    async with app.run_test(size=(80, 24)):
        assert told(app) == ["l4pc · waiting for a session"]


@pytest.mark.parametrize(("phase", "words"), [("waiting", "Welcome"), ("closed", "Thank you.")])
async def test_before_and_after_the_room_is_greeted(
    phase: Phase, words: str, runtime: Any, clock: Any
) -> None:
    runtime.tell(PublicView(phase))
    app = ScreenApp(ways=Ways(theme="plain"), clock_now=clock)
    async with app.run_test(size=(60, 20)):
        assert told(app) == [words]


async def test_a_break_is_named_large_with_its_clock(runtime: Any, clock: Any) -> None:
    runtime.tell(PublicView("running", "Break", "", (), "", 900.0, clock.now + 700))
    app = ScreenApp(ways=Ways(theme="plain"), clock_now=clock)
    async with app.run_test(size=(60, 20)):
        assert told(app) == [
            "Break",
            "========.............................",
            "about 12 minutes",
        ]


@pytest.mark.parametrize(
    ("timer", "rows"),
    [
        ("words", ["about 8 minutes"]),
        ("digits", [row.strip() for row in big("7:40")]),
        ("none", []),
    ],
)
async def test_the_clock_is_words_figures_or_nothing(
    timer: Timer, rows: list[str], runtime: Any, clock: Any, asked: PublicView
) -> None:
    runtime.tell(replace(asked, asked="日本?", title=""))
    app = ScreenApp(ways=Ways(timer=timer), clock_now=clock)
    async with app.run_test(size=(60, 20)):
        assert told(app) == ["in trios", "日本?", *rows]


async def test_the_clock_runs_on_when_the_console_is_gone_and_ends_calmly(
    runtime: Any, clock: Any, asked: PublicView
) -> None:
    path = runtime.tell(replace(asked, asked="日本?"))
    app = ScreenApp(clock_now=clock)
    async with app.run_test(size=(60, 20)):
        path.unlink()
        clock.now += 240
        app.look()
        await settled(app)
        assert told(app)[-2:] == ["about 4 minutes", "Right / right"]
        clock.now += 3600
        app.look()
        await settled(app)
        assert told(app)[2:] == ["━" * 37, "drawing to a close", "Right / right"]


async def test_a_paused_clock_says_so_and_stands(
    runtime: Any, clock: Any, asked: PublicView
) -> None:
    runtime.tell(replace(asked, asked="日本?", phase="paused", paused_at=clock.now))
    app = ScreenApp(clock_now=clock)
    async with app.run_test(size=(60, 20)):
        before = told(app)
        clock.now += 5000
        app.look()
        await settled(app)
        assert told(app) == before
        assert "paused · about 8 minutes" in before


async def test_a_rehearsal_with_a_fast_clock_is_shown_by_that_clock(
    runtime: Any, clock: Any, asked: PublicView
) -> None:
    fast = clock.now + 600
    view = replace(asked, asked="日本?", ends=fast + 460)
    runtime.tell(view, beat=fast, rehearsal=True)
    app = ScreenApp(clock_now=clock)
    async with app.run_test(size=(60, 20)):
        assert "about 8 minutes" in told(app)
        clock.now += 1
        runtime.tell(view, beat=fast + 120, rehearsal=True)
        app.look()
        await settled(app)
        assert "about 6 minutes" in told(app)


async def test_what_the_console_says_next_is_on_the_wall_at_the_next_look(
    runtime: Any, clock: Any, asked: PublicView
) -> None:
    runtime.tell()
    app = ScreenApp(ways=Ways(theme="plain"), clock_now=clock)
    async with app.run_test(size=(60, 20)):
        runtime.tell(replace(asked, asked="Who gains?", group="whole circle"))
        app.look()
        await settled(app)
        assert told(app)[:2] == ["all together", "Who gains?"]


async def test_shown_texts_keep_their_lines_and_points_hang_under_each_other(
    runtime: Any, clock: Any, asked: PublicView
) -> None:
    shown = ("By *Friday* I will …\nand tell [my partner](x).", "- one\n2. two **things**")
    runtime.tell(replace(asked, shown=shown, asked=""))
    app = ScreenApp(ways=Ways(timer="none"), clock_now=clock)
    async with app.run_test(size=(60, 20)):
        assert told(app)[1:-1] == [
            "By Friday I will …",
            "and tell my partner.",
            "• one",
            "2. two things",
        ]
        starts = {row.index("•") for row in wall_of(app) if "•" in row}
        assert len(starts) == 1


TABLE = """The week
| Day | Who comes |
| --- | --- |
| Monday | The neighbour, with the post, and for a cup of tea when there is one |
| Tuesday | Nobody |"""


@pytest.mark.parametrize(("plain", "rule"), [(False, "─"), (True, "-")])
def test_a_table_keeps_its_columns_and_a_list_its_numbers(
    asked: PublicView, *, plain: bool, rule: str
) -> None:
    view = replace(asked, asked="", shown=(TABLE, "1. Sit\n2. Change\n10. Stop"))
    rows = picture(wall_words(view, 0.0), Wall(60, 24, plain), "none").plain.split("\n")
    told = [row for row in rows if row.strip() and "in trios" not in row and "Right" not in row]
    left = told[1].index("Day")
    assert [row[left:].rstrip() for row in told[1:6]] == [
        "Day       Who comes",
        f"{rule * 7}   {rule * 42}",
        "Monday    The neighbour, with the post, and for a",
        "          cup of tea when there is one",
        "Tuesday   Nobody",
    ]
    assert [row.strip() for row in told[6:]] == ["1. Sit", "2. Change", "3. Stop"]
    assert len({row.index(".") for row in told[6:]}) == 1


def test_a_list_below_a_question_stands_below_it_and_a_picture_is_told(asked: PublicView) -> None:
    view = replace(asked, asked="Which?\n- the first\n- the second", shown=("![A chair](x.png)",))
    rows = picture(wall_words(view, 0.0), Wall(80, 24, plain=True), "none").plain.split("\n")
    assert [row.strip() for row in rows if row.strip()] == [
        "in trios", "Which?", "- the first", "- the second", "Picture: A chair", "Right / right",
    ]  # fmt: skip


async def test_q_asks_before_it_closes_and_no_other_key_takes_the_picture_away(
    runtime: Any, clock: Any
) -> None:
    runtime.tell()
    app = ScreenApp(clock_now=clock)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        before = wall_of(app)
        await pilot.press("a", "escape", "ctrl+p", "ctrl+q", "ctrl+c", "enter", "tab", "x")
        await settled(app)
        assert app.is_running
        assert wall_of(app) == before
        await pilot.press("q")
        await settled(app)
        assert told(app)[-1] == LEAVE.format("q")
        await pilot.press("x")
        await settled(app)
        assert wall_of(app) == before
        await pilot.press("f1")
        await settled(app)
        assert "easy read" in " ".join(told(app))
        assert "tab" not in " ".join(told(app)), "keys that do nothing to the wall are not told"
        await pilot.press("q", "q")
        assert app.return_code == 0


async def test_keys_of_ones_own_hold_on_the_screen_too(runtime: Any, clock: Any) -> None:
    runtime.tell()
    app = ScreenApp(ways=Ways(keys={"screen.quit": ("x",)}), clock_now=clock)
    async with app.run_test(size=(120, 36)) as pilot:
        leave = LEAVE.format("x")
        await pilot.press("q", "f1")
        await settled(app)
        assert "x  close the Screen, asked first    t  how the time" in " ".join(told(app))
        await pilot.press("x")
        await settled(app)
        assert told(app)[-1] == leave
        await pilot.press("q")
        await settled(app)
        assert told(app)[-1] != leave, "any other key keeps it"
        await pilot.press("x", "x")
        assert app.return_code == 0


async def test_t_shows_the_time_in_another_way_and_e_the_easy_read(
    runtime: Any, clock: Any, asked: PublicView
) -> None:
    runtime.tell(replace(asked, asked="日本?", easy=("Who made it?",)))
    app = ScreenApp(clock_now=clock)
    async with app.run_test(size=(60, 20)) as pilot:
        assert any("━" in row for row in told(app))
        await pilot.press("t")
        await settled(app)
        assert told(app)[-1] == "The time is words."
        assert not any("━" in row for row in told(app))
        await pilot.press("e")
        await settled(app)
        assert "日本?" not in told(app)
        assert "Easy read" in told(app)[-1]
        runtime.tell(replace(asked, asked="日本?"), beat=clock.now)
        app.look()
        await pilot.press("e")
        await settled(app)
        assert "日本?" in told(app)


async def test_a_bell_is_seen_and_heard_once_if_that_was_chosen(
    runtime: Any, clock: Any, asked: PublicView
) -> None:
    rung: list[float] = []

    class Heard(ScreenApp):
        def bell(self) -> None:
            rung.append(clock.now)

    view = replace(asked, asked="日本?", bells=(clock.now + 10, clock.now + 20), rounds=2)
    runtime.tell(view)
    for bell, heard in (("seen", 0), ("terminal", 2)):
        app = Heard(ways=Ways(bell=bell), clock_now=clock)  # type: ignore[arg-type]
        begins = clock.now
        async with app.run_test(size=(60, 20)):
            assert not app.wall.has_class("-bell")
            for later in (11, 12, 13, 21, 22):
                clock.now = begins + later
                app.look()
                await settled(app)
                assert app.wall.has_class("-bell")
                words = draw("Change", 5) if later < 20 else draw("Time", 10)
                assert words[2].strip() in told(app)
                assert ("round 2 of 2" in told(app)) == (later < 20)
                assert "日本?" not in told(app), "the question is back when it has rung"
            clock.now = begins + 40
            app.look()
            await settled(app)
            assert not app.wall.has_class("-bell")
        assert len(rung) == heard
        clock.now = begins


async def test_whether_small_letters_are_solid_is_asked_once_and_never_stays_on_the_wall(
    runtime: Any, clock: Any, asked: PublicView
) -> None:
    kept: list[str] = []
    for key, answer in (("y", "solid"), ("n", "bold"), ("escape", "")):
        app = ScreenApp(ways=Ways(letters="ask", keep=kept.append), clock_now=clock)
        async with app.run_test(size=(80, 24)) as pilot:
            assert "Are these steps solid" in "".join(told(app))
            await pilot.press("q", key)
            await settled(app)
            assert app.is_running, "while it is asked no key closes the wall"
            path = runtime.tell(replace(asked, asked=QUESTION))
            app.look()
            await settled(app)
            drawn = "".join(told(app))
            assert "steps" not in drawn
            assert ("Whose" in drawn) == (answer != "solid")
            path.unlink()
        assert kept == ([answer] if answer else [])
        kept.clear()
    for view in (PublicView("running", blank=True), replace(asked, asked="日本?")):
        app = ScreenApp(ways=Ways(letters="ask", keep=kept.append), clock_now=clock)
        async with app.run_test(size=(80, 24)) as pilot:
            assert app.wall.asks
            path = runtime.tell(view)
            app.look()
            assert not app.wall.asks, "the room's own picture is not covered"
            await pilot.press("y")
        late = ScreenApp(ways=Ways(letters="ask"), clock_now=clock)
        async with late.run_test(size=(80, 24)):
            assert not late.wall.asks, "in the middle of a session nothing is asked"
        path.unlink()
    assert kept == []
    large = ScreenApp(ways=Ways(letters="ask"), clock_now=clock)
    async with large.run_test(size=(190, 58)):
        assert not large.wall.asks, "where none of them is needed nothing is asked"


async def test_the_window_may_be_made_any_size(runtime: Any, clock: Any, asked: PublicView) -> None:
    runtime.tell(replace(asked, asked=QUESTION, shown=("Show this. " * 40, "- a\n- b")))
    app = ScreenApp(clock_now=clock)
    async with app.run_test(size=(120, 36)) as pilot:
        for size in [(20, 5), (1, 1), (200, 60), (20, 60), (200, 5), (80, 24)]:
            await pilot.resize_terminal(*size)
            await settled(app)
            assert len(wall_of(app)) == size[1]
            assert any(row.strip() for row in wall_of(app))


@pytest.mark.parametrize(
    "words", ["Ann [/x] Lee", "[bold", "a\x1b[31mb\x07", "a\u202eb", "[@click=app.quit]q[/]"]
)
async def test_hostile_words_are_words(
    words: str, runtime: Any, clock: Any, asked: PublicView
) -> None:
    runtime.tell(replace(asked, title=words, group=words, asked=words, shown=(words, words)))
    app = ScreenApp(ways=Ways(theme="plain"), clock_now=clock)
    async with app.run_test(size=(80, 24)):
        seen = words.replace("\x1b", "\ufffd").replace("\x07", "\ufffd").replace("\u202e", "\ufffd")
        assert told(app)[0] == f"in {seen}"
        assert told(app)[-1] == seen


def test_a_list_on_the_wall_begins_with_the_number_that_is_written() -> None:
    rows = [row.plain.rstrip() for row in shown("4. four\n5. five\n\nwords\n\n6. six", 60)]
    assert rows == ["4. four", "5. five", "words", "6. six"]


def test_an_empty_quote_on_the_wall_is_no_row() -> None:
    assert shown(">", 60) == []


TEXTS = st.one_of(
    st.text(max_size=300),
    st.text("|>-1.) \n!#*[](a", max_size=40),
    st.sampled_from(["", ">", "> |", QUESTION, "x" * 10_000, "w " * 5000]),
)


@settings(max_examples=examples(200), deadline=None)
@given(
    st.builds(
        PublicView, st.sampled_from(get_args(Phase)), TEXTS, TEXTS, st.lists(TEXTS, max_size=3).map(tuple),
        TEXTS, st.sampled_from([0.0, 600.0]), st.sampled_from([None, 300.0, -1e9]),
        st.sampled_from([None, 10.0]), TEXTS,
    ),
    st.integers(1, 210), st.integers(1, 70), st.sampled_from(get_args(Timer)), st.booleans(),
)  # fmt: skip
def test_any_picture_fits_any_wall(
    view: PublicView, width: int, height: int, timer: Timer, plain: bool
) -> None:
    drawn = picture(wall_words(view, 0.0), Wall(width, height, plain), timer)
    rows = drawn.split("\n", allow_blank=True)
    assert len(rows) <= height
    assert max(row.cell_length for row in rows) <= width


@pytest.mark.parametrize(
    ("environ", "large", "strange"),
    [({"ConEmuPID": "7"}, True, not_in_wgl4), ({"TERM": "linux"}, False, not_in_ascii)],
)
async def test_where_signs_are_few_the_wall_draws_no_other_and_asks_for_none(
    runtime: Any, clock: Any, asked: PublicView, monkeypatch: pytest.MonkeyPatch,
    environ: dict[str, str], large: bool, strange: Callable[[str], set[str]],
) -> None:  # fmt: skip
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    for letters in ("ask", "solid"):
        runtime.tell(replace(asked, asked=QUESTION))
        app = ScreenApp(ways=Ways(letters=letters, timer="bar"), clock_now=clock)
        async with app.run_test(size=(120, 36)):
            drawn = "\n".join(told(app))
            assert not app.wall.asks
            assert ("█" in drawn) == large
            in_words = "Whose rule is this" in drawn
            assert in_words != large, "letters of blocks, or words"
            assert strange(drawn) == set()
