"""Beside the tables: what putting down here would do, who came, what is kept, who has met."""

from __future__ import annotations

from textual.content import Content

from l4pc_tui.console.widgets.draw import GAP, GUTTER, fit, hang, label, pad, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.core.live.groups.groups_view import GroupsView
from l4pc_tui.core.live.groups.landing import Landing
from l4pc_tui.look.content import text, words
from l4pc_tui.look.themes import tone_style

KEPT_AT = 14


class Beside(Drawn):
    """In a wide window a column; in a narrow one (``brief``) the few lines that matter."""

    def __init__(self, *, brief: bool = False) -> None:
        super().__init__(id="brief" if brief else "beside")
        self._brief = brief
        self._view: GroupsView | None = None
        self._hand = ""
        self._doing: Landing | None = None
        self._all_of_it = False

    def show(
        self, view: GroupsView | None, hand: str, doing: Landing | None, *, all_of_it: bool
    ) -> None:
        """Draw this. hand: who is in hand, as the room calls her; doing: what putting down would do.
        all_of_it: also what is reached, which stands nowhere else."""
        now = (view, hand, doing, all_of_it)
        if now != (self._view, self._hand, self._doing, self._all_of_it):
            self._view, self._hand, self._doing, self._all_of_it = now
            self.redraw()

    def draw(self, width: int) -> Content:
        if self._view is None:
            return GAP
        lines = self._few(self._view, width) if self._brief else self._all(self._view, width)
        return stack(fit(line, width) for line in lines)

    def _few(self, view: GroupsView, width: int) -> list[Content]:
        if self._doing:
            return words(self._doing.brief).wrap(width)[:2]
        came = " · ".join(view.came)
        met = f"pairs met {view.before.pairs} → {view.after.pairs} of {view.after.possible}"
        told = " · ".join(filter(None, (came, met, view.each.lower())))
        return text(told, "$muted").wrap(width)[:2]

    def _all(self, view: GroupsView, width: int) -> list[Content]:
        lines: list[Content] = []
        if self._doing:
            lines += [label("IN YOUR HAND"), GAP, *self._in_hand(self._doing, width), GAP]
            lines += [text("Arrows choose, space puts down.", "$muted"), GAP]
        if view.came:
            lines += [label("JUST CAME"), GAP]
            for each in view.came:
                lines += hang(text("+", "$behind"), 2, text(each), width)
            lines.append(GAP)
        if view.kept:
            lines += [label("KEPT"), GAP]
            for sign, word, names in view.kept:
                lines += hang(text(f"{sign} {word}", "$kept"), KEPT_AT, text(names), width)
            lines.append(GAP)
        if self._all_of_it:
            lines += [label("PAIRS MET"), GAP, *reached_lines(view, width, across=False)]
        return lines[:-1] if lines and not lines[-1] else lines

    def _in_hand(self, doing: Landing, width: int) -> list[Content]:
        chip = text(f" {self._hand} ", "bold reverse" if self.app.current_theme.ansi
                    else "bold $background on $accent")  # fmt: skip
        lead = chip + text(" ↕", "$accent")
        lines = hang(lead, lead.cell_length + 1, words((doing.lead,)), width)
        lines += [GAP] if doing.facts else []
        for fact in doing.facts:
            style = tone_style(fact.tone)
            sign, word, told = text(fact.sign, style), text(fact.word), text(fact.told, "$soft")
            if fact.sign == "▲" and fact.word.endswith(":"):
                lines += hang(sign, 2, text(fact.word.removesuffix(":"), style), width)
                lines += hang(GAP, 2, told, width)
            elif KEPT_AT + 2 + told.cell_length <= width and word.cell_length <= KEPT_AT:
                lines.append(sign + " " + pad(word, KEPT_AT + 1) + told)
            else:
                lines += hang(sign, 2, word + " " + told, width)
        return lines


class Reached(Drawn):
    """Below the tables: who has met whom, before these groups and after."""

    def __init__(self) -> None:
        super().__init__(id="reached")
        self._view: GroupsView | None = None

    def show(self, view: GroupsView | None) -> None:
        """Draw this."""
        if view != self._view:
            self._view = view
            self.redraw()

    def draw(self, width: int) -> Content:
        lines = reached_lines(self._view, width, across=True) if self._view else []
        return stack(fit(line, width) for line in lines or [GAP])


def reached_lines(view: GroupsView, width: int, *, across: bool) -> list[Content]:
    """Pairs met, across organisations, for each. across: labels at the left of their lines."""
    before, after = view.before, view.after
    figures = Content.assemble(
        (f"{before.pairs} → {after.pairs}", "bold $foreground"), (f" of {after.possible}", "$muted")
    )
    two = text(
        f"{before.across} → {after.across} of {after.across_possible} pairs from two organisations",
        "$soft",
    )
    each = text(view.each.removeprefix("Each "), "$soft")
    if not across:
        meter = _meter(before.pairs, after.pairs, after.possible, min(width, 36))[0]
        lines = [meter, figures, GAP, label("ACROSS"), GAP, *two.wrap(width)]
        return [*lines, GAP, label("EACH"), GAP, *each.wrap(width)]
    cells = max(10, min(48, width - GUTTER - figures.cell_length - 2))
    meter, legend = _meter(before.pairs, after.pairs, after.possible, cells)
    return [
        pad(label("PAIRS MET"), GUTTER) + meter + "  " + figures, Content(" " * GUTTER) + legend, GAP,
        *hang(label("ACROSS"), GUTTER, two, width), *hang(label("EACH"), GUTTER, each, width),
    ]  # fmt: skip


def _meter(before: int, after: int, possible: int, cells: int) -> tuple[Content, Content]:
    """So far, this round, still to come; and what each part is, below it where there is room."""
    full = cells * before // max(1, possible)
    more = max(int(after > before), cells * after // max(1, possible) - full)
    rest = max(0, cells - full - more)
    bar = Content.assemble(("█" * full, "$accent"), ("▒" * more, "$kept"), ("╌" * rest, "$faint"))
    told = [
        (full, "so far", "$muted"),
        (more, "▒ this round", "$kept"),
        (rest, "still to come", "$muted"),
    ]
    legend, at = Content(""), 0
    for length, word, style in told:
        start = min(max(at, legend.cell_length + (2 if legend else 0)), max(0, cells - len(word)))
        if length and start >= legend.cell_length:
            legend = pad(legend, start) + Content.styled(word, style)
        at += length
    return bar, legend
