"""The pages for trainers say what is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.commands import Run
from support.scripts import write

from l4pc_tui.cli.pages.trainers_reference import EXAMPLE, pictures, reference
from l4pc_tui.core.script.editing import meanings as told
from l4pc_tui.core.script.model import words
from l4pc_tui.core.script.syntax.fields import HEADERS

HANDBOOK = Path(__file__).parents[3] / "docs" / "handbook"
FOLDER = HANDBOOK / "trainer"
REFERENCE = HANDBOOK / "reference" / "language.md"
GUIDE = (FOLDER / "the-language.md").read_text(encoding="utf-8")
PLANS = (FOLDER / "plans-and-programmes.md").read_text(encoding="utf-8")
CHECKING = (FOLDER / "when-the-checker-speaks.md").read_text(encoding="utf-8")
PAGE = (FOLDER / EXAMPLE).read_text(encoding="utf-8")
WRITTEN = re.findall(r"```markdown\n(.*?)```", GUIDE, re.DOTALL)
(PLAN,) = re.findall(r"```markdown\n(.*?)```", PLANS, re.DOTALL)
ANEW = "python -m l4pc_tui.cli.pages.trainers_reference docs/handbook"


def test_the_reference_is_what_the_tables_say() -> None:
    assert REFERENCE.read_text(encoding="utf-8") == reference(), ANEW


def test_the_pictures_are_what_the_room_sees() -> None:
    drawn = pictures((FOLDER / EXAMPLE).read_bytes())
    held = {name: (HANDBOOK / "pictures" / name).read_text(encoding="utf-8") for name in drawn}
    assert held == drawn, ANEW
    assert all(f"(../pictures/{name})" in GUIDE for name in drawn)
    for picture in drawn.values():
        assert len(picture) < 10_000
        assert "http" not in picture.replace("http://www.w3.org/2000/svg", "")


def test_no_picture_shows_what_is_private() -> None:
    drawn = "".join(pictures((FOLDER / EXAMPLE).read_bytes()).values())
    for private in ("wears you down", "Tuesday", "Give out", "not allowed", "Choose something"):
        assert private not in drawn


@pytest.mark.parametrize("piece", WRITTEN)
def test_every_piece_of_the_guide_stands_in_its_example(piece: str) -> None:
    assert piece in PAGE


def test_the_example_and_the_plan_of_the_guide_are_right(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "exercises", PAGE, EXAMPLE)
    write(tmp_path / "sessions", PLAN, "a-morning.md")
    done = run("check", "--strict", "exercises", "sessions")
    assert (done.code, done.out) == (0, "2 files: nothing to mend.\n")
    assert run("fmt", "--check", "exercises", "sessions").code == 0


def test_the_error_of_the_guide_looks_as_it_says(run: Run, tmp_path: Path) -> None:
    wrong = PAGE.replace('go to "Slow it down"', 'go to "Slow down"')
    shown = run("check", write(tmp_path, wrong, EXAMPLE)).out
    assert shown.partition("\n\n")[0] in CHECKING


def test_everything_that_the_reader_knows_is_in_the_reference() -> None:
    fields = {name for model in HEADERS.values() for name in model.model_fields}
    assert set(told.FACTS) == set(words.FACTS)
    assert set(told.LABELS) == set(words.LABELS)
    assert set(told.SECTIONS) == set(words.SECTIONS.values())
    assert {name for name in told.FIELDS if " of a " not in name} == fields
    assert set(told.SETTINGS) >= set(words.SETTINGS.values())
