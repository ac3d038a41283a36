"""Home: today's session, the cohorts, what needs tidying."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual import events, on
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widget import Widget

from l4pc_tui.console.frame.full_screen import Face
from l4pc_tui.console.frame.heads import heading
from l4pc_tui.console.home.card import Today
from l4pc_tui.console.widgets.draw import GAP
from l4pc_tui.look.content import text

if TYPE_CHECKING:
    # The first picture is painted before the desk is imported, and without the lists.
    from l4pc_tui.console.home.columns import HomeColumns
    from l4pc_tui.desk.home.home import CohortLine, HomeView
    from l4pc_tui.desk.home.last_time import LastTime
    from l4pc_tui.desk.home.progress import Progress

AGAIN = 20.0
"""Seconds after which Home looks again: another window may have written."""


class HomeScreen(Face):
    """Its frame stands before the database is open; what the database tells comes after."""

    AUTO_FOCUS = "Today"
    BINDINGS = [
        Binding("enter", "go", "Open", id="home.go", key_display="⏎", tooltip="Do what the card says"),
        Binding("enter", "again", "Try again", id="home.again", key_display="⏎",
                tooltip="Try to open the file once more"),
        Binding("b", "begin", "Begin", id="home.begin", tooltip="Do what the card says"),
        Binding("escape", "card", "Card", show=False, id="home.card", key_display="esc",
                tooltip="Back to the card"),
        Binding("e", "plan", "Plan", show=False, id="home.plan",
                tooltip="Change the plan of the session on the card, before the day"),
        Binding("R", "rehearse", "Rehearse", show=False, id="home.rehearse",
                tooltip="Go through the plan of the card with a fast clock, on a copy"),
        Binding("c", "cohorts", "Cohorts", id="home.cohorts", tooltip="Cohorts and their sessions"),
        Binding("l", "library", "Library", id="home.library", tooltip="Exercises and plans to read"),
        Binding("r", "records", "Records", id="home.records",
                tooltip="What was: sessions, what of them was handed over, reports"),
        Binding("p", "paper", "Print", id="home.paper",
                tooltip="Print what the day of the session on the card needs"),
        Binding("slash", "app.find", "Find", id="find", key_display="/", tooltip="Find in all notes"),
        Binding("o", "screen", "Screen", show=False, id="home.screen", tooltip="How to open the room's Screen"),
        Binding("w", "walk_ins", "Match walk-in", show=False, id="home.walk_ins",
                tooltip="Say who a walk-in is who is on no roster"),
        Binding("k", "collect", "Collect", show=False, id="home.collect",
                tooltip="Take in what other laptops wrote, and settle what is open"),
        Binding("s", "settings", "Settings", show=False, id="home.settings",
                tooltip="Everything that can be set: colours, times, folders, keys"),
        Binding("ctrl+p", "app.command_palette", "Commands", id="palette", key_display="^p",
                tooltip="Everything by name"),
        Binding("q", "leave", "Quit", id="home.leave", tooltip="Leave l4pc"),
        Binding("n", "new", "New", id="home.new", tooltip="A new cohort or session"),
        Binding("X", "bring_back", "Bring back", show=False, id="home.bring_back",
                tooltip="Show what of TO TIDY was put away"),
        Binding("pageup", "scroll(-10)", show=False), Binding("pagedown", "scroll(10)", show=False),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.view: HomeView | None = None
        self.columns: HomeColumns | None = None
        self._refused: Sequence[str] = ()
        self.trouble = False
        self.last_told = ""
        """The key of the session that LAST TIME tells about."""
        self._painted = False
        self._goes_of: tuple[CohortLine, ...] = ()
        """How the cohorts stood when it was read how they go."""

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(id="home", can_focus=False):
            yield Today()

    def on_mount(self) -> None:
        name = heading("l4pc", tag="", told="leadership cohort sessions")
        self.head.show((name, GAP), (GAP, GAP))
        self.set_interval(AGAIN, self.look_again)

    def look_again(self) -> None:
        """Ask the desk anew, when Home is what is looked at."""
        if self.view is not None and self.app.screen is self:
            self.console.refresh_home()

    def on_screen_resume(self) -> None:
        """The first time, open the file; coming back from another screen, look again."""
        if self.view is not None:
            self._goes_of = ()
            self.console.refresh_home()
        elif not self._painted:
            # The first picture is painted as this event ends. Waiting until Textual has settled
            # and painted it once more would cost 20 ms.
            self._painted = True
            self.call_next(self.console.open_first)

    def show(self, view: HomeView) -> None:
        """Draw what the desk tells."""
        self.view, self.trouble = view, False
        name = heading("l4pc", tag="demo" if view.demo else "", told="leadership cohort sessions")
        backup = text(f"● {view.backup}", "$kept") if view.backup else GAP
        if view.reads_only:
            backup = text(f"▲ {view.reads_only}", "$act")
        self.head.show(
            (name, text(view.clock, "bold $foreground")), (text(view.date, "$muted"), backup)
        )
        self.query_one(Today).show(view)
        if self.columns is None:
            self._lay_out()
        if self.columns is not None:
            self.columns.show(view)
        self.refresh_bindings()

    def _lay_out(self) -> None:
        """The lists come once there is something to stand in them."""
        from l4pc_tui.console.home.columns import HomeColumns

        self.columns = HomeColumns()
        self.columns.show_refused(self._refused)
        self.query_one("#home").mount(self.columns)

    def show_refused(self, refused: Sequence[str]) -> None:
        """Draw that files of the library were refused."""
        self._refused = refused
        if self.columns is not None:
            self.columns.show_refused(refused)

    def show_last(self, told: LastTime | None) -> None:
        """Draw what last time left to know; None: that is on view already."""
        if told is not None and self.columns is not None:
            self.last_told = told.key
            self.columns.show_last(told)
        self._look_further()

    def _look_further(self) -> None:
        """Read how the cohorts go, behind all else, where there is room to tell it."""
        view, columns = self.view, self.columns
        if view is None or columns is None or not columns.is_large or view.cohorts == self._goes_of:
            return
        self._goes_of, desk = view.cohorts, self.desk

        def look() -> tuple[Progress, ...]:
            from l4pc_tui.desk.home.progress import progress

            return progress(desk)

        self.console.at_desk(look, columns.goes.show)

    def on_resize(self) -> None:
        super().on_resize()
        self.query_one(Today).redraw()
        if self.columns is not None:
            self.columns.lay_out()
            self._look_further()

    def show_trouble(self, sentence: str, hint: str) -> None:
        """The file cannot be used."""
        self.view, self.trouble = None, True
        self.query_one(Today).show_trouble(sentence, hint)
        self.refresh_bindings()

    def works(self, action: str) -> bool:
        if action in ("leave", "app.keys", "again"):
            return True
        if action == "walk_ins":
            return bool(self.view and self.view.walked)
        if action in ("plan", "rehearse"):
            return bool(self.view and self.view.today and self.view.today.planned)
        if action in ("begin", "card"):
            return self.view is not None and self.focused is not self.query_one(Today)
        if action == "bring_back":
            return bool(self.view and self.view.away)
        if action == "paper":
            return bool(self.view and self.view.today)
        return self.view is not None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Enter does what the card says; where the file cannot be used, it tries again."""
        return {"go": not self.trouble, "again": self.trouble}.get(action, True)

    def action_again(self) -> None:
        """Try to open the file once more."""
        self.console.open_first()

    def action_go(self) -> None:
        """Do what the card says: open the session, try the demo, plan one."""
        if self.view is None:
            return
        if self.view.empty:
            self.console.try_demo()
        elif self.view.today is None:
            self.action_new()
        else:
            self.console.open_session(self.view.today.session)

    action_begin = action_go

    def action_card(self) -> None:
        """The card has the keys again."""
        self.query_one(Today).focus()
        self.query_one("#home").scroll_home(animate=False)

    def action_lists(self) -> None:
        """From the card to what is to tidy; to the first list where nothing is."""
        if self.columns is not None and self.columns.lists:
            first = self.columns.tidy.held if self.columns.tidy.display else self.columns.lists[0]
            first.focus()

    def on_home_list_above(self) -> None:
        """↑ on the first line of a list."""
        self.action_card()

    @on(events.DescendantFocus)
    def _keys_changed(self) -> None:
        self.refresh_bindings()

    def action_rehearse(self) -> None:
        """Rehearse the plan of the card."""
        if self.view is not None and self.view.today and self.view.today.planned:
            from l4pc_tui.console.screens.rehearsal import rehearse

            rehearse(self, self.view.today.plan)

    def action_plan(self) -> None:
        """Change the plan of the session on the card."""
        if self.view is not None and self.view.today and self.view.today.planned:
            self.console.open_plan(self.view.today.session)

    def action_paper(self) -> None:
        """Print what its day needs."""
        if self.view is not None and self.view.today:
            from l4pc_tui.console.questions.printing import print_session

            print_session(self, self.view.today.session)

    def action_cohorts(self) -> None:
        if self.view is not None:
            from l4pc_tui.console.screens.cohorts import CohortsScreen

            self.app.push_screen(CohortsScreen())

    def action_walk_ins(self) -> None:
        """Straight to the first who is to be matched."""
        if self.view is not None and self.view.walked:
            from l4pc_tui.console.cohort.cohort import CohortScreen

            self.app.push_screen(CohortScreen(self.view.walked, matches=True))

    def action_library(self) -> None:
        if self.view is not None:
            from l4pc_tui.console.screens.library import LibraryScreen

            self.app.push_screen(LibraryScreen())

    def action_collect(self) -> None:
        if self.view is not None:
            from l4pc_tui.console.collect.collect import CollectScreen

            self.app.push_screen(CollectScreen())

    def action_records(self) -> None:
        if self.view is not None:
            from l4pc_tui.console.reports.records import RecordsScreen

            self.app.push_screen(RecordsScreen())

    def action_settings(self) -> None:
        if self.view is not None:
            from l4pc_tui.console.screens.settings import SettingsScreen

            self.app.push_screen(SettingsScreen())

    def action_new(self) -> None:
        """A cohort first; once there is one, a cohort or a session."""
        if self.view is None:
            return
        if not self.view.cohorts:
            self.console.new_cohort()
            return
        from l4pc_tui.console.questions.choose import Choice, Choose

        choices = (Choice("s", "session", "a session"), Choice("c", "cohort", "a cohort"),
                   Choice("escape", "", "nothing"))  # fmt: skip
        self.app.push_screen(Choose("What is new?", choices), self._new)

    def _new(self, answer: str | None) -> None:
        if answer == "session":
            self.console.new_session()
        elif answer == "cohort":
            self.console.new_cohort()

    def action_screen(self) -> None:
        """Open the room's window where a second terminal can be had, or say how."""
        from l4pc_tui.console.frame.second_window import open_second_window

        open_second_window(self, self.desk)

    def action_bring_back(self) -> None:
        """Show again what was put away."""
        if self.columns is not None:
            self.columns.bring_back()

    def action_scroll(self, lines: int) -> None:
        self.query_one("#home").scroll_relative(y=lines, animate=False)

    def action_leave(self) -> None:
        self.console.leave_home()
