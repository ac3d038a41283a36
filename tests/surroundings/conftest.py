"""Two machines for hostile surroundings: an empty one, and one with a session that was run."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from support.portion import LONG
from support.surroundings import Place, place, with_a_session

EVERY = 5
"""Of the cases of each test so many share one: each starts the whole program on a machine of its own,
and they differ in a word or a value. L4PC_TORTURE=long takes all."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    here, seen = Path(__file__).parent, Counter[str]()
    left: list[pytest.Item] = []
    for item in () if LONG else items:
        if item.path.parent == here and hasattr(item, "callspec"):
            case = item.nodeid.partition("[")[0]
            if seen[case] % EVERY:
                left.append(item)
            seen[case] += 1
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item not in set(left)]


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
