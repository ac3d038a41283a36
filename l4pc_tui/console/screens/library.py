"""The library: exercises, plans and programmes; Enter reads one."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList

from l4pc_tui.console.corner import heading
from l4pc_tui.console.draw import GAP, ends, fit, stack
from l4pc_tui.console.face import Face
from l4pc_tui.console.widgets.choices import Choices
from l4pc_tui.console.widgets.field import Field
from l4pc_tui.console.widgets.lines import Line
from l4pc_tui.core.text import fold
from l4pc_tui.desk.library import LibraryLine, LibraryPage, listing
from l4pc_tui.look.content import text
from l4pc_tui.look.themes import place_style


class LibraryScreen(Face):
    """Typing filters by title, kind, place, theme and summary."""

    CSS_PATH = "lists.tcss"
    AUTO_FOCUS = "Choices"
    BINDINGS = [
        Binding("slash", "filter", "Filter", id="library.filter", key_display="/",
                tooltip="Show only what has these words in it"),
        Binding("escape,q", "back", "Back", id="library.back", key_display="esc", tooltip="Home"),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[LibraryLine, ...] = ()

    def body(self) -> Iterable[Widget]:
        yield Field(hint="/ filters: a word of the title, a place, a theme", id="filter")
        yield Choices[LibraryLine](
            _line, "Read", "Read the one under the cursor", spaced=True, id="library-list"
        )

    @property
    def choices(self) -> Choices[LibraryLine]:
        """The list."""
        return self.query_one("#library-list", Choices)

    def on_mount(self) -> None:
        desk = self.desk
        self.console.at_desk(lambda: listing(desk), self.show)

    def show(self, lines: tuple[LibraryLine, ...]) -> None:
        """Draw what there is."""
        self._all = lines
        self._sift("")

    def _sift(self, words: str) -> None:
        wanted = fold(words).split()
        kept = [line for line in self._all if all(word in _words(line) for word in wanted)]
        self.choices.show(kept)
        self.head.show(
            (heading("Library", tag=self.desk.pretends), GAP),
            (Content.styled(f"{len(kept)} of {len(self._all)}", "$muted"), GAP),
        )
        if self._all and not kept:
            self.tell("Nothing has all of these words. Escape shows everything.")

    @on(Input.Changed, "#filter")
    def typed(self, event: Input.Changed) -> None:
        """Show only what has these words in it."""
        self._sift(event.value)

    @on(Input.Submitted, "#filter")
    def filtered(self) -> None:
        """On to the list."""
        self.choices.focus()

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Read it."""
        from l4pc_tui.desk.library import page

        line, desk = self.choices.item_at(event.option_index), self.desk
        self.console.at_desk(lambda: page(desk, line.id), self._read)

    def _read(self, page: LibraryPage) -> None:
        from l4pc_tui.console.screens.script import ScriptScreen

        self.app.push_screen(ScriptScreen(page))

    def action_filter(self) -> None:
        self.query_one("#filter").focus()

    def action_back(self) -> None:
        """Out of the filter first, then Home."""
        field = self.query_one("#filter", Field)
        if field.has_focus or field.value:
            field.value = ""
            self.choices.focus()
        else:
            self.dismiss()


def _words(line: LibraryLine) -> str:
    return fold(" ".join((line.title, line.kind, line.depth, *line.themes, line.summary)))


def _line(line: LibraryLine, width: int) -> Line:
    least, ideal, most = line.minutes
    length = f"{least}–{most} min" if least != most else f"{ideal} min" if ideal else ""
    low, high = line.people
    people = f"{low}–{high} people" if high and low != high else f"{high} people" if high else ""
    problems = "  ! has errors" if line.errors else ""
    told = Content.assemble(
        text(line.kind, "$muted"), "  ", text(line.depth, place_style(line.depth)),
        text("".join(f"  {part}" for part in (length, people) if part), "$muted"),
        text(problems, "bold $act"),
    )  # fmt: skip
    first = ends(text(line.title, "bold $foreground"), told, width)
    return Line(line.id, stack([first, fit(text(line.summary, "$soft"), width)]))
