"""Two machines for hostile surroundings: an empty one, and one with a session that was run."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.surroundings import Place, place, with_a_session


@pytest.fixture(scope="session")
def _begun(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return with_a_session(tmp_path_factory.mktemp("begun") / "home")


@pytest.fixture
def bare(tmp_path: Path) -> Place:
    """A machine on which l4pc was never run."""
    return place(tmp_path / "home")


@pytest.fixture
def begun(_begun: Place, tmp_path: Path) -> Place:
    """A machine with the cohort Lantern, two people, and a session on 2026-12-03 with a note."""
    return place(tmp_path / "home", _begun)
