import pytest
from support.people import Tabled

from l4pc_tui.core.people.headers import RosterLine


@pytest.fixture
def table() -> Tabled:
    """Lines of a table from rows written with bars: ``table("Name|Email", "Ann|a@x.org")``."""

    def make(*rows: str) -> list[RosterLine]:
        return [RosterLine(number, tuple(row.split("|"))) for number, row in enumerate(rows, 1)]

    return make
