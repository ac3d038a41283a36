"""Everything that can be set, by its groups: ← and → change one, Enter types it, x puts it back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual import on
from textual.binding import Binding
from textual.containers import Container
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from l4pc_tui.console.frame.full_screen import Face
from l4pc_tui.console.frame.heads import heading
from l4pc_tui.console.questions.ask import Ask
from l4pc_tui.console.questions.one_of import OneOf
from l4pc_tui.console.widgets.choices import Choices
from l4pc_tui.console.widgets.draw import GAP, ends, label, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.console.widgets.lines import ListLine
from l4pc_tui.desk.people.cohorts import StoryLine, set_story_names, story_lines
from l4pc_tui.desk.settings_file import (
    Preferences,
    SettingLine,
    preferences,
    reset_setting,
    set_setting,
    setting_lines,
    step_setting,
)
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.look.content import text

STORY_GROUP = "Story names"
STORY_MEANS = (
    "The story’s names of the places (the bank, the edge, the fall …) beside their own. The record "
    "keeps the places’ own names."
)
_MOST_WORDS = 3
"""Of a choice with more words Enter shows a list."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list: a group's name, a setting, or a cohort's story names."""

    group: str
    setting: SettingLine | None = None
    story: StoryLine | None = None

    @property
    def key(self) -> str:
        """What the line stands for; "" for a group's name."""
        if self.setting is not None:
            return self.setting.name
        return f"story {self.story.cohort}" if self.story is not None else ""


Read = tuple[Preferences, tuple[StoryLine, ...]]


class Meaning(Drawn):
    """What the setting under the cursor means, how it comes, and how a command calls it."""

    def __init__(self) -> None:
        super().__init__(id="meaning")
        self._row: Row | None = None

    def show(self, row: Row | None) -> None:
        """Draw what this one means."""
        self._row = row
        self.redraw()

    def draw(self, width: int) -> Content:
        row, tall = self._row, self.size.height > 8
        if row is None or not row.key:
            return GAP
        line = row.setting
        said = line.said if line else f"{STORY_GROUP}: {row.story.name if row.story else ''}"
        means = line.meaning if line else STORY_MEANS
        lines = [text(said, "bold $foreground")] if tall else []
        lines += [GAP] * tall + text(means, "$soft").wrap(max(4, width))
        if line is not None:
            lines += [GAP] * tall + text(_comes(line), "$muted").wrap(max(4, width))
            if tall:
                command = f"l4pc settings set {line.name} …"
                lines += [GAP, label("BY COMMAND"), *text(command, "$muted").wrap(max(4, width))]
        return stack(each.rstrip() for each in lines)


class SettingsScreen(Face):
    """One list under the names of groups; what is set and not as it comes is marked."""

    CSS_PATH = "settings.tcss"
    AUTO_FOCUS = "Choices"
    BINDINGS = [
        Binding("right", "step(1)", "Next", id="settings.next", key_display="→",
                tooltip="The next value of the one under the cursor"),
        Binding("left", "step(-1)", "Before", id="settings.before", key_display="←",
                tooltip="The value before"),
        Binding("x", "reset", "As it comes", id="settings.reset",
                tooltip="Put the one under the cursor back to how it comes"),
        Binding("escape,q", "dismiss", "Back", id="settings.back", key_display="esc", tooltip="Home"),
    ]  # fmt: skip
    ABOUT = (
        ("SETTINGS", "They stand in a small file of your own, settings.toml, which any editor can "
         "change too; “l4pc where” says where it lies. A session keeps the numbers that it started "
         "with, so that nothing changes under it; what belongs to this laptop, such as colours, "
         "holds at once. Keys can be changed in the same file, under [keys]: “l4pc settings keys” "
         "lists what each is called."),
    )  # fmt: skip

    def body(self) -> Iterable[Widget]:
        with Container(id="settings"):
            yield Choices[Row](
                self._line, "Change", "Change the one under the cursor", id="settings-list"
            )
            yield Meaning()

    @property
    def choices(self) -> Choices[Row]:
        """The list."""
        return self.query_one("#settings-list", Choices)

    def on_mount(self) -> None:
        told = "a session keeps the numbers that it started with"
        self.head.show(
            (heading("Settings", tag=self.desk.pretends), GAP),
            (Content.styled(told, "$muted"), GAP),
        )

    def on_screen_resume(self) -> None:
        """Read the file."""
        desk = self.desk
        self.console.at_desk(lambda: (preferences(desk), story_lines(desk)), self.show, leads=True)

    def show(self, read: Read) -> None:
        """Draw what is set; say what cannot be taken."""
        held, stories = read
        rows: list[Row] = []
        for line in setting_lines(held):
            if not rows or rows[-1].group != line.group:
                rows.append(Row(line.group))
            rows.append(Row(line.group, line))
        if stories:
            rows += [Row(STORY_GROUP), *(Row(STORY_GROUP, story=each) for each in stories)]
        self.choices.show(rows)
        chosen = held.settings
        self.console.wear(chosen.theme, reduced=chosen.reduced, signs=chosen.signs)
        if held.wrong:
            self.tell(" ".join(held.wrong), "behind")
        self._moved()

    def works(self, action: str) -> bool:
        """Only what is set can be put back, and only what has a next value steps."""
        row = self.choices.item
        if action == "reset":
            return row is not None and row.setting is not None and row.setting.own
        if action.startswith("step"):
            return row is not None and (row.setting is None or row.setting.steps)
        return True

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        """Another one is told of, and other keys may work here."""
        self.query_one(Meaning).show(self.choices.item)
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Change it: a word of few to the next, of many from a list, anything else typed."""
        row = self.choices.item_at(event.option_index)
        line = row.setting
        if line is None:
            self.action_step(1)
        elif len(line.words) > _MOST_WORDS:
            words = OneOf(line.said, line.words, line.value)
            self.app.push_screen(words, lambda word: self._picked(line, word))
        elif line.words:
            self._turn(line)
        else:
            self._ask(line, f"{line.meaning} {_comes(line)}", line.value)

    def _turn(self, line: SettingLine) -> None:
        """To the next of its few words; after the last comes the first."""
        at = line.words.index(line.value) + 1
        self._picked(line, line.words[at % len(line.words)])

    def _picked(self, line: SettingLine, word: str | None) -> None:
        desk = self.desk
        if word is not None:
            self.console.at_desk(
                lambda: set_setting(desk, line.name, word, said=True), self._done, leads=True
            )

    def _ask(self, line: SettingLine, told: str, value: str) -> None:
        """Ask for a value; one that is refused stays there to be mended, and why is said."""
        desk = self.desk

        def typed(value: str | None) -> None:
            if value is not None:
                self.console.at_desk(lambda: kept(value), lambda found: answered(found, value),
                                     leads=True)  # fmt: skip

        def kept(value: str) -> str | Trouble:
            try:
                return set_setting(desk, line.name, value, said=True)
            except Trouble as trouble:
                return trouble

        def answered(found: str | Trouble, value: str) -> None:
            if isinstance(found, Trouble):
                self._ask(line, f"{found.sentence} {found.hint}".strip(), value)
            else:
                self._done(found)

        self.app.push_screen(Ask(line.said, told, value=value, needed=True), typed)

    def action_step(self, by: int) -> None:
        """The next value, or the one before."""
        row, desk = self.choices.item, self.desk
        if row is None:
            return
        if (line := row.setting) is not None:
            if line.steps:
                self.console.at_desk(
                    lambda: step_setting(desk, line.name, by), self._done, leads=True
                )
        elif (story := row.story) is not None:
            self.console.at_desk(
                lambda: set_story_names(desk, story.cohort, not story.on), self._done, leads=True
            )

    def action_reset(self) -> None:
        """Put it back."""
        row, desk = self.choices.item, self.desk
        if row is not None and (line := row.setting) is not None and line.own:
            self.console.at_desk(lambda: reset_setting(desk, line.name, said=True), self._done)

    def _done(self, told: str) -> None:
        self.tell(told)
        self.on_screen_resume()

    def _line(self, row: Row, width: int) -> ListLine:
        """A line of the list: the name as people say it, and the value at the right."""
        if not row.key:
            return ListLine("", stack([GAP, label(row.group.upper())]))
        if row.setting is None:
            on = row.story is not None and row.story.on
            name, value, own = row.story.name if row.story else "", "yes" if on else "no", on
        else:
            name, value, own = row.setting.said, row.setting.value, row.setting.own
        mark = text("● " if own else "  ", "$kept")
        shown = text(value, "bold $kept" if own else "$foreground")
        return ListLine(row.key, ends(mark + text(name, "$foreground"), shown, width))


def _comes(line: SettingLine) -> str:
    """How it comes, and within what bounds it can be changed."""
    within = f" {line.within[0].upper()}{line.within[1:]}." if line.within else ""
    return f"As it comes: {line.default}.{within}"
