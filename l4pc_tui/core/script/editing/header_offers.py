"""What may come next in a header: fields, and what fits them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l4pc_tui.core.script.editing import meanings
from l4pc_tui.core.script.editing.offer import Offer, Writing, fitting
from l4pc_tui.core.script.editing.words_at import fits, header_end
from l4pc_tui.core.script.model.words import ANSWERS, CHOICES, FORMATS
from l4pc_tui.core.text import filed

FIELD_VALUES: dict[str, tuple[str, ...]] = {
    "format": (),
    "people": (),
    "intensity": ("1", "2", "3"),
    "themes": (),
    "needs": CHOICES["needs"],
    "ceiling": CHOICES["ceiling"],
    "setting": CHOICES["setting"],
    "status": CHOICES["status"],
    "authors": (),
    "source": (),
    "licence": ("CC-BY-SA-4.0", "CC-BY-4.0", "CC0-1.0"),
    "version": (),
    "time": (),
    "language": (),
    "rtl": tuple(ANSWERS),
    "variables": (),
    "was": (),
    "shape": CHOICES["shape"],
    "ending": CHOICES["ending"],
    "tested": (),
    "kind": CHOICES["kind"],
    "start": (),
    "finish": (),
    "date": (),
    "cohort": (),
    "venue": (),
    "lead": (),
    "programme": (),
    "facilitators": (),
    "thread": (),
}
"""What a header field can say; what depends on the page or the library is added."""
MEANT: dict[str, dict[str, str]] = {"shape": meanings.SHAPES, "ending": meanings.ENDINGS}
"""What each value means, where its word alone does not say it."""

_FIELD = re.compile(r"(?P<word>[A-Za-z-]*)$")
_FIELD_VALUE = re.compile(r"(?P<word>[A-Za-z][\w-]*)\s*[:：]\s*(?P<value>.*)$")


def in_header(page: Writing, before: str) -> Iterator[Offer]:
    """What may come next. before: the line up to where one types."""
    # Only who writes a header needs the typed fields.
    from l4pc_tui.core.script.syntax.fields import HEADERS

    fields = HEADERS[page.kind].model_fields
    if match := _FIELD.match(before):
        used = {line.partition(":")[0].strip() for line in page.lines[: header_end(page.lines)]}
        rows = (
            (name, f"{name}: ", " ".join((meanings.of_field(page.kind, name), *fits(name))))
            for name in fields
            if name not in used
        )
        yield from fitting("field", match["word"], match.start("word"), rows)
    elif (match := _FIELD_VALUE.match(before)) and match["word"] in fields:
        typed, start = _last_of_list(match["value"], match.start("value"))
        rows = ((value, value, told) for value, told in _field_values(page, match["word"]))
        yield from fitting("value", typed, start, rows)


def _field_values(page: Writing, name: str) -> Iterator[tuple[str, str]]:
    yield from ((value, MEANT.get(name, {}).get(value, "")) for value in FIELD_VALUES[name])
    if name == "format":
        yield f"{page.kind}/{FORMATS[page.kind]}", ""
    elif name == "programme":
        yield from ((key, found.title) for key, found in page.programmes().items())
    elif name == "themes":
        themes = {theme for found in page.exercises().values() for theme in found.themes}
        yield from ((theme, "") for theme in sorted(themes, key=filed))


def _last_of_list(value: str, start: int) -> tuple[str, int]:
    """The last piece of a list that is being typed, and where it begins."""
    begun = max(value.rfind(sign) for sign in "[,;") + 1
    piece = value[begun:]
    typed = piece.lstrip()
    return typed, start + begun + len(piece) - len(typed)
