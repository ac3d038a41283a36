"""The columns of Home: cohorts, what is to tidy, what is to bring. Arrows and Tab go through them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList

from l4pc_tui.console.frame.full_screen import BROAD, NARROW, ROOMY, Face
from l4pc_tui.console.home.lines import (
    between_lines,
    bring_lines,
    cohort_lines,
    coming_lines,
    tidy_lines,
)
from l4pc_tui.console.home.lists import BetweenList, BringList, Hint, HomeList, Section, TidyList
from l4pc_tui.console.home.past import Goes, Past, Read
from l4pc_tui.console.home.ways import see_to
from l4pc_tui.console.widgets.lines import ListLine
from l4pc_tui.desk.home.kept_here import bring_back, put_away, tick, tick_between
from l4pc_tui.desk.home.tidying import Tidy, TidyLine, tidy_line

if TYPE_CHECKING:
    from l4pc_tui.desk.home.between import BetweenLine
    from l4pc_tui.desk.home.home import HomeView
    from l4pc_tui.desk.home.last_time import LastTime

LARGE = 48
"""Rows from which on there is room to say how the cohorts go, where there are three columns."""
_HINTS = ("↑ ↓ choose a line, Tab the next column.", "x puts one away until it changes.")


class HomeColumns(Horizontal):
    """Three columns, two, or one below the other, as the width is."""

    BINDINGS = [
        Binding("left", "beside(-1)", "Column before", show=False, id="home.before",
                key_display="←", tooltip="To the list before this one"),
        Binding("right", "beside(1)", "Next column", show=False, id="home.after",
                key_display="→", tooltip="To the list after this one"),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__(id="home-columns")
        self.view: HomeView | None = None
        self._refused: Sequence[str] = ()
        self.past, self.goes = Past(), Goes()
        self._room = Read("IN THE ROOM", id="home-room")
        self._hint = Hint(id="tidy-hint")
        self.cohorts = Section(
            "COHORTS",
            HomeList(lambda width: cohort_lines(self.view.cohorts if self.view else (), width), "Open",
                     "Open the cohort under the cursor", id="cohort-lines"),
            id="home-cohorts",
        )  # fmt: skip
        self.coming = Section(
            "THEN",
            HomeList(lambda width: coming_lines(self.view.coming if self.view else (), width), "Open",
                     "Open the session under the cursor", id="coming-lines"),
            id="home-coming",
        )  # fmt: skip
        self.tidy = Section(
            "TO TIDY",
            TidyList(lambda width: tidy_lines(self.lines, width), "Open",
                     "Go where the line under the cursor is seen to", id="tidy-lines"),
            self._hint, id="home-tidy",
        )  # fmt: skip
        self.between = Section(
            "BETWEEN",
            BetweenList(lambda width: between_lines(self.view.between if self.view else (), width),
                        "Done", "What the cursor is on is done, or not after all", id="between-lines"),
            id="home-between",
        )  # fmt: skip
        self.bring = Section(
            "TO BRING",
            BringList(self._things, "Packed",
                      "The thing under the cursor is packed, or not after all", id="bring-lines"),
            self._room, id="home-bring",
        )  # fmt: skip

    def compose(self) -> ComposeResult:
        with Vertical(id="home-side"):
            yield self.cohorts
            yield self.past
            yield self.coming
            yield self.goes
        with Vertical(id="home-work"):
            yield self.tidy
            yield self.between
            yield self.bring

    @property
    def lists(self) -> list[HomeList]:
        """The lists that are on view, in reading order."""
        return [
            each.held for each in (self.cohorts, self.coming, self.tidy, self.between, self.bring)
            if each.display
        ]  # fmt: skip

    @property
    def line(self) -> TidyLine | None:
        """The line of TO TIDY under the cursor."""
        on = self.tidy.held.chosen
        return next((each for each in self.lines if each.about == on), None)

    @property
    def lines(self) -> tuple[TidyLine, ...]:
        """What is to tidy: what the record knows, and files that were refused."""
        held = self.view.tidy if self.view else ()
        if not self._refused:
            return held
        files = tidy_line(Tidy.SCRIPTS, len(self._refused), act=self._refused[0], tone="act")
        return (*held, files)

    def show(self, view: HomeView) -> None:
        """Draw what the desk tells."""
        if view == self.view:
            return
        self.view = view
        self._draw()

    def show_refused(self, refused: Sequence[str]) -> None:
        """Draw that files of the library were refused, and the first of the reasons."""
        if refused != self._refused:
            self._refused = refused
            self._draw()

    def show_last(self, last: LastTime) -> None:
        """Draw what last time left to know."""
        self.past.show_last(last)

    @property
    def is_large(self) -> bool:
        """Whether the window has room for how the cohorts go."""
        size = self.app.size
        return size.width >= BROAD and size.height >= LARGE

    def on_mount(self) -> None:
        self.lay_out()

    def lay_out(self) -> None:
        """In one column what is open comes before the cohorts; few rows have no empty lines."""
        if not self.children:
            return
        left, rest = self.query_one("#home-side"), self.query_one("#home-work")
        narrow = self.app.size.width < NARROW
        if (self.children[0] is rest) != narrow:
            self.move_child(rest, before=left) if narrow else self.move_child(left, before=rest)
        short = self.app.size.height < ROOMY
        for each in (self.cohorts, self.coming, self.tidy, self.between):
            each.held.SPACED = not short
            each.held.redraw()
        self.past.redraw()
        self.goes.give_room(room=self.is_large)
        self._room.redraw()
        self._draw()

    def _draw(self) -> None:
        view = self.view
        if view is None or not self.children:
            return
        self.cohorts.show(there=bool(view.cohorts))
        self.coming.show(there=bool(view.coming))
        number = len(self.lines)
        self.tidy.show(there=bool(number or view.away), told=Content(str(number) if number else ""))
        done = sum(line.stands == "done" for line in view.between)
        words = ("✓", "$kept"), f" {done} done"
        self.between.show(
            there=bool(view.between), told=Content.assemble(*words) if done else Content("")
        )
        card = view.today
        there = bool(card and card.bring)
        packed = sum(thing.told in view.packed for thing in card.bring) if card else 0
        told = Content.styled(f"for {card.people}" if card and card.people else "")
        if packed:
            told = told + Content.assemble("  ", ("✓", "$kept"), f" {packed} packed")
        self.bring.show(there=there, told=told)
        self._room.show(*(card.room if card else ()))
        self._tell(short=self.app.size.height < ROOMY)

    def _tell(self, *, short: bool) -> None:
        if self.view is None:
            return
        away = f"{self.view.away} put away: X brings back." if self.view.away else ""
        hints = _HINTS if self.lines and not short else ()
        self._hint.show(*hints, *filter(None, (away,)))

    def _things(self, width: int) -> list[ListLine]:
        if self.view is None or self.view.today is None:
            return []
        return bring_lines(self.view.today.bring, self.view.packed, width)

    def bring_back(self) -> None:
        """Show again what was put away."""
        desk = self.home.desk
        self._keep(lambda: bring_back(desk))

    # What is done with a line

    @property
    def home(self) -> Face:
        """The screen that it stands on."""
        return cast("Face", self.screen)

    def action_beside(self, by: int) -> None:
        """To the list before or after the one that has the keys."""
        lists = self.lists
        at = next((n for n, each in enumerate(lists) if each.has_focus), 0) + by
        if 0 <= at < len(lists):
            lists[at].focus()

    @on(OptionList.OptionSelected, "#cohort-lines")
    def cohort_chosen(self) -> None:
        """Its own screen."""
        from l4pc_tui.console.cohort.cohort import CohortScreen

        self.app.push_screen(CohortScreen(self.cohorts.held.chosen))

    @on(OptionList.OptionSelected, "#coming-lines")
    def session_chosen(self) -> None:
        """Open it."""
        self.home.console.open_session(self.coming.held.chosen)

    @on(OptionList.OptionSelected, "#tidy-lines")
    def tidy_chosen(self) -> None:
        """Go where it is seen to."""
        if self.line is not None:
            see_to(self.home, self.line)

    @on(OptionList.OptionSelected, "#bring-lines")
    def packed(self) -> None:
        """Packed, or not after all."""
        if self.view is not None and self.view.today:
            desk, session = self.home.desk, self.view.today.session
            thing = self.bring.held.chosen
            self._keep(lambda: tick(desk, session, thing))

    @on(OptionList.OptionSelected, "#between-lines")
    def done(self) -> None:
        """Done, or not after all."""
        line, desk = self.lies, self.home.desk
        if line is not None:
            done = line.stands != "done"
            self._keep(lambda: tick_between(desk, line.cohort, line.key, done=done))

    @on(BetweenList.Page)
    def page_wanted(self) -> None:
        """Print the page of the line."""
        if self.lies is not None:
            from l4pc_tui.console.questions.printing import print_between

            print_between(self.home, self.lies)

    @property
    def lies(self) -> BetweenLine | None:
        """The line of BETWEEN under the cursor."""
        on = self.between.held.chosen
        lines = self.view.between if self.view else ()
        return next((each for each in lines if f"{each.cohort} {each.key}" == on), None)

    @on(TidyList.Away)
    def put_away(self) -> None:
        """Leave the line out until it stands otherwise."""
        line, desk = self.line, self.home.desk
        if line is None:
            return
        if line.about == Tidy.SCRIPTS:
            self.home.tell("A file with errors stays here until it is mended.")
            return
        self._keep(lambda: put_away(desk, line.about, line.mark))
        self.home.tell(f"Put away until it changes: {line.count} {line.text}. X brings it back.")

    def _keep(self, work: Callable[[], None]) -> None:
        """Have this laptop remember something, and look again."""
        console = self.home.console
        console.at_desk(work, lambda _: console.refresh_home(), leads=True)
