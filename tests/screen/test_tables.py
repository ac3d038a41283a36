"""Who sits at which table, on the wall."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples

from l4pc_tui.core.live.groups.on_the_wall import Seated
from l4pc_tui.core.live.view.public import PublicView, from_json, to_json
from l4pc_tui.core.live.view.wall_words import wall_words
from l4pc_tui.look.letters import draw
from l4pc_tui.screen.picture import Wall, picture

NAMES = ("Amina", "Ben", "Carys", "Dev", "Ed", "Farah", "Gwen", "Hal", "Ines", "Kit", "Lena", "Sam")


def view(tables: int, size: int) -> PublicView:
    """So many tables of so many people, one of them online."""
    named = [
        Seated(f"{NAMES[n % 12]}{'' if n < 12 else ' K'}", n == 0) for n in range(tables * size)
    ]
    told = tuple(tuple(named[at * size : (at + 1) * size]) for at in range(tables))
    return PublicView(
        "running", "Whose rule?", "fours", ("Private to a step",), "Asked?", tables=told
    )


def wall(told: PublicView, width: int, height: int, *, plain: bool = False) -> list[str]:
    drawn = picture(wall_words(told, 0.0), Wall(width, height, plain=plain), "bar").plain.split(
        "\n"
    )
    assert len(drawn) <= height
    assert all(len(line) <= width for line in drawn)
    return drawn


@pytest.mark.parametrize(
    ("tables", "size", "width", "height"),
    [(6, 4, 120, 36), (6, 4, 80, 24), (15, 4, 120, 36), (12, 5, 160, 48)],
)
def test_everybody_is_on_the_wall_whole_with_her_table(
    tables: int, size: int, width: int, height: int
) -> None:
    told = view(tables, size)
    drawn = "\n".join(wall(told, width, height))
    assert all(f"Table {number}" in drawn for number in range(1, tables + 1))
    assert all(drawn.count(seat.name) for table in told.tables for seat in table)
    assert drawn.count("online") == 1
    assert "in fours" in drawn
    assert "Private" not in drawn
    assert "Asked?" not in drawn


def test_few_tables_on_a_large_wall_have_block_letters_and_a_plain_terminal_has_words() -> None:
    told = view(3, 3)
    assert "Table 1" not in "\n".join(wall(told, 160, 48))
    assert "█" in "\n".join(wall(told, 160, 48))
    plain = "\n".join(wall(told, 160, 48, plain=True))
    assert "Find your table" in plain
    assert "█" not in plain


def test_at_most_four_tables_stand_beside_each_other_and_names_one_rung_under_the_headline() -> (
    None
):
    told = wall_words(view(4, 4), 0.0)
    rows = picture(told, Wall(120, 36, solid=True), "bar").plain.split("\n")
    assert draw("Find your table", 5)[0].strip() in "\n".join(rows)
    assert all(draw(f"Table {n}", 3)[1].strip() in "\n".join(rows) for n in range(1, 5))
    assert draw("Amina", 3)[0].strip() in "\n".join(rows)
    plain = wall(view(7, 4), 120, 36, plain=True)
    assert max(row.count("Table ") for row in plain) == 4


@given(
    st.integers(1, 20), st.integers(1, 8), st.integers(8, 200), st.integers(2, 60), st.booleans()
)
@settings(max_examples=examples(60), deadline=None)
def test_the_picture_never_leaves_the_wall(
    tables: int, size: int, width: int, height: int, plain: bool
) -> None:
    wall(view(tables, size), width, height, plain=plain)


def test_tables_survive_the_file_and_an_old_file_has_none() -> None:
    told = view(2, 3)
    kept = json.loads(json.dumps(to_json(told, session="s", beat=1.0, rehearsal=False)))
    assert from_json(kept)[0] == told
    del kept["view"]["tables"]
    assert from_json(kept)[0] == replace(told, tables=())


def test_the_file_stays_small_with_sixty_people() -> None:
    file = json.dumps(to_json(view(15, 4), session="s", beat=1.0, rehearsal=False))
    assert len(file) < 4096


@pytest.mark.parametrize("odd", [3, ["Ann"], [["Ann"]], [[["Ann", True, "Bell"]]], "Ann"])
def test_a_file_with_odd_tables_is_no_picture(odd: object) -> None:
    kept = to_json(view(2, 3), session="s", beat=1.0, rehearsal=False)
    kept["view"]["tables"] = odd
    with pytest.raises(ValueError, match=r"not whole|unpack"):
        from_json(kept)
