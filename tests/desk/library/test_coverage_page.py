"""What the exercises cover, as a page in which an empty field is seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.model import Exercise, PeopleRun
from l4pc_tui.core.script.reading.script import read
from l4pc_tui.desk.library.coverage_page import covered, filled, links_from, page
from l4pc_tui.desk.trouble import Trouble


def exercise(id: str, header: str = "", depth: str = "Feel", probe: str = "") -> Exercise:
    text = (
        f"---\nformat: exercise/1\npeople: 6-24\n{header}\n---\n# {id.title()}\n\nS.\n\n"
        f"## A\n- Time: 20 min\n- Depth: {depth}\nAsk: x?\n{probe}\n"
        "## B\n- Time: 5 min\n- Depth: Return\nSay: bye\n"
    )
    made = read(text.encode(), path=f"exercises/{id}.md", kind="exercise").model
    assert isinstance(made, Exercise)
    return made


def rows(text: str) -> dict[str, list[str]]:
    """The cells of each line of a table by its first one."""
    cut = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("|")]
    return {first: others for first, *others in cut}


def test_each_has_a_line_with_all_that_one_chooses_by_in_the_order_of_the_places() -> None:
    made = page(
        [exercise("walk", "themes: [openness]\nshape: walkabout\nending: board", "Question"),
         exercise("ask", probe="Deeper:\n1. Power: who?\n"), exercise("gone", "status: retired")],
        {"walk": "exercises/walk.md"},
    )  # fmt: skip
    lines = [line for line in made["exercises"].splitlines() if line.startswith("|")]
    assert lines[2:] == [
        "| Ask | Feel · Power | 25–25 | 6–24 | circle | promise |  |",
        "| [Walk](exercises/walk.md) | Question | 25–25 | 6–24 | walkabout | board | openness |",
    ]
    assert made["exercises"].startswith("2 exercises. None of them has been run with people yet.")


def test_the_grids_count_by_place_and_have_a_point_where_nothing_is() -> None:
    told = rows(page([exercise("walk", "themes: [openness]\nshape: walkabout", "Question"),
                      exercise("ask", "themes: [openness]"), exercise("hear")])["coverage"])  # fmt: skip
    assert told["Theme"] == [*map(str, Place), "all"]
    assert told["openness"] == ["·", "·", "1", "1", "·", "·", "2"]
    assert told["circle"] == ["·", "·", "2", "·", "·", "·", "2"]
    assert told["walkabout"][-1] == "1"
    assert told["fishbowl"] == ["·"] * 7
    assert told["promise"][-1] == "3"
    assert told["sheet"][-1] == "·"
    assert told["≤30"][-1] == "3"
    assert told["24"][-1] == "3"
    assert told["40"][-1] == "·"
    assert told["all"] == ["·", "·", "2", "1", "·", "·", "3"]


def test_what_was_run_with_people_is_counted() -> None:
    run = PeopleRun("0196a0de-5c00-7000-8000-000000000001", "2027-04-20", 18, "nothing")
    held = exercise("ask", f"tested: {run.session}, {run.date}, 18 people, nothing")
    assert held.tested == (run,)
    assert page([held])["exercises"].startswith("1 exercise. 1 of them has been run with people.")


def test_an_exercise_that_only_comes_back_stands_at_return() -> None:
    assert [each.down for each in covered([exercise("home", depth="Return")])] == [Place.RETURN]


def test_each_part_goes_between_its_marks_and_the_rest_stays() -> None:
    document = "a\n<!-- coverage -->\nold\n<!-- end of coverage -->\nz\n"
    told = page([exercise("ask")])
    once = filled(document, told)
    assert once.startswith("a\n<!-- coverage -->\n\nHow many")
    assert once.endswith("|\n\n<!-- end of coverage -->\nz\n")
    assert "old" not in once
    assert filled(once, told) == once


@pytest.mark.parametrize(
    "document", ["", "# Ours\n", "<!-- coverage -->\n", "<!-- end of exercises -->"]
)
def test_a_page_without_marks_is_left_alone_and_the_marks_are_said(document: str) -> None:
    with pytest.raises(Trouble) as refused:
        filled(document, page([exercise("ask")]), "ours.md")
    assert "ours.md" in str(refused.value)
    assert "<!-- exercises -->" in refused.value.hint


def test_a_page_leads_to_a_file_from_where_it_stands(tmp_path: Path) -> None:
    file = tmp_path / "exercises" / "ask.md"
    assert links_from(tmp_path / "exercises" / "README.md", {"ask": file}) == {"ask": "ask.md"}
    assert links_from(tmp_path / "out" / "x.md", {"ask": file}) == {"ask": "../exercises/ask.md"}
