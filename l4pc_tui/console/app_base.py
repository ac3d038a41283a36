"""The desks that the console works at: opening the file, watching it, the demo and a rehearsal.

Whatever touches the disk is done in a thread; what came of it is drawn when it is there.
"""

from __future__ import annotations

import contextlib
import contextvars
import gc
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import ScreenError
from textual.css.query import NoMatches

from l4pc_tui.console.frame.full_screen import Face
from l4pc_tui.console.frame.keys_in_order import KeysInOrder
from l4pc_tui.console.screens.home import HomeScreen
from l4pc_tui.look.dressed import DressedApp

if TYPE_CHECKING:
    # The desk is imported in a worker, after the first picture.
    from l4pc_tui.console.keys.own_keys import Checked
    from l4pc_tui.core.text.toned import Tone
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.home.home import HomeView
    from l4pc_tui.desk.home.last_time import LastTime
    from l4pc_tui.desk.library.library import LoadReport
    from l4pc_tui.desk.session.conductor import Conductor
    from l4pc_tui.look.keyed import OwnKeys


def typed_here(hint: str) -> str:
    """A hint as it is said on a screen, where nobody types the option of a command."""
    return hint.replace(" with -o", "")


class AtDesk(KeysInOrder[int], DressedApp[int]):
    """An app with a desk behind it, and Home below all that it shows."""

    def __init__(
        self, db: Path | None = None, actor: str = "", *, session: str | None = None,
        demo: bool = False, pretends: str = "", pace: float = 1.0,
        clock: Callable[[], float] = time.time, zone: tzinfo | None = None,
    ) -> None:  # fmt: skip
        """session: open this one at once, and leave with it. demo: begin in the demo.

        pretends, pace: of a rehearsal; see ``Desk``.
        """
        from l4pc_tui.desk.chosen import at_start

        super().__init__()
        chosen = at_start()
        self.wear(chosen.theme, reduced=chosen.reduced, signs=chosen.signs)
        self._db = db
        self._actor = actor
        self._first_session = session
        self._first_demo = demo
        self._pretends = pretends
        self._behind: list[Callable[[], None]] = []
        """What is to be drawn once the curtain is lifted."""
        self._pace = pace
        self._clock = clock
        self._zone = zone
        self._desks: list[Desk] = []
        self._told_remade: tuple[object, ...] = ()
        self._reading: dict[Path, list[Callable[[], None]]] = {}
        """The files whose library is being read, and what is done once it is."""
        self.last_words = ""
        """What is said on the terminal once the console is gone: what could not be saved."""
        self.rehearsal = ExitStack()
        """What is gone once the rehearsal that is on is over."""
        self.animation_level = "none"

    @property
    def desks(self) -> tuple[Desk, ...]:
        """All that are open, the one that is worked at last."""
        return tuple(self._desks)

    @property
    def desk(self) -> Desk:
        """The desk that is worked at."""
        return self._desks[-1]

    @property
    def home(self) -> HomeScreen:
        """The screen below all others."""
        home = self.screen_stack[0]
        assert isinstance(home, HomeScreen)
        return home

    @property
    def conductor(self) -> Conductor | None:
        """Of the session that is open, if one is."""
        found = (getattr(screen, "conductor", None) for screen in self.screen_stack)
        return next((conductor for conductor in found if conductor is not None), None)

    def open_session(self, key: str, *, then: str = "") -> None:
        """Open a session, where it stood. then: what is done in it at once, by its action's name."""
        raise NotImplementedError

    # The desk, at work in threads

    def at_desk(
        self, work: Callable[[], Any], then: Callable[[Any], None],
        *, trouble: Callable[[str, str], None] | None = None, leads: bool = False,
    ) -> None:  # fmt: skip
        """Do something that touches the disk in a thread, then draw what came of it.

        trouble: what to do with a refusal's sentence and hint; told at the foot if not given.
        leads: to what the next key is meant for, such as another screen; keys wait until it stands.
        An answer for a screen that was left meanwhile is dropped where nothing can draw it.
        """
        asked_from, way = self.screen, ExitStack()
        if leads:
            way.enter_context(self.on_the_way())

        def answer(draw: Callable[..., None], *found: Any) -> None:
            if leads and self.curtained:
                # Nothing stands over the curtain; the next key lifts it and does nothing else.
                way.close()
                self._behind.append(lambda: answer(draw, *found))
                return
            try:
                with way:
                    draw(*found)
            except (NoMatches, ScreenError):
                if asked_from in self.screen_stack:
                    raise

        def run() -> None:
            from l4pc_tui.desk.trouble import Trouble

            try:
                found = work()
            except Trouble as refused:
                self.call_from_thread(
                    answer,
                    trouble or self._tell_trouble,
                    refused.sentence,
                    typed_here(refused.hint),
                )
            else:
                self.call_from_thread(answer, then, found)

        self.run_worker(run, thread=True, exit_on_error=True)

    def tell(self, words: str, tone: Tone = "", *, stays: bool = False) -> None:
        """Say something at the foot of the uppermost full screen."""
        face = next((s for s in reversed(self.screen_stack) if isinstance(s, Face)), None)
        if face is not None:
            face.tell(words, tone, stays=stays)

    def on_mount(self) -> None:
        self.watch(self, "theme", self._theme_chosen, init=False)

    def _theme_chosen(self, theme: str) -> None:
        """Tomorrow it is still chosen. What a terminal without colour shows is no choice."""
        if not self.without_colour and theme != self.worn:
            from l4pc_tui.desk.chosen import keep_theme

            self.at_desk(lambda: keep_theme(theme), lambda _: None)

    @property
    def curtained(self) -> bool:
        """Whether everything private is hidden now."""
        from l4pc_tui.console.questions.curtain import Curtain

        return isinstance(self.screen, Curtain)

    def lifted(self, _: None) -> None:
        """The curtain was lifted: what came meanwhile is drawn."""
        came, self._behind = self._behind, []
        for draw in came:
            draw()

    def left_out(self) -> None:
        self.tell("Some of what was typed came while nothing could be taken down; it is left out.",
                  "behind")  # fmt: skip

    def _tell_trouble(self, sentence: str, hint: str) -> None:
        self.tell(f"{sentence} {hint}".strip(), "act")

    def open_first(self) -> None:
        """Open the database after the first picture."""
        self.at_desk(self._open, self._opened, trouble=self._not_opened)

    def _open(self) -> tuple[Desk, HomeView]:
        found_before = self._desks and self.desk.store.damage
        self.close_desks()
        desk = self._open_demo() if self._first_demo else self._open_own()
        # What Home's lists need is imported here, off the loop.
        import l4pc_tui.console.home.columns  # noqa: F401
        from l4pc_tui.desk.home.home import home

        if found_before:
            # Opening alone does not see what was found in the background.
            desk.store.verify()
        if desk.store.damage is not None:
            desk.close()
            raise desk.store.damage
        return desk, home(desk)

    def _open_own(self) -> Desk:
        from l4pc_tui.desk.desk import open_desk

        def meanwhile() -> None:
            # 35 ms of imports beside the 40 in which SQLite looks a full file over.
            import l4pc_tui.desk.home.home  # noqa: F401

        return open_desk(
            self._db, actor=self._actor, clock=self._clock, zone=self._zone,
            pretends=self._pretends, pace=self._pace, meanwhile=meanwhile,
        )  # fmt: skip

    def _open_demo(self) -> Desk:
        from l4pc_tui.desk.practice.demo import open_demo

        return open_demo(actor=self._actor, clock=self._clock, zone=self._zone)

    def _not_opened(self, sentence: str, hint: str) -> None:
        self.home.show_trouble(sentence, hint)
        gc.enable()

    def _opened(self, found: tuple[Desk, HomeView]) -> None:
        desk, view = found
        self.work_at(desk)
        # Before a key can be pressed: reading itself begins when Home stands.
        self._reading.setdefault(desk.path, [])
        self.home.show(view)
        self.home.call_after_refresh(self._home_stands)
        if self._first_session is not None and len(self._desks) == 1:
            self.open_session(self._first_session)

    def _home_stands(self) -> None:
        keep_for_good()
        gc.enable()
        self._watch()
        from l4pc_tui.desk.its_place import its_place

        told = [
            *filter(None, [self.desk.reads_only]),
            *(each.words for each in its_place(self.desk.path)),
        ]
        if told:
            # One at a time is on view; the doctor tells all.
            more = " l4pc doctor tells more." if len(told) > 1 else ""
            self.tell(f"{told[0]}{more}", "act", stays=True)
        self._keep_backups()
        self._take_over_earlier()
        self.take_own_keys()
        self._load_library()
        self._look_back()

    def _take_over_earlier(self) -> None:
        """What an earlier version kept elsewhere comes among the settings."""
        from l4pc_tui.desk.chosen import take_over_earlier

        self.at_desk(take_over_earlier, lambda _: None)

    def take_own_keys(self) -> None:
        """The keys that the settings give are looked at behind what is on view, and taken."""
        desk = self.desk

        def read() -> Checked | None:
            from l4pc_tui.desk.settings_file import preferences

            keys = preferences(desk).keys
            if not keys:
                return None
            # Reading all keys that there are imports every screen.
            from l4pc_tui.console.keys.every_key_there_is import every_row
            from l4pc_tui.console.keys.own_keys import check

            return check(keys, every_row())

        def taken(found: Checked | None) -> None:
            if found is not None:
                from l4pc_tui.console.keys.own_keys import in_a_sentence

                self.take_keys(found.own)
                if wrong := in_a_sentence(found.wrong):
                    self.tell(wrong, "behind", stays=True)

        self.at_desk(read, taken)

    def take_keys(self, own: OwnKeys) -> None:
        super().take_keys(own)
        from l4pc_tui.console.widgets.drawn import Drawn

        for screen in self.screen_stack:
            for part in screen.query(Drawn):
                part.redraw()  # what it says may name a key

    def _keep_backups(self) -> None:
        """Have backups made behind what is on view, and tell why one could not be."""
        if len(self._desks) > 1:
            return  # the demo's desk; the real one's are kept already
        from l4pc_tui.desk.regular_backups import LOOK, RegularBackups

        backups = RegularBackups(self.desk)

        def tick() -> None:
            if told := backups.tick():
                self.tell(told, "behind")

        self.set_interval(LOOK, tick)

    def _watch(self) -> None:
        """Have the file looked over in the background, behind what is on view."""
        import asyncio

        loop, context = asyncio.get_running_loop(), contextvars.copy_context()

        def found() -> None:
            # Not waited for: whoever closes the file on this loop waits for that thread.
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(self._damage_found, context=context)

        self.desk.store.watch(found)
        self._tell_remade()
        if self.desk.store.mended:
            from l4pc_tui.desk.backups import MENDED

            self.tell(MENDED, "behind")

    def _damage_found(self) -> None:
        """Nothing is written any more, which an open session says itself; or a script was mended."""
        self._tell_remade()
        damage = self.desk.store.damage if self._desks else None
        if damage is not None and self.conductor is None:
            self.home.show_trouble(damage.sentence, damage.hint)
            if self.screen is not self.home:
                self.tell(damage.told, "act")

    def _tell_remade(self) -> None:
        """Say what of the library had changed on the disk, once."""
        if not self._desks or self.desk.store.remade == self._told_remade:
            return
        from l4pc_tui.desk.backups import remade

        self._told_remade = self.desk.store.remade
        if said := remade(self.desk):
            self.tell(said, "behind")

    def _load_library(self) -> None:
        """Read what has changed in the library's folders, behind what is on view."""
        desk = self.desk

        def load() -> LoadReport:
            from l4pc_tui.desk.library import library

            return library.load_apart(desk)

        def loaded(report: LoadReport) -> None:
            over()
            self.home.show_refused(report.refused)
            if report.loaded:
                self.refresh_home()

        def not_read(sentence: str, hint: str) -> None:
            over()
            self._tell_trouble(sentence, hint)

        def over() -> None:
            for then in self._reading.pop(desk.path, ()):
                then()

        self.at_desk(load, loaded, trouble=not_read)

    def once_read(self, screen: Face, then: Callable[[], None]) -> bool:
        """Do it when the library has been read, if the screen still stands; whether that is to come.

        After the very first start this takes some seconds, in which the lists of it are empty.
        """
        waiting = self._reading.get(self.desk.path)
        if waiting is None:
            return False
        waiting.append(lambda: then() if screen in self.screen_stack else None)
        return True

    def refresh_home(self) -> None:
        """Draw Home anew from the file."""
        from l4pc_tui.desk.home.home import home

        desk = self.desk
        self.at_desk(lambda: home(desk), self._show_home)

    def _show_home(self, view: HomeView) -> None:
        self.home.show(view)
        self._damage_found()
        self._look_back()

    def _look_back(self) -> None:
        """Tell what last time left to know, behind what is on view; read once a session."""
        desk, known = self.desk, self.home.last_told

        def look() -> LastTime | None:
            from l4pc_tui.desk.home.last_time import last_time

            return last_time(desk, known)

        self.at_desk(look, self.home.show_last)

    def try_demo(self) -> None:
        """Open the demo's own database; the real one stays open behind it."""
        from l4pc_tui.desk.home.home import home

        def work() -> tuple[Desk, HomeView]:
            desk = self._open_demo()
            return desk, home(desk)

        self.home.tell("Making the demo…")
        self.at_desk(work, self._demo_open, leads=True)

    def _demo_open(self, found: tuple[Desk, HomeView]) -> None:
        self.home.tell("Everyone here is invented. q goes back to your own.")
        self._opened(found)

    def leave_home(self) -> None:
        """Leave the demo, or l4pc."""
        if len(self._desks) > 1:
            self.put_away()
            self.refresh_home()
            self.home.tell("Your own cohorts.")
        else:
            self.exit(0)

    def work_at(self, desk: Desk) -> None:
        """Work at another desk; the one before stays open behind it."""
        self._desks.append(desk)

    def put_away(self) -> None:
        """Close the desk that is worked at: back to the one before."""
        self._desks.pop().close()

    def close_desks(self) -> None:
        """Let the files go; what waits is written first."""
        while self._desks:
            self.put_away()
        self.rehearsal.close()


def keep_for_good() -> None:
    """What is imported now stays: the collector need never look at it again.

    Looking it all over takes 11 ms, and would fall on some key.
    """
    gc.freeze()
