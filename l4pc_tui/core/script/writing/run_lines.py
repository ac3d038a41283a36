"""The runs with people, written into the header of an exercise; the rest of it stays as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l4pc_tui.core.script.messages.report import Report
from l4pc_tui.core.script.model.model import PeopleRun
from l4pc_tui.core.script.syntax.header import split_header
from l4pc_tui.core.script.syntax.source import Line
from l4pc_tui.core.text.amounts import count

_FIELD = re.compile(r"tested\s*[:：]", re.IGNORECASE)


def run_line(run: PeopleRun) -> str:
    """A run as it is written: ``SESSION, 2027-04-20, 18 people, what changed``."""
    people = count(run.people, "person", "people")
    return f"{run.session}, {run.date}, {people}, {run.changed}"


def with_runs(text: str, runs: Sequence[PeopleRun]) -> str | None:
    """The page with exactly these runs in its header; None where it has no header that ends."""
    end = "\r\n" if "\r\n" in text else "\n"
    written = text.split(end)
    lines = [Line(words, number) for number, words in enumerate(written, start=1)]
    unheard = Report("")
    head, _ = split_header(lines, unheard)
    if not head or unheard.has("H20"):
        return None
    first, last = head[0].number - 1, head[-1].number
    kept: list[str] = []
    inside = False
    for words in written[first:last]:
        inside = bool(_FIELD.match(words)) or (inside and words[:1] in ("", " ", "\t", "-"))
        if not inside:
            kept.append(words)
    told = ["tested:", *(f"  - {_safe(run_line(run))}" for run in runs)] if runs else []
    return end.join([*written[:first], *kept, *told, *written[last:]])


def _safe(words: str) -> str:
    """The words so that a header takes none of their signs for its own."""
    if ": " in words or " #" in words or words.endswith(":"):
        return "'" + words.replace("'", "''") + "'"
    return words
