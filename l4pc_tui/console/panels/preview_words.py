"""What a change would do: to break, lock and finish, and to each step, before and after."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from l4pc_tui.console.widgets.draw import GAP, fit, pad, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.time.preview import Preview, PreviewLine
from l4pc_tui.core.live.view_model import EndLine
from l4pc_tui.look.content import text
from l4pc_tui.look.themes import tone_style

NAME_MOST = 30
ARROW = Content.styled(" → ", "$muted")


class PreviewWords(Drawn):
    """A preview, or why there is none with the ends as they stand."""

    DEFAULT_CSS = "PreviewWords { height: auto; }"

    def __init__(self) -> None:
        super().__init__()
        self._found: Preview | Reply | None = None
        self._ends: Sequence[EndLine] = ()
        self._told: Sequence[str] = ()

    def show(
        self, found: Preview | Reply | None, ends: Sequence[EndLine], told: Sequence[str] = ()
    ) -> None:
        """Draw what was found. ends: as they stand now, for when nothing would change; told: what
        is to be known of the plan then, a sentence each."""
        if (found, ends, told) != (self._found, self._ends, self._told):
            self._found, self._ends, self._told = found, ends, told
            self.redraw()

    def draw(self, width: int) -> Content:
        found = self._found
        if isinstance(found, Preview):
            return stack(_preview(found, width))
        told = _wrapped(found.words, "$foreground", width) if found else []
        ends = _ends((), self._ends, width)
        return stack([*told, *([GAP] if told else []), *ends, *_warned(self._told, width)])


def _preview(found: Preview, width: int) -> list[Content]:
    lines = [*_wrapped(found.title, "bold $foreground", width), GAP]
    lines += _ends(found.before, found.after, width)
    if found.lines:
        name = min(NAME_MOST, max(len(line.name) for line in found.lines), width // 2)
        before = max(len(line.before) for line in found.lines)
        lines += [GAP, *(_step(line, name, before, width) for line in found.lines)]
    if found.rest:
        lines += [GAP, *_wrapped(f"▲ {found.rest}", "$behind", width)]
    return [*lines, *_warned(found.checks, width)]


def _warned(told: Sequence[str], width: int) -> list[Content]:
    """What the checker says of a plan, a sentence each."""
    lines = [line for each in told for line in _wrapped(f"▲ {each}", "$behind", width)]
    return [GAP, *lines] if lines else []


def _ends(before: Sequence[EndLine], after: Sequence[EndLine], width: int) -> list[Content]:
    """Each end as it stands, and as it would where that is something else."""
    old = {end.key: end for end in before}
    shown = [end for end in after if end.what != "this step"]
    name = min(NAME_MOST, max((len(end.what) for end in shown), default=0), width // 2)
    rows = []
    for end in shown:
        was = old.get(end.key, end)
        row = pad(text(end.what, "$muted"), name) + "  "
        if was != end:
            # What it was planned for is said once, where it stays so.
            row = row + _end(was, "$muted", due=was.planned != end.planned) + ARROW
        rows.append(fit(row + _end(end, tone_style(end.tone)), width))
    return rows


def _end(end: EndLine, style: str, *, due: bool = True) -> Content:
    planned = end.planned if due and end.planned not in ("", end.expected) else ""
    told = f" {end.told}" if end.told else ""
    return Content.assemble(
        (end.expected, "bold $foreground" if style != "$muted" else style),
        text(told, style),
        text(f" (planned {planned})" if planned else "", "$muted"),
    )


def _step(line: PreviewLine, name: int, before: int, width: int) -> Content:
    out = line.after == "left out"
    row = Content.assemble(
        pad(text(line.name, "$foreground"), name), "  ", (line.before.rjust(before), "$muted"),
        ARROW, (line.after, "$behind" if out else "$foreground"), "  ", (line.change, "$muted"),
    )  # fmt: skip
    return fit(row, width)


def _wrapped(words: str, style: str, width: int) -> list[Content]:
    return [line.rstrip() for line in text(words, style).wrap(max(4, width))]
