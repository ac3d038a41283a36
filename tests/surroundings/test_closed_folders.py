"""A folder that may not even be looked into: the words name it, and nothing else stops."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from support.surroundings import Place, Told, like_anybody


@contextmanager
def shut(folder: Path) -> Iterator[None]:
    before = folder.stat().st_mode
    folder.chmod(0)
    try:
        yield
    finally:
        folder.chmod(before)


def asked(place: Place, *words: str) -> Told:
    return replace(place, first=like_anybody).l4pc(*words).without_accident()


@pytest.mark.parametrize("words", [("session", "list"), ("cohort", "list"), ("cohort", "new", "X")])
def test_a_database_in_a_folder_that_is_closed_to_us_is_said_to_be(
    begun: Place, words: tuple[str, ...]
) -> None:
    with shut(begun.database.parent):
        asked(begun, *words).refused(str(begun.database), "its folder")


@pytest.mark.parametrize("words", [("session", "list"), ("search", "words")])
def test_a_state_folder_that_is_closed_to_us_is_named_with_what_helps(
    begun: Place, words: tuple[str, ...]
) -> None:
    state = next(path for path in begun.folder.rglob("l4pc") if "state" in path.parts[-2])
    with shut(state):
        asked(begun, *words).refused(str(state), "XDG_STATE_HOME")


def test_a_library_of_ones_own_that_is_closed_to_us_is_named_and_the_shipped_one_loads(
    begun: Place,
) -> None:
    documents = Path(begun.env["XDG_DOCUMENTS_DIR"])
    (documents / "l4pc" / "exercises").mkdir(parents=True, exist_ok=True)
    with shut(documents):
        told = asked(begun, "library", "list")
        assert asked(begun, "check").code in (0, 1, 2)
    assert "first-two-hours" in told.out, told
    assert "cannot be opened" in told.err, told
