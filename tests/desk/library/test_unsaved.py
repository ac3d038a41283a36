"""Texts in an editor: each is read once, and held against what is around it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.desk import write_library
from support.scripts import GOOD, PLAN

from l4pc_tui.core.script.editing.symbols import Symbol, symbols
from l4pc_tui.core.script.messages.diagnostic import Diagnostic
from l4pc_tui.core.script.messages.report import codes
from l4pc_tui.core.script.model.model import Model
from l4pc_tui.core.script.reading.script import Folder, read
from l4pc_tui.core.script.writing.formatter import fix, fix_one, fixable
from l4pc_tui.desk.library.help_at import goes_to, help_at
from l4pc_tui.desk.library.unsaved import Workbench

CODES = Path(__file__).parents[2] / "canonical" / "codes"
IN_BYTES = {"F103", "F104"}
"""What is wrong with the bytes of a file; an editor has read them already."""


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


def test_a_text_is_read_once_however_much_is_asked_of_it(shelf: Path, tmp_path: Path) -> None:
    bench = Workbench(tmp_path / "own")
    page, plan = shelf / "exercises" / "whose-rule.md", shelf / "sessions" / "morning.md"
    for path in (page, plan):
        bench.typed(path, path.read_text(encoding="utf-8"))
        bench.found(path)
    before = bench.readings
    for line in range(1, 30):
        help_at(bench, plan, line, 4, lambda _: {})
        goes_to(bench, plan, line, 4)
        bench.found(plan)
    assert bench.readings == before
    text = page.read_text(encoding="utf-8")
    for count in range(20):
        bench.typed(page, text + "x" * count)
    bench.found(page)
    bench.found(plan)
    assert bench.readings == before + 1
    bench.look_again()
    bench.found(plan)
    assert bench.readings == before + 1


def test_what_was_read_ahead_is_not_read_when_somebody_asks(shelf: Path, tmp_path: Path) -> None:
    bench, page = Workbench(tmp_path / "own"), shelf / "exercises" / "a-page.md"
    ahead = sum(1 for _ in bench.read_ahead())
    assert bench.readings == ahead > 0
    bench.typed(page, GOOD)
    list(bench.read_ahead())
    title = GOOD.split("\n").index("# A small question") + 1
    themes = GOOD.split("\n").index("themes: [openness]") + 1
    # The page itself, and the others that lie in its folder.
    besides = 1 + len(list(shelf.rglob("*.md")))
    for _ in range(3):
        assert help_at(bench, page, title, 4, lambda _: {})
        assert bench.offers(page, themes, 9)
        assert ahead < bench.readings <= ahead + besides
        besides = bench.readings - ahead


def test_each_question_about_a_page_of_400_lines_takes_a_twentieth_of_a_second_at_most(
    tmp_path: Path,
) -> None:
    bench, page = Workbench(tmp_path / "own"), tmp_path / "exercises" / "long.md"
    step = GOOD[GOOD.index("## Ask it") : GOOD.index("## Say it")]
    more = "".join(step.replace("Ask it", f"Ask {number}") for number in range(25))
    text = GOOD.replace("## Say it", more + "## Say it")
    lines = text.split("\n")
    assert len(lines) >= 400
    line = lines.index("Say: Turn to somebody and take your time.") + 1
    bench.typed(page, text)
    bench.found(page)

    def typed(times: int) -> None:
        bench.typed(page, text + "x" * times)
        bench.found(page)

    def took(asked: Callable[[int], object], times: int) -> float:
        before = process_time()
        asked(times)
        return process_time() - before

    for asked in (
        typed,
        lambda _: help_at(bench, page, line, 2, lambda _: {}),
        lambda _: bench.offers(page, line, 1),
        lambda _: goes_to(bench, page, line, 2),
        lambda _: symbols(the_model(bench, page), bench.page(page).lines.all),
    ):
        assert min(took(asked, times) for times in range(1, 4)) <= 0.05


def the_model(bench: Workbench, page: Path) -> Model:
    """What an open page says."""
    model = bench.page(page).model
    assert model is not None
    return model


def test_what_is_saved_meanwhile_counts_once_files_are_looked_at_again(
    shelf: Path, tmp_path: Path
) -> None:
    bench = Workbench(tmp_path / "own")
    plan = shelf / "sessions" / "morning.md"
    bench.typed(plan, plan.read_text(encoding="utf-8").replace("whose-rule", "my-rule"))
    assert "P903" in [each.code for each in bench.found(plan)]
    rule = (shelf / "exercises" / "whose-rule.md").read_text(encoding="utf-8")
    (shelf / "exercises" / "my-rule.md").write_text(rule, encoding="utf-8")
    bench.look_again()
    assert "P903" not in [each.code for each in bench.found(plan)]


def test_a_page_that_has_the_name_of_another_is_told_so(shelf: Path, tmp_path: Path) -> None:
    bench, rule = Workbench(tmp_path / "own"), shelf / "exercises" / "whose-rule.md"
    text = rule.read_text(encoding="utf-8")
    again = shelf / "exercises" / "more" / "whose-rule.md"
    bench.typed(again, text)
    bench.typed(rule, text)
    told = [each for each in bench.found(again) if each.code == "F118"]
    assert [str(rule) in each.hint for each in told] == [True]


def test_what_lies_in_one_s_own_library_may_have_the_name_of_what_came_with_it(
    tmp_path: Path,
) -> None:
    own = write_library(tmp_path / "own")
    bench, page = Workbench(own), own / "exercises" / "already-here.md"
    bench.typed(page, (own / "exercises" / "whose-rule.md").read_text(encoding="utf-8"))
    assert "F118" not in [each.code for each in bench.found(page)]


def test_a_page_with_errors_is_not_said_to_be_missing(shelf: Path, tmp_path: Path) -> None:
    bench = Workbench(tmp_path / "own")
    page, plan = shelf / "exercises" / "whose-rule.md", shelf / "sessions" / "morning.md"
    bench.typed(page, "---\nformat: exercise/1\n---\n# x\n")
    bench.typed(plan, plan.read_text(encoding="utf-8"))
    assert "P903" not in [each.code for each in bench.found(plan)]


def test_a_message_mended_by_itself_is_mended_as_fix_mends_it() -> None:
    for code in sorted({code for code in codes() if fixable(code)} - IN_BYTES):
        path = json.loads((CODES / f"{code}.json").read_bytes())["bad"][0]["path"]
        kind: Folder = "plan" if path.startswith("sessions") else "exercise"
        written = (CODES / f"{code}-bad.md").read_bytes().decode("utf-8-sig")
        text = written.replace("\r\n", "\n").replace("\r", "\n")
        told = [each for each in found(text, path, kind) if each.code == code]
        better = fix_one(text, told[0], path=path, kind=kind)
        assert better is not None, code
        left = [each.code for each in found(better, path, kind)]
        assert left.count(code) == len(told) - 1, code
        assert fixed(better, path, kind) == fixed(text, path, kind), code


def found(text: str, path: str, kind: Folder) -> tuple[Diagnostic, ...]:
    return read(text.encode(), path=path, kind=kind).diagnostics


def fixed(text: str, path: str, kind: Folder) -> str | None:
    return fix(text.encode(), path=path, kind=kind).text


LINES = st.sampled_from([*GOOD.split("\n"), *PLAN.split("\n"), "## Twice", "- 9:30 Talk (", "{", "If : go to “", "\ufeff", "a\x0bb\u2028c 🦊", "Deeper:", "9. Feel: ", "Handout: x", "## Handout: x"])  # fmt: skip


@given(st.lists(LINES, max_size=60), st.sampled_from(["exercises", "sessions"]))
def test_whatever_is_typed_everything_is_answered(lines: list[str], folder: str) -> None:
    path = Path("no-such-library") / folder / "page.md"
    BENCH.typed(path, "\n".join(lines))
    BENCH.found(path)
    page = BENCH.page(path)
    for number in range(1, len(page.lines.all) + 1):
        for col in {1, 4, len(page.lines.line(number)) + 1}:
            help_at(BENCH, path, number, col, lambda _: {})
            goes_to(BENCH, path, number, col)
            assert all(1 <= offer.col <= col for offer in BENCH.offers(path, number, col))
    if page.model is not None:
        nested(symbols(page.model, page.lines.all), len(page.lines.all))


BENCH = Workbench(Path("no-such-place"))


def nested(part: Symbol, last: int) -> None:
    """Every part has a name and lies within the one that it is part of."""
    assert part.name
    assert 1 <= part.line <= part.last <= last
    for inner in part.parts:
        assert part.line <= inner.line
        nested(inner, part.last)
