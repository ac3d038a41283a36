"""New cohorts and sessions while the library is still being read, as on the very first start."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from support.desk import Clock
from support.screens import Driven
from support.settling import PATIENCE

from l4pc_tui.console.app import Console
from l4pc_tui.console.widgets.choice_field import ChoiceField
from l4pc_tui.desk.own_process import apart

PROGRAMME = """---
format: programme/1
---

# A year of pebbles

One morning.

- 2026-11-24 Session: an-evening-of-lamps
"""


@pytest.fixture
def let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """A new programme, whose reading process begins when this is called."""
    path = tmp_path / "xdg_documents_dir" / "l4pc" / "sessions" / "pebbles.md"
    path.parent.mkdir(parents=True)
    path.write_text(PROGRAMME, encoding="utf-8")
    may = Event()

    def held(*told: Any) -> Any:
        assert may.wait(PATIENCE)
        return apart(*told)

    monkeypatch.setattr("l4pc_tui.desk.library.library.apart", held)
    return may.set


async def test_a_form_says_that_the_library_is_being_read_and_fills_in_what_came(
    db: Path, clock: Clock, let_go: Callable[[], None]
) -> None:
    app = Console(db, "Joss", clock=clock)
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            console = Driven(app, pilot)
            await console.until(lambda: app.home.view is not None)
            app.new_session()
            await console.until(lambda: "Reading the library…" in console.text)
            await console.until(lambda: bool(app.screen.query_one("#plan", ChoiceField).value))
            plan = app.screen.query_one("#plan", ChoiceField)
            plan.action_move(1)
            chosen = plan.value
            app.new_cohort()
            await console.until(lambda: "Reading the library…" in console.text)
            programme = app.screen.query_one("#programme", ChoiceField)
            assert "pebbles" not in dict(programme.options)
            let_go()
            await console.until(lambda: "pebbles" in dict(programme.options))
            assert "Reading the library…" not in console.text
            await pilot.press("escape")
            await console.until(lambda: plan.screen is app.screen)
            await console.until(lambda: "Reading the library…" not in console.text)
            assert plan.value == chosen, "what was chosen meanwhile stays"
    finally:
        let_go()
        app.close_desks()
