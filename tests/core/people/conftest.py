import pytest
from support.people import Tabled

from l4pc_tui.core.people.headers import Line


@pytest.fixture
def table() -> Tabled:
    """Lines of a table from rows written with bars: ``table("Name|Email", "Ann|a@x.org")``."""

    def make(*rows: str) -> list[Line]:
        return [Line(number, tuple(row.split("|"))) for number, row in enumerate(rows, 1)]

    return make
