"""What may come next where somebody types: words of the language, values, names of what there is.

Every word comes from a closed list with what it means, so that a new one is offered by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from l4pc_tui.core.script.editing import meanings
from l4pc_tui.core.script.editing.agenda_offers import in_plan, in_programme
from l4pc_tui.core.script.editing.header_offers import in_header
from l4pc_tui.core.script.editing.offer import Offer, Writing, fitting
from l4pc_tui.core.script.editing.step_offers import in_exercise
from l4pc_tui.core.script.editing.words_at import header_end
from l4pc_tui.core.script.model.model import Exercise

_VARIABLE = re.compile(r"(?<!\{)\{([a-z_]{0,30})$")


def offers(page: Writing, line: int, col: int) -> tuple[Offer, ...]:
    """What may come next at a place; line, col: from 1."""
    written = page.lines[line - 1] if 1 <= line <= len(page.lines) else ""
    before = written[: col - 1]
    if line < header_end(page.lines):
        found = in_header(page, before)
    elif match := _VARIABLE.search(before):
        found = _variables(page, match, closed=written[col - 1 :].startswith("}"))
    elif page.kind == "exercise":
        found = in_exercise(page, before, line)
    elif page.kind == "session":
        found = in_plan(page, before, line)
    else:
        found = in_programme(page, before)
    return tuple(found)


def _variables(page: Writing, match: re.Match[str], *, closed: bool) -> Iterator[Offer]:
    model = page.model()
    own = dict(model.variables) if isinstance(model, Exercise) else {}
    known = meanings.VARIABLES | {name: f"Of this page: {text}" for name, text in own.items()}
    rows = ((name, name if closed else f"{name}}}", told) for name, told in known.items())
    yield from fitting("variable", match[1], match.start(1), rows)
