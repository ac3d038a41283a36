"""Records: every session that there was, what of it was handed over to whom, and the way to reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import OptionList

from l4pc_tui.console.frame.full_screen import Face
from l4pc_tui.console.frame.heads import heading
from l4pc_tui.console.questions.ask import Ask
from l4pc_tui.console.questions.log_question import ask_for_log
from l4pc_tui.console.reports.record_words import RecordList, RecordWords
from l4pc_tui.console.widgets.draw import GAP
from l4pc_tui.console.widgets.filters import Filter, Filters
from l4pc_tui.console.widgets.progress import Progress
from l4pc_tui.core.text.amounts import count
from l4pc_tui.desk.reports.records import (
    TRY_OUTS,
    RecordLine,
    RecordsView,
    Wanted,
    count_hours,
    days_in,
    records,
)
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.look.content import text

if TYPE_CHECKING:
    from l4pc_tui.core.record.profiles import Profile
    from l4pc_tui.desk.out.writing import Written

NO_SESSIONS = "Nothing was planned or held yet. Back on Home n begins a cohort or a session."
NOTHING = "No session is like that. x shows all of them again."
DAYS = (
    "Type the first and the last, such as 2026-11-01 2026-11-30; a month, 2026-11; nothing for all."
)


class RecordsScreen(Face):
    """A list that filters narrow down, and beside it what was handed over of the chosen one."""

    CSS_PATH = "reports.tcss"
    AUTO_FOCUS = "#records"
    BINDINGS = [
        Binding("r", "report", "Report", id="records.report",
                tooltip="A report or a workbook: looked at here, then written"),
        Binding("e", "export", "Write the log", id="records.export",
                tooltip="Write the log of this session: as what and for whom is asked"),
        Binding("slash", "words", "Find", id="records.words", key_display="/",
                tooltip="Only sessions with these words, or that went to somebody of this name"),
        Binding("c", "cohort", "Cohort", id="records.cohort",
                tooltip="Only those of one cohort; again for the next"),
        Binding("h", "waits", "To hand over", id="records.waits",
                tooltip="Only those of which something is still to be handed over, or all"),
        Binding("d", "days", "Days", id="records.days", tooltip="Only those between two days"),
        Binding("x", "all", "Show all", id="records.all", tooltip="Show every session again"),
        Binding("escape,q", "dismiss", "Back", id="records.back", key_display="esc", tooltip="Home"),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.view: RecordsView | None = None
        self.wanted = Wanted()
        self._read = 0
        """How often the record was read: what is still counted for an older picture ends."""

    def body(self) -> Iterable[Widget]:
        yield Filters(id="record-filters")
        with Horizontal(id="records-panels"):
            yield RecordList(id="records")
            with VerticalScroll(id="record-panel"):
                yield RecordWords()
        yield Progress()

    @property
    def sessions(self) -> RecordList:
        """The sessions."""
        return self.query_one(RecordList)

    @property
    def progress(self) -> Progress:
        """How far the reading is."""
        return self.query_one(Progress)

    def on_mount(self) -> None:
        self._draw_head("")

    def on_screen_resume(self) -> None:
        """Read all of it anew: something may have been written meanwhile."""
        desk, progress = self.desk, self.progress
        self._read += 1
        progress.begin("Reading the sessions")
        self.console.at_desk(
            lambda: records(desk, progress.step), self.show, trouble=self._not_read, leads=True
        )

    def show(self, view: RecordsView) -> None:
        """Draw what there is, then count the hours behind it."""
        held = {line.session: line.minutes for line in self.view.lines} if self.view else {}
        lines = (
            replace(line, minutes=held[line.session]) if line.minutes is None and line.session in held
            else line for line in view.lines
        )  # fmt: skip
        self.view = replace(view, lines=tuple(lines))
        self._sift()
        self._count()

    def _count(self) -> None:
        """Count the hours; leaving the screen ends it."""
        desk, view, read, progress = self.desk, self.view, self._read, self.progress
        assert view is not None, "nothing is counted before it is read"
        progress.begin("Counting the hours")

        def work() -> RecordsView:
            lines = list[RecordLine]()
            for line in count_hours(desk, view.lines):
                if not self.is_attached or read != self._read:
                    break
                lines.append(line)
                progress.step(len(lines), len(view.lines))
            return replace(view, lines=(*lines, *view.lines[len(lines) :]))

        def counted(found: RecordsView) -> None:
            if read == self._read:
                progress.over()
                self.view = found
                self._sift()

        self.console.at_desk(work, counted, trouble=self._not_read)

    def _not_read(self, sentence: str, hint: str) -> None:
        self.progress.over()
        self.tell(f"{sentence} {hint}".strip(), "act")

    def works(self, action: str) -> bool:
        if self.view is None or not self.view.lines:
            return action in ("dismiss", "keys", "curtain")
        if action in ("export", "report"):
            return self.sessions.line is not None
        if action == "all":
            return self.wanted != Wanted()
        return action != "cohort" or len(self.view.cohorts) > 1

    def _sift(self) -> None:
        view, wanted = self.view, self.wanted
        if view is None:
            return
        kept = [line for line in view.lines if wanted.keeps(line)]
        self.sessions.show_lines(kept, of_one=bool(wanted.cohort) or len(view.cohorts) == 1)
        self.query_one(Filters).show(self._filters(view))
        self.query_one(Filters).display = bool(view.lines)
        waits = sum(bool(line.waits) for line in view.lines)
        told = count(len(view.lines), "session")
        if wanted != Wanted():
            told = f"{len(kept)} of {told}"
        self._draw_head(
            " · ".join(filter(None, (told, f"▲ {waits} to hand over" if waits else "")))
        )
        if not kept:
            self.tell(NOTHING if view.lines else NO_SESSIONS, stays=not view.lines)
        elif self.told.words == NOTHING:
            self.tell("")
        self._show_chosen()

    def _draw_head(self, told: str) -> None:
        about = "sessions, and what of them was handed over"
        self.head.show(
            (heading("Records", tag=self.desk.pretends, told=about), GAP),
            (text(told, "$muted"), GAP),
        )

    def _filters(self, view: RecordsView) -> list[tuple[Filter, str]]:
        wanted = self.wanted
        days = f"{wanted.first} to {wanted.last}" if wanted.first else ""
        return [
            (Filter("c", "cohort", (("", "any"), *view.cohorts)), wanted.cohort),
            (Filter("h", "handed over", (("", "any"), ("waits", "not yet"))),
             "waits" if wanted.waits else ""),
            (Filter("d", "days", (("", "all"),)), days),
            (Filter("/", "words", (("", "any"),)), wanted.words),
        ]  # fmt: skip

    def _show_chosen(self) -> None:
        self.query_one(RecordWords).show(self.sessions.line)
        self.refresh_bindings()

    @on(OptionList.OptionHighlighted, "#records")
    def moved_over(self) -> None:
        """Another session, another story."""
        self._show_chosen()

    @on(OptionList.OptionSelected, "#records")
    def chosen(self) -> None:
        """Enter opens the session, where no other is open."""
        line = self.sessions.line
        if line is None:
            return
        if self.console.conductor is not None:
            self.tell("Leave the session that is open first; then this one can be opened.")
            return
        self.dismiss()
        self.console.open_session(line.session)

    def action_report(self) -> None:
        """What can leave of the cohort and the session under the cursor, on the days that are shown."""
        from l4pc_tui.console.reports.report import ReportScreen

        wanted, line = self.wanted, self.sessions.line
        of = wanted.cohort or (line.cohort if line else "")
        cohort = "" if of == TRY_OUTS else of
        self.app.push_screen(
            ReportScreen(cohort, wanted.first, wanted.last, line.session if line else "")
        )

    def action_export(self) -> None:
        """Ask as what and for whom, then write the log of the session under the cursor."""
        line, desk = self.sessions.line, self.desk
        if line is None:
            return

        def write(how: str, profile: Profile, to: str) -> None:
            def work() -> Written:
                from l4pc_tui.desk.out.exports import log_into_folder

                return log_into_folder(desk, line.session, how, profile, to)

            self.console.at_desk(work, self._written)

        ask_for_log(self.app, write)

    def _written(self, written: Written) -> None:
        self.on_screen_resume()
        self.tell(" ".join(written.lines), "kept", stays=True)

    def action_words(self) -> None:
        """What is typed narrows the list at once."""
        before = self.wanted

        def answered(words: str | None) -> None:
            self._narrow(before if words is None else replace(self.wanted, words=words))

        asked = Ask(
            "Find which sessions?", "Words of a cohort or a title, a day, or to whom something went.",
            value=before.words, enter="Show",
            typed=lambda words: self._narrow(replace(self.wanted, words=words.strip())),
        )  # fmt: skip
        self.app.push_screen(asked, answered)

    def action_cohort(self) -> None:
        """The next cohort, round and round."""
        if self.view is not None:
            chosen = Filter("c", "cohort", (("", "any"), *self.view.cohorts))
            self._narrow(replace(self.wanted, cohort=chosen.after(self.wanted.cohort, 1)))

    def action_waits(self) -> None:
        self._narrow(replace(self.wanted, waits=not self.wanted.waits))

    def action_days(self) -> None:
        """Ask for two days; what cannot be read is said."""
        wanted = self.wanted

        def answered(typed: str | None) -> None:
            if typed is None:
                return
            try:
                first, last = days_in(typed)
            except Trouble as refused:
                self.tell(f"{refused.sentence} {refused.hint}".strip(), "act")
            else:
                self._narrow(replace(wanted, first=first, last=last))

        held = f"{wanted.first} {wanted.last}".strip()
        self.app.push_screen(Ask("Between which days?", DAYS, value=held, enter="Show"), answered)

    def action_all(self) -> None:
        self._narrow(Wanted())

    def _narrow(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self._sift()
