"""The console: an app that draws what the desk tells and asks it for what is wished."""

from __future__ import annotations

import contextvars
import signal
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import events
from textual.binding import Binding
from textual.screen import ModalScreen, Screen
from textual.scrollbar import ScrollBar

from l4pc_tui.console.app_base import AtDesk, keep_for_good
from l4pc_tui.console.frame.full_screen import NARROW, WIDE, Face
from l4pc_tui.console.frame.scroll_bar import Aired
from l4pc_tui.console.screens.home import HomeScreen
from l4pc_tui.console.widgets.working_keys import EVERY_KEY, key_name, working
from l4pc_tui.look.keyed import Keyed

if TYPE_CHECKING:
    from l4pc_tui.console.keys.commands import Command

    # The desk is imported in a worker, after the first picture.
    from l4pc_tui.console.session.plan_ahead import PlanAhead
    from l4pc_tui.console.session.session import SessionScreen
    from l4pc_tui.desk.session.conductor import Conductor


class Console(AtDesk):
    """Home, and the screens that stand over it."""

    TITLE = "l4pc"
    # Home's stylesheet: that of a default screen is not read with the screen.
    CSS_PATH = Path(__file__).parent / "screens" / "home.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-medium"), (WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-tall")]
    BINDINGS = [
        Binding("f9", "curtain", "Hide", id="curtain", priority=True,
                tooltip="Hide everything private now; any key returns"),
        # Over a question too, whose keys are all that work then.
        Binding("f1", "keys", "Keys", id=EVERY_KEY, priority=True,
                tooltip="All keys and what they do here"),
        Binding("ctrl+q", "leave", "Leave", id="quit", show=False, priority=True, system=True),
    ]  # fmt: skip

    def get_css_variables(self) -> dict[str, str]:
        """What scrolls stands on its own ground beside its bar too, in whatever theme."""
        grounds = ("scrollbar-background", "scrollbar-background-hover",
                   "scrollbar-background-active")  # fmt: skip
        return super().get_css_variables() | dict.fromkeys(grounds, "transparent")

    _goes_soon: Callable[[], object] | None = None
    """Has another thread's wish to save and leave done in the loop."""
    touches = 0
    """How often a key was pressed, or the mouse: nobody is at the console while that stands."""

    def get_default_screen(self) -> Screen[Any]:
        return HomeScreen()

    def on_mount(self) -> None:
        import asyncio

        ScrollBar.renderer = Aired

        loop = asyncio.get_running_loop()
        self._goes_soon = partial(
            loop.call_soon_threadsafe, self.save_and_go, context=contextvars.copy_context()
        )
        for name in ("SIGHUP", "SIGTERM"):
            if hasattr(signal, name):
                try:
                    loop.add_signal_handler(getattr(signal, name), self.save_and_go)
                except (NotImplementedError, RuntimeError, ValueError):
                    # Windows has no such handlers; neither has a loop outside the main thread.
                    return

    # Sessions

    def open_session(self, key: str, *, then: str = "") -> None:
        """Open a session, where it stood. then: what is done in it at once, by its action's name."""
        desk = self.desk

        def work() -> Conductor:
            # What the Console needs is imported here, off the loop, while Home stays alive.
            from l4pc_tui.desk.people.sessions import find_session
            from l4pc_tui.desk.session.open import open_session

            return open_session(desk, find_session(desk, key).session.id)

        self.at_desk(work, lambda found: self.show_session(found, then=then), leads=True)

    def show_session(self, conductor: Conductor, *, then: str = "") -> None:
        """The Console of a session that is open."""
        from l4pc_tui.console.session.session import SessionScreen

        screen = SessionScreen(conductor)
        self.push_screen(screen)
        screen.call_after_refresh(keep_for_good)
        if then:
            screen.call_after_refresh(screen.run_action, then)
        if conductor.wrong_settings:
            screen.tell(" ".join(conductor.wrong_settings), "behind")

    def open_plan(self, key: str) -> None:
        """The plan of a session that has not begun, to be changed."""
        desk = self.desk

        def work() -> Conductor:
            from l4pc_tui.desk.session.plan_ahead import open_plan

            return open_plan(desk, key)

        self.at_desk(work, self._show_plan, leads=True)

    def _show_plan(self, conductor: Conductor) -> None:
        from l4pc_tui.console.session.plan_ahead import PlanAhead

        self.push_screen(PlanAhead(conductor))

    def leave_session(self, screen: SessionScreen | PlanAhead) -> None:
        """Leave: the session waits or goes on, as the facilitator says."""
        from l4pc_tui.console.session.leave import leave

        leave(self, screen)

    def session_left(self, screen: SessionScreen | PlanAhead) -> None:
        """The session was let go of."""
        if self._first_session is not None:
            self.exit(0)
        elif self.desk.pretends == "rehearsal":
            from l4pc_tui.console.screens.rehearsal import over

            over(self, screen)
        else:
            screen.dismiss()

    def save_and_go(self) -> None:
        """The terminal is closing, or the system asks us to end: save, and leave."""
        from l4pc_tui.desk.session.leave import hang_up

        end = hang_up(self.conductor) if self.conductor is not None else None
        if end is not None and not end.kept:
            self.last_words = end.told
        self.exit(0 if end is None or end.kept else 1)

    def terminal_gone(self) -> None:
        self.save_and_go()

    def ask_to_go(self) -> None:
        """The window is being closed, says another thread: save and leave, soon."""
        if self._goes_soon is not None:
            self._goes_soon()

    # Forms

    def new_cohort(self) -> None:
        from l4pc_tui.console.screens.new_cohort import NewCohort

        self.push_screen(NewCohort())

    def new_session(self, cohort: str = "") -> None:
        from l4pc_tui.console.screens.new_session import NewSession

        self.push_screen(NewSession(cohort))

    def bring_roster(self, cohort: str, file: str, face: Face) -> None:
        """Bring a roster file into a cohort, and tell what came of it on ``face``."""
        from l4pc_tui.console.screens.roster_import import bring_roster

        bring_roster(self, cohort, file, face)

    # Keys of every screen

    def action_curtain(self) -> None:
        """Hide everything private, or show it again."""
        from l4pc_tui.console.questions.curtain import Curtain

        if isinstance(self.screen, Curtain):
            self.screen.lift()
        else:
            self.hide()

    def hide(self, told: str = "") -> None:
        """Hide everything private until a key; told: what is said instead."""
        from l4pc_tui.console.questions.curtain import Curtain

        self.push_screen(Curtain(told), self.lifted)

    def action_keys(self) -> None:
        """What the keys do here, and what is worth knowing; once more puts it away."""
        from l4pc_tui.console.screens.about import about
        from l4pc_tui.console.screens.every_key import EveryKey

        if isinstance(self.screen, EveryKey):
            self.screen.dismiss()
        else:
            here = self.screen
            said = about(here)
            if isinstance(here, Keyed):
                said = tuple((name, here.in_own_keys(told)) for name, told in said)
            self.push_screen(EveryKey(working(here), said))

    def action_find(self) -> None:
        from l4pc_tui.console.screens.find import FindScreen

        if self._desks and not isinstance(self.screen, FindScreen):
            self.push_screen(FindScreen())

    def action_leave(self) -> None:
        """ctrl+q leaves whatever is on view, by the same way as its own key."""
        leave = getattr(self.screen, "action_leave", None)
        if leave is not None:
            leave()

    async def on_event(self, event: events.Event) -> None:
        """In a window too small to show anything only leaving and hiding work: no note is taken
        down that nobody sees."""
        if isinstance(event, events.Key | events.Paste | events.MouseDown):
            self.touches += 1
        if isinstance(event, events.Key | events.Paste) and self.screen.has_class("-tiny"):
            key = event.key if isinstance(event, events.Key) else ""
            if key not in ("q", "f9", "ctrl+q"):
                return
            self.screen.set_focus(None)
        await super().on_event(event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Behind the curtain nothing but the curtain answers."""
        from l4pc_tui.console.questions.curtain import Curtain

        return action == "curtain" or not (self._screen_stack and isinstance(self.screen, Curtain))

    def action_command_palette(self) -> None:
        """Everything that works on the screen, by name or by any other word for it."""
        from l4pc_tui.console.screens.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(self.commands(self.screen)), self._command_chosen)

    def _command_chosen(self, command: Command | None) -> None:
        if command is not None:
            self.call_after_refresh(command.do)

    def commands(self, screen: Screen[Any]) -> list[Command]:
        """What can be done on a screen: its keys that work now, what it has no keys for, and what
        can be done everywhere."""
        from l4pc_tui.console.keys.commands import Command
        from l4pc_tui.console.keys.other_words import other_words

        more = getattr(screen, "more_commands", None)
        keys = [
            Command(
                each.description, each.tooltip, key_name(self, each), other_words(each.id or ""),
                partial(self.simulate_key, each.key),
            )
            for each in working(screen)
            if each.description and each.action != "app.command_palette"
        ]  # fmt: skip
        return [*keys, *(more() if more is not None else ()), *self._everywhere(screen)]

    def _everywhere(self, screen: Screen[Any]) -> Iterable[Command]:
        from l4pc_tui.console.keys.commands import Command
        from l4pc_tui.console.screens.settings import SettingsScreen

        if not self._desks or isinstance(screen, ModalScreen):
            return
        yield Command(
            "Colours", "The theme: burrow, paper, high contrast, plain, and Textual’s own", "",
            "theme themes colour dark light contrast look", self.choose_theme,
        )  # fmt: skip
        if not isinstance(screen, SettingsScreen | HomeScreen):
            yield Command(
                "Settings", "Everything that can be set", "",
                "options preferences configure keys story names folders",
                lambda: self.push_screen(SettingsScreen()),
            )  # fmt: skip

    def choose_theme(self) -> None:
        """One of the themes, from a list."""
        from l4pc_tui.console.questions.one_of import OneOf
        from l4pc_tui.core.live.settings.setting import THEMES

        said = {words: name for name, words in THEMES.items()}

        def chosen(words: str | None) -> None:
            if words is not None:
                self.theme = said[words]

        self.push_screen(OneOf("Colours", [*said], THEMES[self.theme]), chosen)
