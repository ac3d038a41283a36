"""What the desk says, as the values that editors draw."""

from __future__ import annotations

from collections.abc import Iterable

from lsprotocol import types

from l4pc_tui.core.script.editing.offer import Offer, OfferKind
from l4pc_tui.core.script.editing.places import Change, EditorPlace, Lines, Stretch, Units
from l4pc_tui.core.script.editing.symbols import Symbol, SymbolKind
from l4pc_tui.core.script.messages.diagnostic import Diagnostic, Severity
from l4pc_tui.core.text.inline import pieces, unmarked
from l4pc_tui.desk.library.help_at import Passage

SOURCE = "l4pc"

SEVERITIES: dict[Severity, types.DiagnosticSeverity] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "advice": types.DiagnosticSeverity.Information,
}
SYMBOLS: dict[SymbolKind, types.SymbolKind] = {
    "exercise": types.SymbolKind.File,
    "session": types.SymbolKind.File,
    "programme": types.SymbolKind.File,
    "step": types.SymbolKind.Function,
    "side step": types.SymbolKind.Event,
    "handout": types.SymbolKind.Interface,
    "section": types.SymbolKind.Namespace,
    "block": types.SymbolKind.String,
    "question": types.SymbolKind.Key,
    "probe": types.SymbolKind.Field,
    "door": types.SymbolKind.Operator,
    "heading": types.SymbolKind.Namespace,
    "item": types.SymbolKind.Function,
    "between": types.SymbolKind.Event,
}

OFFERS: dict[OfferKind, types.CompletionItemKind] = {
    "word": types.CompletionItemKind.Keyword,
    "fact": types.CompletionItemKind.Property,
    "field": types.CompletionItemKind.Field,
    "value": types.CompletionItemKind.EnumMember,
    "heading": types.CompletionItemKind.Module,
    "variable": types.CompletionItemKind.Variable,
    "name": types.CompletionItemKind.Reference,
}


class Drawer:
    """Draws for one text, in the units that were agreed on."""

    def __init__(self, lines: Lines, units: Units) -> None:
        self._lines = lines
        self._units: Units = units

    def place(self, line: int, col: int) -> types.Position:
        """A place of the reader's."""
        found = self._lines.shown(line, col, self._units)
        return types.Position(found.line, found.column)

    def meant(self, position: types.Position) -> tuple[int, int]:
        """The reader's line and column of a place in the editor."""
        return self._lines.meant(EditorPlace(position.line, position.character), self._units)

    def stretch(self, at: Stretch) -> types.Range:
        """A piece of the text."""
        return types.Range(self.place(at.line, at.col), self.place(at.end_line, at.end_col))

    def diagnostic(self, found: Diagnostic) -> types.Diagnostic:
        """A message; one on no word in particular takes the letter there."""
        end = max(found.end, found.col + 1)
        return types.Diagnostic(
            range=types.Range(self.place(found.line, found.col), self.place(found.line, end)),
            severity=SEVERITIES[found.severity],
            code=found.code,
            source=SOURCE,
            message=f"{found.message} {found.hint}".strip(),
        )

    def edit(self, made: Change) -> types.TextEdit:
        """A change, with line ends as the text has them."""
        return types.TextEdit(self.stretch(made.at), made.new.replace("\n", self._lines.end))

    def offer(self, offer: Offer, line: int, col: int, number: int) -> types.CompletionItem:
        """Something that may come next where somebody types, in the order of the list."""
        at = self.stretch(Stretch(line, offer.col, line, col))
        return types.CompletionItem(
            label=offer.word,
            kind=OFFERS[offer.kind],
            documentation=offer.told or None,
            filter_text=offer.word,
            sort_text=f"{number:04}",
            text_edit=types.TextEdit(at, offer.new.replace("\n", self._lines.end)),
        )

    def symbol(self, part: Symbol) -> types.DocumentSymbol:
        """A part of the outline, and all that is in it."""
        last = len(self._lines.line(part.last)) + 1
        own = len(self._lines.line(part.line)) + 1
        return types.DocumentSymbol(
            name=part.name,
            kind=SYMBOLS[part.kind],
            detail=part.detail,
            range=self.stretch(Stretch(part.line, 1, part.last, last)),
            selection_range=self.stretch(Stretch(part.line, 1, part.line, own)),
            children=[self.symbol(inner) for inner in part.parts],
        )


def help_words(told: Iterable[Passage], *, markdown: bool) -> types.MarkupContent:
    """What is said about a place, as Markdown or as plain text."""
    kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
    draw = _in_markdown if markdown else _in_plain_text
    return types.MarkupContent(kind, "\n\n".join(map(draw, told)))


def _in_markdown(passage: Passage) -> str:
    if passage.kind == "heading":
        return f"**{_escaped(passage.text)}**"
    if passage.kind == "words":
        return _escaped(passage.text)
    if passage.kind == "prose":
        return "".join(_slanted(*piece) for piece in pieces(passage.text))
    fence = "`" * 3
    while fence in passage.text:
        fence += "`"
    return f"{fence}text\n{passage.text}\n{fence}"


def _in_plain_text(passage: Passage) -> str:
    if passage.kind == "example":
        return "\n".join(f"    {line}" for line in passage.text.split("\n"))
    return unmarked(passage.text) if passage.kind == "prose" else passage.text


def _slanted(words: str, marks: tuple[str, ...]) -> str:
    sign = "".join({"em": "*", "strong": "**"}[each] for each in marks)
    return f"{sign}{_escaped(words)}{sign[::-1]}"


def _escaped(words: str) -> str:
    """The words so that Markdown takes none of their signs for its own, outside of `code`."""
    pieces = words.split("`")
    return "`".join(
        piece if number % 2 else "".join(f"\\{c}" if c in "\\*_<>[]#|&!~" else c for c in piece)
        for number, piece in enumerate(pieces)
    )
