"""The Cohort screen: roster and attendance, connections, commitments, rules; a key for each wish."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from l4pc_tui.console.cohort import roster_table
from l4pc_tui.console.cohort.commitment_words import commitment_rows, tally
from l4pc_tui.console.cohort.connection_words import ConnectionWords, wide
from l4pc_tui.console.cohort.outcomes_tab import CohortOutcomes
from l4pc_tui.console.cohort.roster_table import Columns
from l4pc_tui.console.cohort.tabs import Tab, Tabs
from l4pc_tui.console.frame.heads import heading
from l4pc_tui.console.outcomes.outcome_words import OutcomeWords
from l4pc_tui.console.panels.asked import Asked
from l4pc_tui.console.widgets.choices import Choices
from l4pc_tui.console.widgets.draw import GAP, ends, fit, key, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.console.widgets.lines import ListLine
from l4pc_tui.desk.cohort.view import (
    CohortView,
    PersonLine,
    about_in_words,
    cohort_view,
    standing_in_words,
)
from l4pc_tui.desk.people.commitments import CommitmentLine
from l4pc_tui.desk.people.ties import Rule
from l4pc_tui.look.content import text

BESIDE = 150
"""Columns from which connections stand beside the roster."""
LEFT, RIGHT = 84, 62
"""Columns that the roster has at least beside them, and the connections."""
EDGES = 6
"""Columns of the roster's panel that no column of the roster has."""
ROOMY = 36
"""Rows of a window from which headings have space below them."""
LISTED = 5
"""Rows that commitments need at least to stand below the roster."""
PANELS = {"1": "people", "2": "connections", "3": "commitments", "4": "rules", "5": "outcomes"}
NOBODY = "Nobody is on the roster yet. a adds somebody, i brings a roster file."


class Around(Drawn):
    """What stands above or below the roster, in its columns."""

    def __init__(self, drawn: Callable[[int], list[Content]], *, id: str) -> None:
        super().__init__(id=id)
        self._rows = drawn

    def draw(self, width: int) -> Content:
        return stack(self._rows(width))


class CohortScreen(CohortOutcomes):
    """Opened from Cohorts; everything on it is read again after each wish."""

    CSS_PATH = "cohort.tcss"
    AUTO_FOCUS = "#roster"
    BINDINGS = [
        Binding("a", "add", "Add", id="cohort.add", tooltip="Put somebody on the roster"),
        Binding("w", "match", "Match walk-in", id="cohort.match",
                tooltip="Say who a walk-in is, or put them on the roster"),
        Binding("m", "measures", "Measures", id="cohort.measures",
                tooltip="What was asked of people, and stories of change: looked at and typed in"),
        Binding("x", "leave", "Leave", id="cohort.leave",
                tooltip="The person leaves, or is back; a rule is dropped"),
        Binding("t", "transfer", "Transfer", id="cohort.transfer",
                tooltip="The person goes on in another cohort"),
        Binding("s", "same", "Same as", id="cohort.same",
                tooltip="The person and another one are one person; it is shown first"),
        Binding("r", "rule", "Rule", id="cohort.rule",
                tooltip="Who supports whom, who is kept apart or together in groups"),
        Binding("z", "undo", "Undo", id="cohort.undo",
                tooltip="Take back the last thing that you did with people here"),
        Binding("i", "roster", "Roster file", id="cohort.roster",
                tooltip="Bring a roster file into this cohort"),
        Binding("p", "paper", "Print", id="cohort.paper",
                tooltip="Pages of the next session: sign-in sheet, register, what to bring"),
        Binding("e", "export", "Export", show=False, id="cohort.export",
                tooltip="Write the roster to a file"),
        *(Binding(key, f"panel({key!r})", name.capitalize(), show=False, id=f"cohort.{name}",
                  tooltip=f"Show the {name}") for key, name in PANELS.items()),
        Binding("left", "across(-1)", "Back", show=False, id="cohort.left", key_display="←",
                tooltip="Earlier sessions, or the columns before"),
        Binding("right", "across(1)", "On", show=False, id="cohort.right", key_display="→",
                tooltip="Later sessions, or the columns behind"),
        Binding("slash", "find", "Find", show=False, id="cohort.find", key_display="/",
                tooltip="Find somebody by a few letters"),
        Binding("escape,q", "dismiss", "Back", id="cohort.back", key_display="esc",
                tooltip="Back to the cohorts"),
    ]  # fmt: skip

    def __init__(self, cohort: str, *, matches: bool = False) -> None:
        """matches: at once ask who the first walk-in is."""
        super().__init__(cohort)
        self._matches = matches
        self._panel = "1"
        self._first = 0
        self._asked = (0, 0)
        self._laid_out = Columns(0)
        self._spare = 0
        """Rows that the roster leaves."""

    def body(self) -> Iterable[Widget]:
        yield Tabs()
        with Horizontal(id="cohort-panels"):
            with Vertical(id="people-panel"):
                yield Around(self._heads, id="roster-heads")
                yield Choices[PersonLine](
                    self._person_line, "Mend", "Put right what is known of the person", id="roster"
                )
                yield Around(self._foot, id="roster-foot")
                yield Around(self._below, id="roster-below")
            with Vertical(id="commitments-panel"):
                yield Around(self._tally, id="tally")
                yield Asked[CommitmentLine](self._commitment_line, id="commitments")
            yield Choices[Rule](
                _rule_line, "Settle", "The rule is meant; who it is about is asked", id="rules"
            )
            with VerticalScroll(id="connections-panel"):
                yield ConnectionWords()
            with VerticalScroll(id="outcomes-panel"):
                yield OutcomeWords(id="outcomes")

    @property
    def roster(self) -> Choices[PersonLine]:
        """Everybody, with who was where."""
        return self.query_one("#roster", Choices)

    @property
    def rules(self) -> Choices[Rule]:
        """What groups obey."""
        return self.query_one("#rules", Choices)

    @property
    def line(self) -> PersonLine | None:
        beside = self._panel == "2" and self.app.size.width >= BESIDE
        return self.roster.item if self._panel == "1" or beside else None

    @property
    def rule_line(self) -> Rule | None:
        return self.rules.item if self._panel == "4" else None

    def on_mount(self) -> None:
        self._arrange()

    def on_resize(self) -> None:
        super().on_resize()
        self._arrange()
        self._draw()
        self.call_after_refresh(self._draw)

    def on_screen_resume(self) -> None:
        """Read all of it anew: a form may have changed something."""
        desk, key = self.desk, self.key
        self.console.at_desk(lambda: cohort_view(desk, key), self.show, leads=True)
        if self._panel == "5":
            self.look_at_outcomes()

    def show(self, view: CohortView) -> None:
        """Draw the cohort as it stands."""
        self.view, self._asked = view, (0, 0)
        self._arrange()
        self.head.show(
            (
                tuple(
                    heading(view.cohort.name, tag=self.desk.pretends, told=told)
                    for told in about_in_words(view)
                ),
                GAP,
            ),
            (tuple(map(text, standing_in_words(view))), GAP),
        )
        self.query_one("#commitments", Asked).show(view.commitments)
        self.rules.show(view.rules)
        self._draw()
        if not view.people:
            self.tell(NOBODY)
        self.refresh_bindings()
        if self._matches:
            self._matches = False
            self.action_match()

    def _draw(self) -> None:
        if self.view is None:
            return
        view = self.view
        tabs = (
            Tab("1", "people", len(view.people), bool(view.walk_ins)),
            Tab("2", "connections", 0),
            Tab(
                "3",
                "commitments",
                len(view.commitments),
                any(each.stands == "late" for each in view.commitments),
            ),
            Tab("4", "rules", len(view.rules), bool(view.waiting)),
            Tab("5", "outcomes", 0),
        )
        self.query_one(Tabs).show(tabs, self._panel)
        self.roster.show(view.people)
        self._share_rows()
        for around in self.query(Around):
            around.redraw()
        self._draw_connections()

    def _draw_connections(self) -> None:
        if self.view is not None:
            on = self.roster.item
            who = on.person.id if on else ""
            self.query_one(ConnectionWords).show(self.view.connections, who)

    def _arrange(self) -> None:
        """Which panels are on view."""
        beside = self.app.size.width >= BESIDE
        self.query_one("#cohort-panels").set_class(beside, "-beside")
        self._share(beside)
        left = self._panel if self._panel != "2" or not beside else "1"
        for panel, of in (("1", "#people-panel"), ("3", "#commitments-panel"), ("4", "#rules"),
                        ("5", "#outcomes-panel")):  # fmt: skip
            self.query_one(of).display = left == panel
        self.query_one("#connections-panel").display = beside or self._panel == "2"
        self.set_class(self._roomy, "-roomy")

    @property
    def _roomy(self) -> bool:
        return self.app.size.height >= ROOMY

    def _share(self, beside: bool) -> None:
        """The connections have what they need and no more than is left; the roster, when both are
        whole, half of the rest."""
        across, left = self.app.size.width, LEFT
        if self.view is not None:
            right = max(RIGHT, wide(self.view.connections))
            needs = roster_table.whole(self.view) + EDGES
            left = max(LEFT, min(needs, across - right), (across - right + needs) // 2)
            left = min(left, across - RIGHT)
        for name in ("#people-panel", "#commitments-panel", "#rules", "#outcomes-panel"):
            self.query_one(name).styles.width = left if beside else "1fr"

    def _share_rows(self) -> None:
        """The list is as high as it has people, and leaves their rows to what stands around it."""
        panel = self.query_one("#people-panel")
        rows, width = panel.content_size.height, self.roster.scrollable_content_region.width - 2
        if self.view is None or width <= 0 or not rows:
            return
        around = len(self._heads(width)) + len(self._foot(width))
        self.roster.styles.max_height = max(1, rows - around)
        self._spare = rows - around - len(self.view.people)

    def _columns(self, width: int) -> Columns:
        assert self.view is not None, "nothing is drawn before it is read"
        asked = (width, self._first)
        if asked != self._asked:
            # Every row asks for the same.
            self._asked = asked
            self._laid_out = roster_table.columns(self.view, *asked)
        return self._laid_out

    def _person_line(self, person: PersonLine, width: int) -> ListLine:
        return roster_table.line(person, self._columns(width), width)

    def _heads(self, width: int) -> list[Content]:
        if self.view is None:
            return [GAP]
        return roster_table.heads(self.view, self._columns(width), width)

    def _foot(self, width: int) -> list[Content]:
        if self.view is None:
            return [GAP]
        return roster_table.foot(self.view, self._columns(width), width, roomy=self._roomy)

    def _tally(self, width: int) -> list[Content]:
        if self.view is None or not self.view.commitments:
            return [GAP]
        return tally(self.view.commitments, width)

    def _below(self, width: int) -> list[Content]:
        """What was promised, in the rows that the roster leaves."""
        if self.view is None or not self.view.commitments or self._spare < LISTED:
            return []
        lines, room = self.view.commitments, self._spare - 3
        told, rows = 0, list[Content]()
        for line in lines:
            new = commitment_rows(line, lines, width)
            if len(rows) + len(new) > room - (line is not lines[-1]):
                break
            told, rows = told + 1, rows + new
        if told < len(lines):
            rows.append(key("3") + text(f" shows {len(lines) - told} more", "$muted"))
        return [GAP, *tally(lines, width), *rows]

    def _commitment_line(self, line: CommitmentLine, width: int) -> ListLine:
        held = self.view.commitments if self.view else ()
        return ListLine(line.id, stack(commitment_rows(line, held, width)))

    @on(OptionList.OptionHighlighted)
    def moved_over(self) -> None:
        """Another person, or rule, may have other keys; and another row stands out."""
        self._draw_connections()
        self.refresh_bindings()

    @on(OptionList.OptionSelected, "#roster")
    def mend_chosen(self) -> None:
        """Enter on a person."""
        self.mend()

    @on(OptionList.OptionSelected, "#rules")
    def settle_chosen(self) -> None:
        """Enter on a rule."""
        self.settle()

    def action_panel(self, panel: str) -> None:
        """Bring a panel over."""
        self._panel = panel
        self._arrange()
        self._draw()
        focus = {"1": "#roster", "2": "#connections-panel", "3": "#commitments", "4": "#rules",
                 "5": "#outcomes-panel"}[panel]  # fmt: skip
        self.query_one(focus).focus()
        if panel == "5":
            self.look_at_outcomes()
        if panel == "3" and self.view and not self.view.commitments:
            self.tell("Nothing was promised yet.")
        if panel == "4" and self.view and not self.view.rules:
            self.tell("There are no rules. 1 shows the people; r makes a rule for one of them.")
        self.refresh_bindings()

    def action_across(self, by: int) -> None:
        """Go through the sessions that do not fit, or through the columns of the connections."""
        if self.view is None:
            return
        if self._panel == "2":
            self.query_one(ConnectionWords).move(by)
            return
        width = self.roster.scrollable_content_region.width
        at = self._columns(width)
        most = len(self.view.meetings) - at.shown
        self._first = max(0, min(at.first + by, most))
        self._draw()

    def choose(self, person: str) -> None:
        """Put the cursor on somebody."""
        self.roster.choose(person)


def _rule_line(rule: Rule, width: int) -> ListLine:
    sign = "?" if rule.waits else "="
    lead = Content.assemble((f"{sign} ", "$behind" if rule.waits else "$kept"), text(rule.told))
    return ListLine(rule.link.id, ends(fit(lead, width), text(rule.waits, "$behind"), width))
