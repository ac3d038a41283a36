"""What leaves, for whom and as what on the left, what it will say on the right; Enter writes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from l4pc_tui.console.frame.full_screen import Face
from l4pc_tui.console.frame.heads import heading
from l4pc_tui.console.questions.ask import Ask
from l4pc_tui.console.questions.log_question import ask_for_whom
from l4pc_tui.console.reports.report_words import Line, Page, Picks, Row, picks
from l4pc_tui.console.widgets.draw import GAP
from l4pc_tui.console.widgets.progress import Progress
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.desk.reports.choosing import (
    Looked,
    Makes,
    Offers,
    ReportWish,
    What,
    about_in_words,
    looked_at,
    offers,
    whom_in_words,
    with_session,
    write_page,
)
from l4pc_tui.desk.reports.records import days_in
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.look.content import text

if TYPE_CHECKING:
    from l4pc_tui.desk.out.writing import Written

Each = TypeVar("Each")
DAYS = "The first and the last, such as 2026-11-01 2026-11-30; a month, 2026-11; nothing for all."
AS_OF = "A day, 2026-11-01, or a day and a time, 2026-11-01 16:00; nothing for how it stands now."
BOTH = 76
"""Columns from which on the choices and the preview stand beside each other."""
NO_SESSION = "No session of these cohorts lies between those days: d names others."
NOBODY = "Choose a cohort first: ↑ ↓ go to it, space chooses it."


class ReportScreen(Face):
    """Nothing is written before Enter."""

    CSS_PATH = "reports.tcss"
    AUTO_FOCUS = "#picks"
    BINDINGS = [
        Binding("enter", "write", "Write it", id="report.write", key_display="⏎",
                tooltip="Write the file that the preview shows, and say where it lies"),
        Binding("t", "what", "What", id="report.what",
                tooltip="What leaves: a report, the log of a session, or register and hours"),
        Binding("d", "days", "Days", id="report.days", tooltip="Which days the sessions lie between"),
        Binding("w", "whom", "For whom", id="report.whom",
                tooltip="For whom it is: what names and small numbers are in it"),
        Binding("f", "form", "As what", id="report.form", tooltip="As which kind of file, such as a page or for Word"),
        Binding("a", "as_of", "As of", id="report.as_of", tooltip="As the record stood at an earlier moment"),
        Binding("v", "large", "Preview", id="report.large",
                tooltip="The preview alone, or the choices beside it again"),
        Binding("pageup", "page(-1)", "Page up", show=False, priority=True, id="report.up",
                tooltip="Read further up in the preview"),
        Binding("pagedown", "page(1)", "Page down", show=False, priority=True, id="report.down",
                tooltip="Read on in the preview"),
        Binding("escape,q", "dismiss", "Back", id="report.back", key_display="esc", tooltip="Records"),
    ]  # fmt: skip

    def __init__(
        self, cohort: str = "", first: str = "", last: str = "", session: str = ""
    ) -> None:
        """cohort, session: the ids of those to begin with; first, last: the days, ISO."""
        super().__init__()
        self.offers: Offers | None = None
        self.wish = ReportWish((cohort,) if cohort else (), first, last, session=session)
        self.looked: Looked | None = None
        self._looked_at: ReportWish | None = None
        """What the preview shows, or is being made to show."""
        self._reads = False
        self._done: tuple[str, ...] = ()

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="report-panels"):
            with Vertical(id="picks-panel"):
                yield Picks(id="picks")
            with VerticalScroll(id="page-panel"):
                yield Page()
        yield Progress()

    @property
    def picks(self) -> Picks:
        """What can be chosen."""
        return self.query_one(Picks)

    @property
    def page_panel(self) -> VerticalScroll:
        """Where the preview is scrolled."""
        return self.query_one("#page-panel", VerticalScroll)

    def on_resize(self) -> None:
        """Where there is no room for both the choices stand alone; v brings the preview."""
        super().on_resize()
        self.set_class(self.app.size.width < BOTH, "-one")

    def on_mount(self) -> None:
        self.draw()
        desk = self.desk
        self.console.at_desk(lambda: offers(desk), self._offered, leads=True)

    def _offered(self, found: Offers) -> None:
        self.offers = found
        if not self.wish.cohorts:
            self.wish = replace(self.wish, cohorts=found.first)
        self.wish = with_session(found, self.wish)
        self.draw()
        self._look()

    def draw(self) -> None:
        """Draw what is chosen."""
        if self.offers is not None:
            self.picks.show(picks(self.offers, self.wish, self.looked))
        told = about_in_words(self.offers, self.wish) if self.offers else ""
        stands = text(
            " ".join(self._done) or "not written yet", "$kept" if self._done else "$muted"
        )
        made = Content.assemble(
            text(self.wish.what.called, "bold $foreground"),
            text(f" · {whom_in_words(self.wish)}", "$muted"),
        )
        self.head.show(
            (heading("Records", tag=self.desk.pretends, told=told), GAP),
            (made, stands),
        )
        self.refresh_bindings()

    def works(self, action: str) -> bool:
        return action != "write" or (not self._missing() and self.looked is not None)

    # What is chosen

    def _wish(self, wish: ReportWish) -> None:
        wish = wish.suited if self.offers is None else with_session(self.offers, wish.suited)
        if wish != self.wish:
            self.wish, self._done = wish, ()
            self.draw()
            self._look()

    @on(OptionList.OptionSelected, "#picks")
    def picked(self) -> None:
        """The line under the cursor is chosen, or asks."""
        line = self.picks.item
        if line is not None:
            self._pick(line)

    def _pick(self, line: Line) -> None:
        wish = self.wish
        if line.row is Row.WHAT:
            self._wish(replace(wish, what=What(line.value)))
        elif line.row is Row.SESSION:
            self._wish(replace(wish, session=line.value))
        elif line.row is Row.COHORT:
            has = line.value in wish.cohorts
            cohorts = tuple(each for each in wish.cohorts if each != line.value)
            self._wish(replace(wish, cohorts=cohorts if has else (*cohorts, line.value)))
        elif line.row is Row.PROFILE:
            self._wish(replace(wish, profile=Profile(line.value)))
        elif line.row is Row.FORM:
            self._wish(replace(wish, form=Makes(line.value)))
        elif line.row is Row.DAYS:
            self.action_days()
        elif line.row is Row.AS_OF:
            self.action_as_of()

    def action_days(self) -> None:
        """Ask for two days."""

        def answered(typed: str | None) -> None:
            if typed is None:
                return
            try:
                first, last = days_in(typed)
            except Trouble as refused:
                self.tell(f"{refused.sentence} {refused.hint}".strip(), "act")
            else:
                self._wish(replace(self.wish, first=first, last=last))

        held = f"{self.wish.first} {self.wish.last}".strip()
        self.app.push_screen(Ask("Between which days?", DAYS, value=held, enter="Show"), answered)

    def action_as_of(self) -> None:
        """Ask for a moment that was; the preview says what is wrong with it."""

        def answered(typed: str | None) -> None:
            if typed is not None:
                self._wish(replace(self.wish, as_of=typed))

        asked = Ask("As of when?", AS_OF, value=self.wish.as_of, enter="Show")
        self.app.push_screen(asked, answered)

    def action_whom(self) -> None:
        """The next of those for whom it can be."""
        self._wish(replace(self.wish, profile=_after(list(Profile), self.wish.profile)))

    def action_what(self) -> None:
        """The next of what can leave."""
        self._wish(replace(self.wish, what=_after(list(What), self.wish.what)))

    def action_form(self) -> None:
        """The next kind of file."""
        self._wish(replace(self.wish, form=_after(list(self.wish.forms), self.wish.form)))

    # What it will say

    def _look(self) -> None:
        """Read the record for what is chosen now; what is chosen meanwhile is read after that."""
        wish, desk = self.wish, self.desk
        if missing := self._missing():
            self.looked, self._looked_at = None, wish
            self.draw()
            self.query_one(Page).say(missing)
            self.refresh_bindings()
            return
        if self._reads:
            return
        self._reads, self._looked_at = True, wish
        self.query_one(Page).reads()
        self.query_one(Progress).begin("Reading the record")
        self.console.at_desk(lambda: looked_at(desk, wish), self._found, trouble=self._refused)

    def _missing(self) -> str:
        """What is to be chosen before anything can be looked at; "" for nothing."""
        if not self.wish.cohorts:
            return NOBODY
        return "" if self.wish.session or self.wish.what is not What.LOG else NO_SESSION

    def _found(self, found: Looked) -> None:
        if self._over():
            self.looked = found
            self.draw()
            self.query_one(Page).show(found.document)
            self.page_panel.scroll_home(animate=False)
            self.refresh_bindings()

    def _refused(self, sentence: str, hint: str) -> None:
        if self._over():
            self.looked = None
            self.draw()
            self.query_one(Page).say(f"{sentence} {hint}".strip())
            self.refresh_bindings()

    def _over(self) -> bool:
        """The reading is over; whether it was of what is chosen now."""
        self._reads = False
        self.query_one(Progress).over()
        if self._looked_at == self.wish:
            return True
        self._look()
        return False

    def action_large(self) -> None:
        """The preview alone, or the choices again."""
        self.toggle_class("-large")
        (self.page_panel if self.has_class("-large") else self.picks).focus()

    def action_page(self, way: int) -> None:
        """Scroll the preview, wherever the keys are."""
        rows = max(1, self.page_panel.size.height - 2)
        self.page_panel.scroll_relative(y=way * rows, animate=False)

    # Written

    def action_write(self) -> None:
        """Ask for whom it is, which may be left open, and write it."""
        if not self.works("write"):
            self.tell(self._missing() or "There is nothing to write yet.")
            return
        wish, desk = self.wish, self.desk

        def write(to: str) -> None:
            self.query_one(Progress).begin("Writing")
            self.console.at_desk(lambda: write_page(desk, wish, to), self._written,
                                 trouble=self._unwritten, leads=True)  # fmt: skip

        ask_for_whom(self.app, write)

    def _written(self, written: Written) -> None:
        self.query_one(Progress).over()
        self._done = (f"● written as {written.path.name}",)
        self.draw()
        self.tell(" ".join(written.lines), "kept", stays=True)

    def _unwritten(self, sentence: str, hint: str) -> None:
        self.query_one(Progress).over()
        self.tell(f"{sentence} {hint}".strip(), "act")


def _after(all: list[Each], one: Each) -> Each:
    return all[(all.index(one) + 1) % len(all)]
