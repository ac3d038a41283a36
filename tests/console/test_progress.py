"""What takes longer than a second says so, how far it is, and is gone when it is over."""

from __future__ import annotations

from support.desk import Clock
from textual.app import App, ComposeResult

from l4pc_tui.console.widgets.progress import Progress


class Waits(App[None]):
    """Nothing but a bar."""

    def __init__(self) -> None:
        super().__init__()
        self.now = Clock(0.0)

    def compose(self) -> ComposeResult:
        yield Progress(self.now)


async def test_a_bar_comes_after_a_second_with_its_count_and_goes_with_the_work() -> None:
    app = Waits()
    async with app.run_test(size=(80, 5)):
        bar = app.query_one(Progress)
        bar.begin("Reading the sessions")
        app.now.now = 0.9
        bar.look()
        assert not bar.display, "most things are done by then"
        app.now.now = 2.4
        bar.look()
        assert bar.display
        assert "Reading the sessions  … 2 s" in bar.draw(78).plain
        bar.step(3, 12)
        drawn = bar.draw(78).plain
        assert "3 of 12" in drawn
        assert drawn.count("━") * 3 == drawn.count("╌")
        bar.over()
        assert not bar.display
