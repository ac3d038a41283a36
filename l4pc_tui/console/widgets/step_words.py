"""The words of the step: what to say and ask, what to listen for, the ways down and aside."""

from __future__ import annotations

from textual.content import Content

from l4pc_tui.console.widgets.draw import (
    GAP,
    GUTTER,
    KEY,
    LABEL,
    barred,
    fit,
    hang,
    key,
    label,
    pad,
    pressing,
    stack,
)
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.console.widgets.large_words import in_letters, lettered, which
from l4pc_tui.console.widgets.working_keys import told_by_keys
from l4pc_tui.core.live.view_model import (
    CaptureLine,
    DoorLine,
    Part,
    ProbeLine,
    SessionView,
    SupportLine,
)
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.text.in_lines import in_lines
from l4pc_tui.look.content import inline, text
from l4pc_tui.look.themes import place_style

WORDS_AT = GUTTER + 3
"""Where the words of a probe or a door begin: after its key."""

_LEADS_ON = 3
"""Rows below the question that are shown with it: air, the way down, and how many more there are."""
WHEEL = 3
"""Lines that a turn of the wheel moves."""


class StepWords(Drawn):
    """One blank line between thoughts; spoken words stand out of the gutter with a bar.

    It scrolls by itself: a widget that grew and shrank would have the whole screen laid out
    again at every step.
    """

    FIXED = True
    DEFAULT_CSS = "StepWords { height: 1fr; }"

    def __init__(self) -> None:
        super().__init__(id="words")
        self._shown: tuple[object, ...] = ()
        self._view: SessionView | None = None
        self._needed: tuple[SupportLine, ...] = ()
        self._folded = False
        self._returning = ""
        self._large = False
        self._top = 0
        self._asked = (0, 0)
        """Where the question stands that the room was asked last: its first line, and the one
        after it."""
        self._brought = False
        """Whether the question was brought into view, and nobody has moved on since."""

    def show(
        self,
        view: SessionView,
        needed: tuple[SupportLine, ...],
        *,
        folded: bool,
        returning: str = "",
        large: bool = False,
    ) -> None:
        """Draw this step, unless it is drawn already; a new one from its top.

        needed: what is to be ticked before the session starts.
        folded: where rows are few, only the next probe is shown and doors share a line.
        returning: how many earlier commitments come back, to be followed up at the beginning.
        large: what is said and asked stands in letters of three rows, as far as there is room.
        """
        shown = (view.beside, view.parts, view.probes, view.doors, view.ceiling, view.way_up, view.card.place,
                 view.state, needed, folded, returning, view.captures, large)  # fmt: skip
        if shown == self._shown:
            return
        before = self._view
        if (
            before is None
            or (_beside_which(before), before.parts) != (_beside_which(view), view.parts)
            or (view.way_up and not before.way_up)
        ):
            self._top, self._brought = 0, False
        self._shown, self._view, self._needed, self._folded = shown, view, needed, folded
        self._returning, self._large = returning, large
        self.redraw()

    @property
    def scrolls(self) -> bool:
        """Whether there are more words than rows."""
        size = self.content_size
        return len(self._lines(size.width)) > size.height

    def scroll_words(self, lines: int) -> None:
        """Move on by so many lines, or back."""
        self._top += lines
        self._brought = False
        self.redraw()

    def bring_question(self) -> None:
        """Show the question that the room was asked last, and what leads on from there."""
        self._brought = True
        first, after = self._asked
        # Where it is time to come up, that is what stays on view: it stands first.
        comes_up = self._view is not None and self._view.way_up
        below = after + (1 if comes_up else _LEADS_ON) - self.content_size.height
        if below > self._top:
            # The uppermost row tells how many are above it.
            self._top = max(0, min(first - 1, below))
            self.redraw()

    def on_resize(self) -> None:
        """Another height shows other lines; the question stays on view where it was brought."""
        if self._brought:
            self._lines(self.content_size.width)
            self._top = 0
            self.bring_question()
        self.redraw()

    def on_mouse_scroll_down(self) -> None:
        """The wheel moves on."""
        self.scroll_words(WHEEL)

    def on_mouse_scroll_up(self) -> None:
        """The wheel moves back."""
        self.scroll_words(-WHEEL)

    def draw(self, width: int) -> Content:
        lines, height = self._lines(width), self.content_size.height
        self._top = max(0, min(self._top, len(lines) - height))
        shown = lines[self._top : self._top + height] if height else lines
        if self._top and shown:
            shown[0] = self._more("↑", self._top + 1)
        if (below := len(lines) - self._top - len(shown)) and shown:
            shown[-1] = self._more("↓", below + 1)
        return stack(shown)

    def _more(self, arrow: str, count: int) -> Content:
        words = "line" if count == 1 else "lines"
        return Content.styled(told_by_keys(self.app, f"{arrow} {count} more {words}"), "$muted")

    def _lines(self, width: int) -> list[Content]:
        view = self._view
        if view is None:
            return [GAP]
        # That it is time to come up stands first: in a low window the rest may be below the fold.
        thoughts = [_come_up(view, width)]
        thoughts += _beside(view, width)
        large = which(view.parts, width, self.content_size.height) if self._large else ()
        thoughts += [
            part_lines(part, view.card.place, width, large=number in large)
            for number, part in enumerate(view.parts)
        ]
        thoughts += [_asked(probe, width) for probe in view.probes if probe.open]
        thoughts.append(_follow_up(self._returning, width))
        thoughts.append(_support(self._needed, width))
        thoughts.append(_deeper(view, width, folded=self._folded))
        thoughts.append(_doors(view.doors, width, folded=self._folded))
        # Last: where rows are few, a door is wanted sooner.
        thoughts.append(_captures(view, width, folded=self._folded))
        lines: list[Content] = []
        latest = len(_beside(view, width)) + len(view.parts)
        latest += sum(probe.open for probe in view.probes)
        for number, thought in enumerate(thoughts):
            if number == latest:
                self._asked = (len(lines), len(lines) + len(thought))
            if thought:
                lines += [*thought, GAP]
        return lines[:-1]


def _beside_which(view: SessionView) -> str:
    return view.beside.name if view.beside else ""


def _beside(view: SessionView, width: int) -> list[list[Content]]:
    """The side step that the facilitator is in, its name first; then that the step goes on."""
    if view.beside is None:
        return []
    side, lead = view.beside, fit(Content.styled("BESIDE", "bold $behind"), GUTTER - 1)
    named = text(side.name, "bold $foreground") + text(f" · {side.told}", "$muted")
    goes_on = text(f"{view.card.name} goes on; the Screen stays as it is", "$muted")
    return [
        hang(lead, GUTTER, named, width),
        *(part_lines(part, view.card.place, width) for part in side.parts),
        hang(fit(label("THE STEP"), GUTTER - 1), GUTTER, goes_on, width),
    ]


def part_lines(part: Part, place: Place, width: int, *, large: bool = False) -> list[Content]:
    """One thought. large: in letters; whoever says so knows that it can be drawn in them."""
    rows = in_letters(part.text, width) if large else None
    if rows:
        asked = part.look == "ask"
        bar = place_style(place) if asked else "$faint"
        return lettered(rows, bar, "$foreground" if asked else "$soft")
    told = in_lines(part.text, max(4, width - GUTTER))
    if part.look == "say":
        return barred("$faint", inline(told, "$foreground"), width)
    if part.look == "ask":
        return barred(place_style(place), inline(told, "bold $foreground"), width)
    if part.look == "safety":
        lead = fit(Content.styled(part.label, "bold $behind"), GUTTER - 1)
        return hang(lead, GUTTER, inline(told, "$foreground"), width)
    return hang(fit(label(part.label), GUTTER - 1), GUTTER, inline(told, "$soft"), width)


def _asked(probe: ProbeLine, width: int) -> list[Content]:
    """A probe that the room has been asked, and what goes with it."""
    style = place_style(probe.place)
    words = inline(probe.text, "bold $foreground") + Content.styled(
        f"  ◆ {probe.place.value}", style
    )
    lines = barred(style, words, width)
    for remark in probe.remarks:
        lines += [GAP, *part_lines(remark, probe.place, width)]
    return lines


def _captures(view: SessionView, width: int, *, folded: bool) -> list[Content]:
    """What the place asks to be caught, each with its mark or key; what is caught has a sign.

    The script's own words come first. Where rows are few, one row tells what is still lacking.
    """
    lines = [line for line in view.captures if not (folded and line.caught)]
    if not lines:
        return []
    words = text(" · ", "$faint").join([_capture(line) for line in lines])
    lead = fit(label("CAPTURE"), GUTTER - 1)
    return (
        [pad(lead, GUTTER) + fit(words, width - GUTTER)]
        if folded
        else hang(lead, GUTTER, words, width)
    )


def _capture(line: CaptureLine) -> Content:
    if line.caught:
        return Content.assemble(("✓ ", "$kept"), text(line.name, "$muted"))
    if not line.how:
        return text(line.short, "$soft")
    # "n rule:" is n, and what the line begins with.
    first, _, rest = line.how.partition(" ")
    return Content.assemble(
        key(first), text(f" {rest}".rstrip() + " ", KEY), text(line.short, "$soft")
    )


def _follow_up(returning: str, width: int) -> list[Content]:
    """That earlier commitments come back; a key follows them up."""
    lead = Content.assemble(("FOLLOW UP".ljust(GUTTER), LABEL), key("f"))
    return hang(lead, WORDS_AT, text(returning, "$soft"), width) if returning else []


def _support(needed: tuple[SupportLine, ...], width: int) -> list[Content]:
    """What this plan needs, and whether it is there; a key ticks it."""
    lines: list[Content] = []
    for number, line in enumerate(needed):
        lead = Content.assemble(
            ("SUPPORT".ljust(GUTTER) if number == 0 else " " * GUTTER, LABEL),
            key("c") if number == 0 else " ",
        )
        words = Content.assemble(text(line.words, "$soft"), "  ", support_word(line.ok))
        lines += hang(lead, WORDS_AT, words, width)
    return lines


def support_word(ok: bool | None) -> Content:
    """Whether something is there: a word with its sign."""
    told, style = {
        True: ("● there", "$kept"), False: ("○ missing", "bold $act"),
        None: ("· not ticked", "$muted"),
    }[ok]  # fmt: skip
    return Content.styled(told, style)


def _deeper(view: SessionView, width: int, *, folded: bool) -> list[Content]:
    """The questions not asked yet; the next of them has the key."""
    lines: list[Content] = []
    waiting = [probe for probe in view.probes if not probe.open]
    for number, probe in enumerate(waiting[:1] if folded else waiting):
        first = number == 0
        lead = _key(first)
        words = inline(probe.text, "$soft" if first else "$muted")
        if probe.place is not view.card.place:
            words = words + Content.styled(f"  {probe.place.value}", place_style(probe.place))
        if folded and len(waiting) > 1:
            words = words + Content.styled(f"  +{len(waiting) - 1}", "$muted")
        lines += hang(lead, WORDS_AT, words, width)
    if view.ceiling:
        lines += hang(_key(not lines), WORDS_AT, text(view.ceiling, "$muted"), width)
    return lines


def _key(first: bool) -> Content:
    """The first of what is further down has the key."""
    lead = key("d") if first else text("·", "$muted")
    return Content.assemble((("DEEPER" if first else "").ljust(GUTTER), LABEL), lead)


def _come_up(view: SessionView, width: int) -> list[Content]:
    """While the lights say come up: the way, how long it takes, and that one may pause."""
    if not view.way_up:
        return []
    paused = view.state is State.PAUSED
    lead = Content.assemble(
        ("COME UP".ljust(GUTTER), "bold $act"),
        text("·", "$muted") if paused else key("U"),
    )
    space, up = key("space", style="$foreground"), key("U", style="$foreground")
    told = (
        Content.assemble(space, " goes on, then ", up, f" to {view.way_up}")
        if paused
        else Content.assemble(f"to {view.way_up}; or ", space, " pauses")
    )
    return hang(lead, WORDS_AT, told.stylize_before("$foreground"), width)


def _doors(doors: tuple[DoorLine, ...], width: int, *, folded: bool) -> list[Content]:
    lines: list[Content] = []
    if folded and (line := _on_one_line(doors, width)):
        return [line]
    for door in doors:
        named = text(door.label, LABEL)
        if named.cell_length >= GUTTER:
            # A condition that is too long for the gutter stands whole above what it opens.
            lines += [line.rstrip() for line in named.wrap(max(4, width))]
            named = GAP
        lead = Content.assemble(pad(named, GUTTER), key(door.key, style="bold $foreground"))
        lead = lead.stylize(pressing(door.key))
        lines += hang(lead, WORDS_AT, _door(door), width)
    return lines


def _door(door: DoorLine) -> Content:
    """What a door does; one whose condition is seen to hold says so."""
    words = inline(door.text, "$soft")
    return words + Content.styled("  ▲ now", "$behind") if door.offered else words


def _on_one_line(doors: tuple[DoorLine, ...], width: int) -> Content | None:
    """The doors beside each other, when that leaves nothing out."""
    entries = [
        Content.assemble(
            text(door.label, LABEL).truncate(max(GUTTER, len(door.label) + 1), pad=True),
            key(door.key, style="bold $foreground"), "  ", _door(door),
        ).stylize(pressing(door.key))
        for door in doors
    ]  # fmt: skip
    line = Content("   ").join(entries)
    return line if doors and line.cell_length <= width else None
