"""The library: exercises, plans and programmes, narrowed down by words and by filters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList

from l4pc_tui.console.frame.full_screen import Face
from l4pc_tui.console.frame.heads import heading
from l4pc_tui.console.screens.try_out import try_out
from l4pc_tui.console.widgets.choices import Choices
from l4pc_tui.console.widgets.draw import GAP, by_parts, ends, fit, pad, stack
from l4pc_tui.console.widgets.field import Field
from l4pc_tui.console.widgets.filters import Filter, Filters
from l4pc_tui.console.widgets.lines import ListLine
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.model import Shape
from l4pc_tui.core.text import filed, fold
from l4pc_tui.desk.library.library import KINDS, LibraryLine, LoadReport, listing, load
from l4pc_tui.desk.session.which import Wanted, sift
from l4pc_tui.look.content import text
from l4pc_tui.look.themes import place_style

ANY = ("", "any")
MINUTES = (15, 30, 45, 60, 90)
PEOPLE = (2, 6, 12, 24, 40)
FILTERS = (
    Filter("d", "depth", (ANY, *((place.value, place.value) for place in Place))),
    Filter("t", "theme", (ANY,)),
    Filter("m", "time", (ANY, *((str(n), f"up to {n} min") for n in MINUTES))),
    Filter("p", "size", (ANY, *((str(n), f"{n} people") for n in PEOPLE))),
    Filter("a", "access", (ANY, ("described", "described"), ("online", "can be online"),
                           ("unaided", "nothing special needed"))),
    Filter("s", "shape", (ANY, *((shape, shape) for shape in get_args(Shape)))),
    Filter("k", "kind", (ANY, *((kind, kind) for kind in KINDS))),
)  # fmt: skip
"""Themes are those that the library has."""
_CELLS = (9, 8, 11, 13, 12)
"""Cells of what an exercise or plan is, how deep, how long, for how many, how often it was run."""
_SUMMARY = 2
"""Rows of a summary; Enter reads all of it."""
READING = "Reading the library…"
NOTHING = "Nothing is like that. Escape shows everything."


class LibraryScreen(Face):
    """Words and filters narrow the list down; Enter reads one."""

    CSS_PATH = "lists.tcss"
    AUTO_FOCUS = "Choices"
    BINDINGS = [
        Binding("slash", "words", "Find", id="library.filter", key_display="/",
                tooltip="Show only what has these words in it"),
        *(
            Binding(key, f"narrow({each.name!r}, {by})", words, show=False, id=f"library.{each.name}{by}",
                    tooltip=told)
            for each in FILTERS
            for key, by, words, told in (
                (each.key, 1, f"By {each.name}", f"Only of one {each.name}; again for the next"),
                (each.key.upper(), -1, f"By {each.name}, back", f"The {each.name} before"),
            )
        ),
        Binding("r", "run", "Run", id="library.run", tooltip="Try it out now, with no cohort"),
        Binding("R", "rehearse", "Rehearse", id="library.rehearse",
                tooltip="Go through it with a fast clock, on a copy that is gone afterwards"),
        Binding("e", "edit", "Edit", id="library.edit", tooltip="Open the file in your editor"),
        Binding("i", "paper", "Import", id="library.import",
                tooltip="Make a page of a document of Word, LibreOffice or Notion"),
        Binding("escape,q", "back", "Back", id="library.back", key_display="esc", tooltip="Home"),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[LibraryLine, ...] = ()
        self._filters = {each.name: each for each in FILTERS}
        self._chosen = dict.fromkeys(self._filters, "")

    def body(self) -> Iterable[Widget]:
        yield Field(hint="/ finds: words of a title, a theme, a summary", id="filter")
        yield Filters(id="filters")
        yield Choices[LibraryLine](
            _line, "Read", "Read the one under the cursor", spaced=True, id="library-list"
        )

    @property
    def choices(self) -> Choices[LibraryLine]:
        """The list."""
        return self.query_one("#library-list", Choices)

    @property
    def field(self) -> Field:
        """The words that are looked for."""
        return self.query_one("#filter", Field)

    def on_screen_resume(self) -> None:
        """Show the list, and again when a file of the library turns out to have changed."""
        desk = self.desk

        def loaded(report: LoadReport) -> None:
            if report.loaded or not self._all:
                self.console.at_desk(lambda: listing(desk), self.show)

        self.console.at_desk(lambda: listing(desk), self.show)
        self.console.at_desk(lambda: load(desk), loaded)

    def works(self, action: str) -> bool:
        """A programme cannot be run; nothing can be done to what is not there."""
        line = self.choices.item
        if action in ("run", "rehearse"):
            return line is not None and line.runs
        return line is not None if action == "edit" else True

    def show(self, lines: tuple[LibraryLine, ...]) -> None:
        """Draw what there is."""
        self._all = lines
        themes = sorted({theme for line in lines for theme in line.themes}, key=filed)
        choices = (ANY, *((theme, theme) for theme in themes))
        self._filters["theme"] = Filter("t", "theme", choices)
        self._sift()

    def _sift(self) -> None:
        chosen = self._chosen
        wanted = Wanted(
            chosen["kind"], chosen["depth"], chosen["theme"], int(chosen["time"] or 0),
            int(chosen["size"] or 0), chosen["access"], chosen["shape"],
        )  # fmt: skip
        words = fold(self.field.value).split()
        kept = [
            line for line in sift(self._all, wanted) if all(word in _words(line) for word in words)
        ]
        self.choices.show(kept)
        self.query_one(Filters).show([(each, chosen[name]) for name, each in self._filters.items()])
        self.head.show(
            (heading("Library", tag=self.desk.pretends), GAP),
            (Content.styled(f"{len(kept)} of {len(self._all)}", "$muted"), GAP),
        )
        if not kept:
            self.tell(NOTHING if self._all else READING)
        elif self.told.words in (NOTHING, READING):
            self.tell("")
        self.refresh_bindings()

    @on(Input.Changed, "#filter")
    def typed(self) -> None:
        """Show only what has these words in it."""
        self._sift()

    @on(Input.Submitted, "#filter")
    def found(self) -> None:
        """On to the list."""
        self.choices.focus()

    @on(OptionList.OptionHighlighted)
    def moved(self) -> None:
        """Other keys may work here."""
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Read it."""
        from l4pc_tui.console.screens.script import ScriptScreen

        line = self.choices.item_at(event.option_index)
        self.app.push_screen(ScriptScreen(line))

    def action_words(self) -> None:
        self.field.focus()

    def action_narrow(self, name: str, by: int) -> None:
        """The filter's next choice, or the one before."""
        self._chosen[name] = self._filters[name].after(self._chosen[name], by)
        self._sift()

    def action_run(self) -> None:
        """Try out the one under the cursor."""
        if (line := self.choices.item) and line.runs:
            try_out(self, line.id)

    def action_rehearse(self) -> None:
        """Rehearse the one under the cursor."""
        from l4pc_tui.console.screens.rehearsal import rehearse

        if (line := self.choices.item) and line.runs:
            rehearse(self, line.id)

    def action_edit(self) -> None:
        """Its file in the editor; back here the list is read anew."""
        if line := self.choices.item:
            from l4pc_tui.console.screens.own_editor import edit

            edit(self, line.kind, line.id, self.on_screen_resume)

    def action_paper(self) -> None:
        """Make a page of a document, and read it."""
        from l4pc_tui.console.screens.papers import bring_paper

        bring_paper(self, self.on_screen_resume)

    def action_back(self) -> None:
        """Out of the words and filters first, then Home."""
        if self.field.has_focus or self.field.value or any(self._chosen.values()):
            self._chosen = dict.fromkeys(self._filters, "")
            self.field.value = ""
            self._sift()
            self.choices.focus()
        else:
            self.dismiss()


def _words(line: LibraryLine) -> str:
    return fold(
        " ".join((line.title, line.kind, line.depth, line.shape, *line.themes, line.summary))
    )


def _line(line: LibraryLine, width: int) -> ListLine:
    """Title and what it is; below it the summary, which has two rows."""
    least, ideal, most = line.minutes
    length = f"{least}–{most} min" if least != most else f"{ideal} min" if ideal else ""
    low, high = line.people
    people = f"{low}–{high} people" if high and low != high else f"{high} people" if high else ""
    parts = [
        text(line.kind, "$muted"), text(line.depth, place_style(line.depth)),
        text(length, "$muted"), text(people, "$muted"), text(line.told_runs.partition(",")[0], "$muted"),
        text("! has errors" if line.errors else "", "bold $act"),
    ]  # fmt: skip
    title = text(line.title, "bold $foreground")
    # Below one another where there is room; what has errors says so before them.
    *cells, wrong = parts
    columns = [wrong, *(pad(cell, most) for cell, most in zip(cells, _CELLS, strict=True))]
    told = Content("  ").join([part for part in columns if part])
    if title.cell_length + 2 + told.cell_length > width:
        told = Content("  ").join([part for part in parts if part])
    if title.cell_length + 2 + told.cell_length <= width:
        head = [ends(title, told, width)]
    else:
        head = [
            *title.wrap(width),
            *by_parts([part for part in parts if part], width, Content("  ")),
        ]
    summary = [row.rstrip() for row in text(line.summary, "$soft").wrap(max(4, width))]
    if len(summary) > _SUMMARY:
        rest = Content(" ").join(summary[_SUMMARY - 1 :])
        summary = [*summary[: _SUMMARY - 1], fit(rest, width)]
    return ListLine(f"{line.kind}:{line.id}", stack([*head, *summary]))
