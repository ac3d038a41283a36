"""Cohorts with their sessions: Enter opens one."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from l4pc_tui.console.frame.full_screen import Face
from l4pc_tui.console.frame.heads import heading
from l4pc_tui.console.questions.choose import Choice, Choose
from l4pc_tui.console.widgets.choices import Choices
from l4pc_tui.console.widgets.draw import GAP, by_parts, ends, hang, stack
from l4pc_tui.console.widgets.lines import ListLine
from l4pc_tui.core.record.life import State
from l4pc_tui.desk.people.calendar import CohortSessions, SessionLine, calendar
from l4pc_tui.desk.people.cohorts import turn_story_names
from l4pc_tui.desk.people.commitments import PromiseLine
from l4pc_tui.desk.people.other_dates import remove_session
from l4pc_tui.look.content import text

CohortRow = tuple[CohortSessions, SessionLine | PromiseLine | None]
"""A cohort's own line, a session of the cohort, or a commitment that is open."""

WHEN_WIDTH = 28
STATE_STYLES: dict[str, str] = {
    State.PLANNED: "$muted", State.RUNNING: "$behind", State.PAUSED: "$behind",
    State.CLOSED: "$kept",
}  # fmt: skip


class CohortsScreen(Face):
    """One list: each cohort, its sessions and open commitments below it."""

    CSS_PATH = "lists.tcss"
    AUTO_FOCUS = "Choices"
    BINDINGS = [
        Binding("n", "session", "New session", id="cohorts.session",
                tooltip="Plan a session of this cohort"),
        Binding("c", "cohort", "New cohort", id="cohorts.cohort", tooltip="Begin a cohort"),
        Binding("i", "roster", "Roster file", id="cohorts.roster",
                tooltip="Bring a roster file into this cohort"),
        Binding("e", "plan", "Plan", id="cohorts.plan",
                tooltip="Change the plan of the session under the cursor, before the day"),
        Binding("p", "paper", "Print", show=False, id="cohorts.paper",
                tooltip="Print what the day of the session under the cursor needs"),
        Binding("m", "move", "Move", id="cohorts.move",
                tooltip="Another date for the session under the cursor"),
        Binding("x", "remove", "Remove", id="cohorts.remove",
                tooltip="Take the planned session under the cursor away"),
        Binding("w", "walk_ins", "Match walk-in", id="cohorts.walk_ins",
                tooltip="Say who a walk-in of this cohort is who is on no roster"),
        Binding("t", "story", "Story names", show=False, id="cohorts.story",
                tooltip="The story’s names of the places beside their own, or not"),
        Binding("escape,q", "dismiss", "Back", id="cohorts.back", key_display="esc", tooltip="Home"),
    ]  # fmt: skip

    def body(self) -> Iterable[Widget]:
        yield Choices[CohortRow | None](
            _line, "Open", "Open the cohort or the session under the cursor", id="cohort-list"
        )

    @property
    def choices(self) -> Choices[CohortRow | None]:
        """The list."""
        return self.query_one("#cohort-list", Choices)

    def on_mount(self) -> None:
        self.head.show(
            (heading("Cohorts", tag=self.desk.pretends), GAP),
            (Content.styled("their sessions, and the commitments that are open", "$muted"), GAP),
        )

    def on_screen_resume(self) -> None:
        """Read them anew: a form may have added some."""
        desk = self.desk
        self.console.at_desk(lambda: calendar(desk), self.show, leads=True)

    def show(self, cohorts: tuple[CohortSessions, ...]) -> None:
        """Draw all of them."""
        rows: list[CohortRow | None] = []
        for cohort in cohorts:
            rows += [None, (cohort, None), *((cohort, session) for session in cohort.sessions)]
            rows += [(cohort, promise) for promise in cohort.promises]
        self.choices.show(rows, first=_next_of(rows))
        if not rows:
            self.tell("No cohorts yet. c begins one.")

    @property
    def cohort(self) -> CohortSessions | None:
        """The cohort under the cursor."""
        return self.choices.item[0] if self.choices.item else None

    @property
    def planned(self) -> SessionLine | None:
        """The session under the cursor, if it is still planned."""
        return self.held if self.held and self.held.state == "planned" else None

    @property
    def held(self) -> SessionLine | None:
        """The session under the cursor."""
        below = self.choices.item[1] if self.choices.item else None
        return below if isinstance(below, SessionLine) else None

    def works(self, action: str) -> bool:
        if action == "paper":
            return self.held is not None
        if action == "walk_ins":
            return bool(self.cohort and self.cohort.walk_ins)
        return action not in ("move", "remove", "plan") or self.planned is not None

    @on(OptionList.OptionHighlighted)
    def moved_over(self) -> None:
        """Another line may have other keys."""
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Open the session; on a cohort's own line, the cohort."""
        row = self.choices.item_at(event.option_index)
        below = row[1] if row else None
        if isinstance(below, SessionLine):
            self.dismiss()
            self.console.open_session(below.id)
        elif row and below is None and row[0].id:
            self._open(row[0].id)
        elif below is None:
            self.tell("These are sessions of no cohort; Enter on one opens it.")
        else:
            self.tell("It comes back in the next session; f follows it up there.")

    def _open(self, cohort: str, *, matches: bool = False) -> None:
        from l4pc_tui.console.cohort.cohort import CohortScreen

        self.app.push_screen(CohortScreen(cohort, matches=matches))

    def action_walk_ins(self) -> None:
        """Straight to the first who is to be matched."""
        if self.cohort and self.cohort.walk_ins:
            self._open(self.cohort.id, matches=True)

    def action_session(self) -> None:
        self.console.new_session(self.cohort.name if self.cohort and self.cohort.id else "")

    def action_cohort(self) -> None:
        self.console.new_cohort()

    def action_move(self) -> None:
        """Ask for another date."""
        from l4pc_tui.console.screens.move_session import MoveSession

        if self.planned is not None:
            self.app.push_screen(MoveSession(self.planned))

    def action_paper(self) -> None:
        """Print what the day of the session under the cursor needs."""
        if self.held is not None:
            from l4pc_tui.console.questions.printing import print_session

            print_session(self, self.held.id)

    def action_plan(self) -> None:
        """The plan of the session, to be changed."""
        if self.planned is not None:
            self.console.open_plan(self.planned.id)

    def action_remove(self) -> None:
        """Ask once, then take it away."""
        line, desk = self.planned, self.desk
        if line is None:
            return

        def chosen(answer: str | None) -> None:
            if answer:
                self.console.at_desk(lambda: remove_session(desk, line.id), self._removed)

        choices = (Choice("y", "remove", "Remove it"), Choice("escape", "", "Keep it"))
        asked = f"Remove “{line.title}” on {line.when}? Nothing was done in it yet."
        self.app.push_screen(Choose(asked, choices), chosen)

    def _removed(self, told: str) -> None:
        self.on_screen_resume()
        self.tell(told)

    def action_story(self) -> None:
        """The story's names for the cohort under the cursor, or none."""
        cohort, desk = self.cohort, self.desk
        if cohort is None or not cohort.id:
            self.tell("Choose a cohort first.")
            return
        self.console.at_desk(lambda: turn_story_names(desk, cohort.id), self.tell)

    def action_roster(self) -> None:
        """Ask for the file, then bring it in."""
        cohort = self.cohort
        if cohort is None or not cohort.id:
            self.tell("Choose a cohort first.")
            return
        from l4pc_tui.console.questions.ask import Ask

        def named(file: str | None) -> None:
            if file is not None:
                self.console.bring_roster(cohort.name, file, self)

        told = "A CSV file or an Excel workbook; a column of names with a heading is all it needs."
        self.app.push_screen(Ask("Which roster file?", told, needed=True), named)


def _next_of(rows: list[CohortRow | None]) -> str:
    """The session that is most likely wanted: an unfinished one, else the next planned."""
    for states in (("running", "paused"), ("planned",)):
        for row in rows:
            if row and isinstance(row[1], SessionLine) and row[1].state in states:
                return row[1].id
    return ""


def _line(row: CohortRow | None, width: int) -> ListLine:
    if row is None:
        return ListLine("", GAP)
    cohort, session = row
    if session is None:
        name = text(cohort.name, "bold $foreground")
        told = text(cohort.told, "$muted")
        if name.cell_length + 2 + told.cell_length <= width:
            return ListLine(f"cohort:{cohort.id}", ends(name, told, width))
        parts = (text(each, "$muted") for each in cohort.told.split(" · "))
        below = by_parts(parts, width - 2, Content.styled(" · ", "$muted"))
        return ListLine(f"cohort:{cohort.id}", stack([name, *("  " + line for line in below)]))
    if isinstance(session, PromiseLine):
        return ListLine(session.id, _promise(session, width))
    state = text(session.state, STATE_STYLES[session.state])
    when = text(f"  {session.when}".ljust(WHEN_WIDTH + 2), "$muted")
    whole = when + "  " + text(session.title)
    if whole.cell_length + 2 + state.cell_length <= width:
        return ListLine(session.id, ends(whole, state, width))
    title = hang(Content(""), 4, text(session.title), width)
    return ListLine(session.id, stack([ends(when.rstrip(), state, width), *title]))


def _promise(line: PromiseLine, width: int) -> Content:
    """What was promised; whose, by when and since when stand beside it or below, and all of it whole."""
    lead, late = Content.styled("  ! ", "$kept"), text(line.late, "$behind")
    about = text(line.about, "$muted")
    whole = Content.assemble(lead, text(line.text), "  ", about)
    if whole.cell_length + 2 + late.cell_length <= width:
        return ends(whole, late, width)
    room = width - late.cell_length - 2 if line.late else width
    first, *others = hang(lead, 4, text(line.text), max(20, room))
    return stack([ends(first, late, width), *others, *hang(Content(""), 4, about, width)])
