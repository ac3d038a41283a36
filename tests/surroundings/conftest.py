"""Two machines for hostile surroundings: an empty one, and one with a session that was run."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.surroundings import Place, place

PLAN = "half-day-2-whose-rule"
ROSTER = "Name,Organisation\nAnn Lee,Puddleby Hospital\nBo Thimble,Lantern Council\n"
SAID = "n the form was late\nq\n"
"""What is typed in the session's first minute: a note, and that one leaves."""


@pytest.fixture(scope="session")
def _begun(tmp_path_factory: pytest.TempPathFactory) -> Place:
    held = place(tmp_path_factory.mktemp("begun") / "home")
    roster = held.folder / "people.csv"
    roster.write_text(ROSTER, encoding="utf-8")
    held.l4pc("cohort", "new", "Lantern").well()
    held.l4pc("roster", "import", str(roster), "--cohort", "Lantern").well()
    when = ("--date", "2026-12-03")
    held.l4pc("session", "new", "--cohort", "Lantern", "--plan", PLAN, *when).well()
    held.l4pc("run", "Lantern/2026-12-03", "--plain", stdin=SAID.encode()).well()
    return held


@pytest.fixture
def bare(tmp_path: Path) -> Place:
    """A machine on which l4pc was never run."""
    return place(tmp_path / "home")


@pytest.fixture
def begun(_begun: Place, tmp_path: Path) -> Place:
    """A machine with the cohort Lantern, two people, and a session on 2026-12-03 with a note."""
    return place(tmp_path / "home", _begun)
