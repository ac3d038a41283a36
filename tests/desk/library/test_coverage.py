"""What the library covers, and what is missing."""

from __future__ import annotations

from l4pc_tui.core.record.place import Place
from l4pc_tui.desk.library.coverage import LENGTHS, SIZES, coverage
from l4pc_tui.desk.library.library import LibraryLine


def line(
    id: str, depth: str, minutes: int, people: tuple[int, int], *themes: str, **more: str
) -> LibraryLine:
    return LibraryLine(
        id, more.get("kind", "exercise"), id, more.get("status", "ready"),
        (minutes, minutes, minutes), depth, people, themes, 0, 0, "",
    )  # fmt: skip


def test_every_exercise_counts_once_by_length_and_in_every_size_it_works_for() -> None:
    found = coverage(
        [line("a", "Feel", 15, (2, 12), "hope"), line("b", "Feel", 16, (12, 40), "hope")]
    )
    feel = found.places[list(Place).index(Place.FEEL)]
    assert (feel.name, feel.count) == ("Feel", 2)
    assert dict(zip(LENGTHS, feel.lengths, strict=False)) == {15: 1, 30: 1, 45: 0, 60: 0}
    assert dict(zip(SIZES, feel.sizes, strict=True)) == {2: 1, 6: 1, 12: 2, 24: 1, 40: 1}
    (hope,) = found.themes
    assert (hope.name, hope.count, sum(hope.lengths), sum(hope.places)) == ("hope", 2, 2, 2)


def test_an_hour_and_more_has_the_last_column() -> None:
    (theme,) = coverage([line("a", "Feel", 61, (2, 12), "hope")]).themes
    assert theme.lengths == (0, 0, 0, 0, 1)


def test_what_is_missing_is_told_in_sentences() -> None:
    found = coverage([line("a", "Feel", 20, (2, 12), "hope")])
    empty = [place for place in Place if place is not Place.FEEL]
    assert found.gaps == (
        *(f"No exercise has {place.value} as its deepest place." for place in empty),
        "Only one exercise is on hope.",
    )


def test_plans_and_what_is_retired_do_not_count() -> None:
    lines = [line("a", "Feel", 20, (2, 12), "hope", kind="session"),
             line("b", "Feel", 20, (2, 12), "hope", status="retired")]  # fmt: skip
    assert sum(row.count for row in coverage(lines).places) == 0
    assert coverage([]).themes == ()
