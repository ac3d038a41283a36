"""A session on a table, at three moments."""

from __future__ import annotations

import pytest
from support.live import Table


@pytest.fixture
def table() -> Table:
    """A session that has not started."""
    return Table()


@pytest.fixture
def started(table: Table) -> Table:
    """A session that started on time."""
    table.start()
    return table


@pytest.fixture
def tracing(started: Table) -> Table:
    """A session that came to the step with probes and doors, on time."""
    started.next(15)
    started.next(5)
    return started
