"""The numbers that lead a session: Enter changes one, x puts it back."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from l4pc_tui.console.frame.full_screen import Face
from l4pc_tui.console.frame.heads import heading
from l4pc_tui.console.questions.ask import Ask
from l4pc_tui.console.widgets.choices import Choices
from l4pc_tui.console.widgets.draw import GAP, ends, fit, stack
from l4pc_tui.console.widgets.lines import ListLine
from l4pc_tui.desk.settings_file import (
    Preferences,
    SettingLine,
    preferences,
    reset_setting,
    set_setting,
    setting_lines,
)
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.look.content import text


class SettingsScreen(Face):
    """One list; what is set and not as it comes is marked."""

    CSS_PATH = "lists.tcss"
    AUTO_FOCUS = "Choices"
    BINDINGS = [
        Binding("x", "reset", "As it comes", id="settings.reset",
                tooltip="Put the one under the cursor back to its default"),
        Binding("escape,q", "dismiss", "Back", id="settings.back", key_display="esc", tooltip="Home"),
    ]  # fmt: skip

    def body(self) -> Iterable[Widget]:
        yield Choices[SettingLine](
            _line, "Change", "Change the one under the cursor", spaced=True, id="settings-list"
        )

    @property
    def choices(self) -> Choices[SettingLine]:
        """The list."""
        return self.query_one("#settings-list", Choices)

    def on_mount(self) -> None:
        told = "the numbers that lead a session · a session keeps those that it started with"
        self.head.show(
            (heading("Settings", tag=self.desk.pretends), GAP),
            (Content.styled(told, "$muted"), GAP),
        )

    def on_screen_resume(self) -> None:
        """Read the file."""
        desk = self.desk
        self.console.at_desk(lambda: preferences(desk), self.show, leads=True)

    def show(self, held: Preferences) -> None:
        """Draw what is set; say what cannot be taken."""
        self.choices.show(setting_lines(held))
        if held.wrong:
            self.tell(" ".join(held.wrong), "behind")
        self.refresh_bindings()

    def works(self, action: str) -> bool:
        """Only what is set can be put back."""
        line = self.choices.item
        return action != "reset" or (line is not None and line.own)

    @on(OptionList.OptionHighlighted)
    def moved(self) -> None:
        """Other keys may work here."""
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Ask for another value."""
        line = self.choices.item_at(event.option_index)
        self._ask(line, f"{line.meaning} As it comes: {line.default}.", line.value)

    def _ask(self, line: SettingLine, told: str, value: str) -> None:
        """Ask for a value; one that is refused stays there to be mended, and why is said."""
        desk = self.desk

        def typed(value: str | None) -> None:
            if value is not None:
                self.console.at_desk(lambda: kept(value), lambda found: answered(found, value),
                                     leads=True)  # fmt: skip

        def kept(value: str) -> str | Trouble:
            try:
                return set_setting(desk, line.name, value)
            except Trouble as trouble:
                return trouble

        def answered(found: str | Trouble, value: str) -> None:
            if isinstance(found, Trouble):
                self._ask(line, f"{found.sentence} {found.hint}".strip(), value)
            else:
                self._done(found)

        self.app.push_screen(Ask(line.name, told, value=value, needed=True), typed)

    def action_reset(self) -> None:
        """Put it back."""
        line, desk = self.choices.item, self.desk
        if line is not None and line.own:
            self.console.at_desk(lambda: reset_setting(desk, line.name), self._done)

    def _done(self, told: str) -> None:
        self.tell(told)
        self.on_screen_resume()


def _line(line: SettingLine, width: int) -> ListLine:
    value = text(line.value, "bold $kept" if line.own else "$foreground")
    was = text(f"  (as it comes: {line.default})" if line.own else "", "$muted")
    first = ends(text(line.name, "bold $foreground"), Content.assemble(value, was), width)
    return ListLine(line.name, stack([first, fit(text(line.meaning, "$soft"), width)]))
