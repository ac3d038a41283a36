"""Change the plan, before the day and while it runs: leave out, bring back, insert, move, lock."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from l4pc_tui.console.frame.full_screen import Face
from l4pc_tui.console.frame.heads import heading, saved_mark, standing
from l4pc_tui.console.panels.preview_words import PreviewWords
from l4pc_tui.console.questions.ask import Ask
from l4pc_tui.console.widgets.choices import Choices, Table
from l4pc_tui.console.widgets.columns import Column, fit_columns, longest_of, row
from l4pc_tui.console.widgets.lines import ListLine
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.time.plan_lines import PlanLine
from l4pc_tui.core.live.time.preview import Preview
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.plan_list import plan, plan_ends, words_and_length
from l4pc_tui.look.content import text
from l4pc_tui.look.themes import place_style

_BETWEEN = 1
"""Cells between two columns: names are long."""
LENGTH = "10, or 1h20"
CLOCK = "12:45: at that time · +15 or -15: later or earlier than it stands"


class PlanScreen(Face):
    """What is to come, and what the change that is looked at would do; Enter accepts it."""

    CSS_PATH = "plan.tcss"
    AUTO_FOCUS = "#plan-list"
    BINDINGS = [
        Binding("x", "skip", "Leave out", id="plan.skip", tooltip="Leave this out of this session"),
        Binding("x", "restore", "Bring back", id="plan.restore", tooltip="Do it after all"),
        Binding("i", "insert", "Insert", id="plan.insert",
                tooltip="Put something behind this: your own words, or an exercise"),
        Binding("u,shift+up", "move(-1)", "Up", id="plan.earlier", key_display="u",
                tooltip="Move the item up"),
        Binding("d,shift+down", "move(1)", "Down", id="plan.later", key_display="d",
                tooltip="Move the item down"),
        Binding("t", "take", "Time", id="plan.take",
                tooltip="Say how long the item or the step takes"),
        Binding("l", "lock", "Lock", id="plan.lock",
                tooltip="Hold the item, or the finish, to a time of the clock"),
        Binding("z", "undo", "Undo", id="plan.undo", tooltip="Take the last change back"),
        Binding("escape,q", "back", "Back", id="plan.back", key_display="esc",
                tooltip="Leave what is looked at as it is; then back"),
        Binding("f", "unlock", "Follow on", id="plan.unlock",
                tooltip="Hold it to no time of the clock any more"),
        Binding("v", "newer", "New version", id="plan.newer",
                tooltip="The plan as the library has it now, with your changes"),
    ]  # fmt: skip

    def __init__(self, conductor: Conductor) -> None:
        super().__init__()
        self.conductor = conductor
        self._look: Callable[[], Preview | Reply] | None = None
        self._found: Preview | Reply | None = None
        self._moved = ("", 0)
        self._newer: tuple[str, ...] = ()

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="plan"):
            yield Table[PlanLine](_lines, "Accept", "Do what is shown", id="plan-list")
            with VerticalScroll(id="preview-scroll", can_focus=False):
                yield PreviewWords()

    @property
    def choices(self) -> Choices[PlanLine]:
        """The list."""
        return self.query_one("#plan-list", Choices)

    @property
    def line(self) -> PlanLine | None:
        """What the cursor is on."""
        return self.choices.item

    def on_mount(self) -> None:
        self.set_interval(1.0, self.draw_all)
        self.draw_all()
        self._look_for_newer()

    def _look_for_newer(self) -> None:
        """Whether the library has another version of the plan that was changed."""
        if self.conductor.before_the_start:
            self.console.at_desk(self.conductor.newer, self._newer_found)

    def _newer_found(self, told: tuple[str, ...]) -> None:
        self._newer = told
        self.draw_all()
        self.refresh_bindings()

    def draw_all(self) -> None:
        """Draw what is to come, and the preview as it would be now."""
        view, saving = self.conductor.view(), self.conductor.saved()
        ahead = self.conductor.before_the_start
        title = heading(
            "Plan" if ahead else "Change the plan", tag=self.desk.pretends, told=view.title
        )
        self.head.show(
            (title, Content.styled(view.clock, "bold $foreground")),
            (standing(view), saved_mark(saving, dark=self.conductor.wall.stands.blank)),
        )
        self.choices.show(plan(self.conductor))
        if self._look is not None:
            self._found = self._look()
        # Before the start every time is one of its own day.
        shown = plan_ends(self.conductor) if ahead else view.ends
        self.query_one(PreviewWords).show(self._found, shown, self._to_know())

    def _to_know(self) -> tuple[str, ...]:
        """What is to be known of the plan while no change is looked at."""
        if self._look is not None or not self.conductor.before_the_start:
            return ()
        newer = " ".join(self._newer)
        told = (f"The library’s plan has changed: {newer} v takes it.",) if newer else ()
        return (*told, *self.conductor.checks())

    # Which keys do something now

    def works(self, action: str) -> bool:
        if self.conductor.reading:
            return action in ("back", "app.keys", "app.curtain")
        if action == "select":
            return isinstance(self._found, Preview)
        line = self.line
        return {
            "skip": line is not None and line.can_skip,
            "restore": line is not None and line.out,
            "insert": line is not None,
            "move(-1)": line is not None and line.can_move,
            "move(1)": line is not None and line.can_move,
            "take": line is not None and line.can_take,
            "lock": line is not None and line.can_lock,
            "unlock": line is not None and line.can_unlock,
        }.get(action, True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """One key leaves out and brings back; the line under the cursor says which."""
        out = bool(self._mounted_line and self._mounted_line.out)
        return {"skip": not out, "restore": out, "newer": bool(self._newer)}.get(action, True)

    @property
    def _mounted_line(self) -> PlanLine | None:
        return self.line if self.is_mounted else None

    @on(OptionList.OptionHighlighted, "#plan-list")
    def cursor_moved(self) -> None:
        """Other keys may do something on another line."""
        self.refresh_bindings()

    # Wishes

    def _look_at(self, look: Callable[[], Preview | Reply]) -> None:
        self.tell("")  # What was said of the last change is not said of this one.
        self._look = look
        self.draw_all()
        self.refresh_bindings()

    def _look_at_nothing(self) -> None:
        self._look = self._found = None
        self._moved = ("", 0)
        self.draw_all()
        self.refresh_bindings()

    @on(OptionList.OptionSelected, "#plan-list")
    def accept(self) -> None:
        """Do what is shown."""
        found = self._found
        if isinstance(found, Preview):
            said = self.conductor.accept(found)
            self._look_at_nothing()
            self._look_for_newer()
            self.answer(said)

    def action_skip(self) -> None:
        self._with_line(lambda key: self._look_at(lambda: self.conductor.preview_skip(key)))

    def action_restore(self) -> None:
        self._with_line(lambda key: self._look_at(lambda: self.conductor.preview_restore(key)))

    def action_move(self, by: int) -> None:
        """One more place up or down; pressed again, another one."""

        def look(key: str) -> None:
            item, so_far = self._moved
            self._moved = (key, by + (so_far if item == key else 0))
            places = self._moved[1]
            if places:
                self._look_at(lambda: self.conductor.preview_move(key, places))
            else:
                self._look_at_nothing()

        self._with_line(look)

    def action_take(self) -> None:
        """Ask for the length."""
        line = self.line
        if line is None:
            return

        def typed(answer: str | None) -> None:
            if answer is not None:
                self._look_at(lambda: self.conductor.preview_take(line.id, answer))

        asked = Ask(
            f"How long is “{line.name}”?", LENGTH, value=line.minutes, needed=True, anew=True
        )
        self.app.push_screen(asked, typed)

    def action_newer(self) -> None:
        """Look at the plan as the library has it now."""
        self.console.at_desk(self.conductor.preview_newer, self._found_once, leads=True)

    def action_lock(self) -> None:
        """Ask for the time."""
        line = self.line
        if line is None:
            return
        refused = self.conductor.preview_lock(line.id) if not line.can_lock else None
        if isinstance(refused, Reply):
            self.answer(refused)
            return

        def typed(answer: str | None) -> None:
            if answer is not None:
                self._look_at(lambda: self.conductor.preview_lock(line.id, answer))

        asked = Ask(
            f"{line.name}: locked to when?", CLOCK, value=line.stands, needed=True, anew=True
        )
        self.app.push_screen(asked, typed)

    def action_unlock(self) -> None:
        self._with_line(lambda key: self._look_at(lambda: self.conductor.preview_unlock(key)))

    def action_insert(self) -> None:
        """Ask what comes in behind the line under the cursor."""
        from l4pc_tui.console.session.insert import Insert

        line = self.line
        if line is None:
            return

        def chosen(answer: tuple[str, str] | None) -> None:
            if answer is not None:
                self._insert(*answer, after=line.item)

        self.app.push_screen(Insert(self.desk, line.behind), chosen)

    def _insert(self, exercise: str, words: str, after: str) -> None:
        """An exercise of the library, or words; how long they take is asked when it is missing."""
        conductor = self.conductor
        if exercise:
            self.console.at_desk(
                lambda: conductor.preview_insert_exercise(exercise, after=after),
                self._found_once,
                leads=True,
            )
            return
        name, length = words_and_length(words)

        def typed(answer: str | None) -> None:
            if answer is not None:
                self._look_at(lambda: conductor.preview_insert(name, answer, after))

        if length:
            typed(length)
        else:
            self.app.push_screen(Ask(f"How long is “{name}”?", LENGTH, needed=True), typed)

    def _found_once(self, found: Preview | Reply) -> None:
        """What was worked out at the disk is not worked out anew each second."""
        self._look_at(lambda: found)

    def action_undo(self) -> None:
        said = self.conductor.undo()
        self._look_at_nothing()
        self._look_for_newer()
        self.answer(said)

    def action_back(self) -> None:
        """Leave the change that is looked at first, then go back to the session."""
        if self._look is not None:
            self._look_at_nothing()
            self.tell("Left as it was.")
        else:
            self.go_back()

    def go_back(self) -> None:
        """To where it was opened from."""
        self.dismiss()

    def _with_line(self, do: Callable[[str], None]) -> None:
        if self.line is not None and not self.conductor.reading:
            do(self.line.id)


def _lines(plan: Sequence[PlanLine], width: int) -> list[ListLine]:
    """Names before times: what is said of a state is shorter first, then goes, then the clock."""
    found: tuple[int, ...] = ()
    for short in (False, True):
        cells = [_cells(line, short=short) for line in plan]
        times, names, states, lengths = zip(*cells, strict=True) if cells else ((),) * 4
        columns = (
            Column(longest_of(times), 2), Column(longest_of(names)), Column(longest_of(states), 1),
            Column(longest_of(lengths), 3, right=True),
        )  # fmt: skip
        found = fit_columns(columns, width, _BETWEEN)
        if found[2]:
            break
    # What is left over stands between the names and what is told at the right.
    over = width - sum(found) - _BETWEEN * (sum(map(bool, found)) - 1)
    widths = (found[0], found[1] + max(0, over), *found[2:])
    return [
        ListLine(line.id, row(columns, widths, of_it, _BETWEEN))
        for line, of_it in zip(plan, cells, strict=True)
    ]


def _cells(line: PlanLine, *, short: bool) -> tuple[Content, Content, Content, Content]:
    """Time, name with its sign, state, minutes. short: of a lock the time of the clock alone."""
    style = "$muted strike" if line.out else "bold $foreground" if line.now else "$foreground"
    told = "left out" if line.out else "now" if line.now else ""
    lock = f"locked {line.lock}" if line.lock else ""
    if short and lock:
        lock = "locked" if line.lock == line.time else f"→ {line.lock}"
    state = Content.assemble((told, "$behind"), "  " if told and lock else "", (lock, "$kept"))
    here = line.now or line.indent
    hue = place_style(line.place) if here else {"■": "$behind", "⌂": "$kept"}.get(line.sign, "")
    sign = Content.styled(line.sign, "$muted" if line.out else hue or "$muted")
    return (
        Content.styled(line.time, "$muted"),
        Content.assemble("  " * line.indent, sign, " ", text(line.name, style)),
        state,
        Content.styled(line.minutes, "$muted"),
    )
