"""One editor for all tests, on a library folder of its own: a server takes a second to start."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.editor import Editor
from support.sandbox import environment
from support.scripts import GOOD


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library folder with nothing in it, which nothing but the test knows."""
    folder = tmp_path_factory.mktemp("shelf")
    for name in ("exercises", "sessions"):
        (folder / name).mkdir()
    return folder


@pytest.fixture(scope="session")
def editor(shelf: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """An editor that counts in UTF-16, as most do."""
    home = tmp_path_factory.mktemp("home")
    with Editor(environment(home), shelf) as opened:
        yield opened
    assert opened.process.returncode == 0


@pytest.fixture
def page(shelf: Path, editor: Editor) -> Iterator[Path]:
    """The good exercise, open and never saved."""
    path = shelf / "exercises" / "a-small-question.md"
    editor.open(path, GOOD)
    yield path
    editor.close(path)
