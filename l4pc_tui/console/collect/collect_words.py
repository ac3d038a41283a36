"""How files of other laptops, and what they leave to be settled, are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from textual.content import Content

from l4pc_tui.console.widgets.columns import Column, fit_columns, longest_of, row
from l4pc_tui.console.widgets.draw import (
    GAP,
    barred,
    by_parts,
    ends,
    fit,
    hang,
    hint,
    label,
    pad,
    stack,
)
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.core.between.proposals import Proposal
from l4pc_tui.core.people.twice import Agrees
from l4pc_tui.core.record.erased import WAITING
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.text.amounts import count, listed
from l4pc_tui.core.text.width import cell_width
from l4pc_tui.desk.between.collect import FileView, State
from l4pc_tui.desk.between.gathering import Picture, Question
from l4pc_tui.look.content import text

STATES: dict[State, tuple[str, str]] = locked(
    State,
    {
        State.READY: ("● ready", "$kept"), State.SETTLE: ("▲ settle", "$behind"),
        State.HAD: ("= had it", "$muted"), State.REFUSED: ("× left out", "$act"),
    },
)  # fmt: skip
AGREES: dict[Agrees, tuple[str, str]] = locked(
    Agrees,
    {
        Agrees.SAME: ("= same", "$kept"), Agrees.CLOSE: ("≈ close", "$behind"),
        Agrees.ONE_SIDE: ("· one side", "$muted"), Agrees.DIFFERS: ("≠ differs", "$act"),
    },
)  # fmt: skip
_DAMAGED = ("▲ damaged", "$behind")
"""How a file is marked of which lines are left out."""
_ASKED = "on $behind 15%"
"""Behind the file that is asked about."""
_LEAD = 12
_NEW = 5
"""Cells of how many entries are new."""
_THEN = 4
"""Questions behind the first that are named."""


class _OfPicture(Drawn):
    """A half of the screen, drawn from the picture that it was given last."""

    picture: Picture | None = None

    def show(self, picture: Picture) -> None:
        """Draw this."""
        self.picture = picture
        self.redraw()

    def draw(self, width: int) -> Content:
        return GAP if self.picture is None else stack(self.lines(self.picture, width))

    def lines(self, picture: Picture, width: int) -> Iterable[Content]:
        """What stands in it, a line each."""
        raise NotImplementedError


class Files(_OfPicture):
    """What each file adds; without files what was collected, and who has sent."""

    def lines(self, picture: Picture, width: int) -> Iterable[Content]:
        return (_files if picture.look else _history)(picture, width)


class Asked(_OfPicture):
    """What is to be settled: the first in full, the others by their names."""

    def lines(self, picture: Picture, width: int) -> Iterable[Content]:
        return (*_asked(picture, width), *_waits(picture, width))


def _files(picture: Picture, width: int) -> Iterator[Content]:
    assert picture.look is not None
    beside = _beside(picture.look.files, width)
    if beside:
        head = pad(label("WHO HAS SENT"), beside) + label("WHAT IT ADDS")
    else:
        head = label("WHAT EACH FILE ADDS")
    yield ends(head, label("NEW"), width)
    whose = picture.whose(picture.asked[0]) if picture.asked else ""
    for view in picture.look.files:
        yield GAP
        tint = _ASKED if whose and view.who == whose and view.state is State.SETTLE else ""
        yield from (
            pad(line, width).stylize(tint) if tint else line for line in _file(view, width, beside)
        )
    yield GAP
    if picture.look.together:
        yield from hang(
            text("together", "$muted"), _LEAD, text(", ".join(picture.look.together)), width
        )
        yield GAP
    if picture.look.brings:
        told = "⏎ takes all of it in one step, and leaves open what is not settled. z undoes it."
    else:
        told = "Nothing new is in that."
    yield from text(told, "$muted").wrap(width)


def _beside(files: Iterable[FileView], width: int) -> int:
    """The cell at which it stands beside their names what the files add, each thing of it whole; 0
    where there is no room for that."""
    read = [each for each in files if not each.refused]
    names = max((cell_width(each.who or each.file) for each in read), default=0)
    thing = max((cell_width(told) for each in read for told in _adds(each)), default=0)
    at = _LEAD + names + 2
    return at if read and at + thing + 2 + _NEW <= width else 0


def _adds(view: FileView) -> tuple[str, ...]:
    return view.adds or (f"nothing new, taken in {view.had}" if view.had else "nothing new",)


def _file(view: FileView, width: int, beside: int) -> Iterator[Content]:
    """A file: who sent it, what it adds, beside the name where all of it is whole; then what else is
    to be known of it."""
    sign, style = STATES[view.state]
    if view.left_out and view.state is not State.SETTLE:
        sign, style = _DAMAGED
    name = text(sign.ljust(_LEAD), style) + text(view.who or view.file, "bold $foreground")
    new = text(str(view.new) if not view.refused else "", "bold")
    cohort = text(f"  {view.cohort}" if view.cohort else "", "$muted")
    if view.refused:
        yield ends(name + cohort, new, width)
        yield from hang(GAP, _LEAD, text(view.refused, "$muted"), width)
        return
    written = f"written {view.sent}, {view.file}"
    if beside:
        room = width - beside - _NEW - 1
        first, *more = by_parts(map(text, _adds(view)), room, text(", "))
        yield ends(pad(name, beside) + first, new, width)
        yield from (" " * beside + line for line in more)
        written = " · ".join(filter(None, (view.cohort, written)))
    else:
        yield ends(name + cohort, new, width)
        yield from hang(GAP, _LEAD, text(", ".join(_adds(view))), width)
    for told, style in (
        (written, "$muted"),
        (f"{count(view.filled, 'entry gets', 'entries get')} the words that were withheld"
         if view.filled else "", "$muted"),
        (view.waits, "$behind"),
        (_left_out(view), "$behind"),
    ):  # fmt: skip
        if told:
            yield from hang(GAP, _LEAD, text(told, style), width)


def _left_out(view: FileView) -> str:
    """What of a file is not taken, in one line; "" for nothing."""
    lines = sum(bool(each.line) for each in view.left_out)
    if not view.left_out:
        return ""
    if not lines:
        return view.left_out[0].told
    return f"{count(lines, 'line')} left out; ask {view.who or 'its writer'} for it again"


def _history(picture: Picture, width: int) -> Iterator[Content]:
    yield label("COLLECTED")
    for number, told in picture.collects:
        yield from hang(text(number, "$muted"), 4, text(told), width)
    if not picture.collects:
        yield hint("Nothing yet. o names a file or a folder.")
    if picture.senders:
        yield GAP
        yield label("WHO HAS SENT")
    for each in picture.senders:
        sign, style = ("● sent", "$kept") if each.sent else ("○ not yet", "$behind")
        who = listed(each.who) or "a laptop without a name"
        when = each.sent or f"newest entry {each.newest}"
        yield ends(text(sign.ljust(_LEAD), style) + text(who), text(when, "$muted"), width)
    if picture.untold:
        yield GAP
        yield label("NOTHING HAS COME OF")
    for silent in picture.untold:
        who = f" ({listed(silent.who)})" if silent.who else ""
        yield from hang(text("○ missing", "$behind"), _LEAD, text(f"{silent.what}{who}"), width)


def _asked(picture: Picture, width: int) -> Iterator[Content]:
    asked = picture.asked
    if not asked:
        yield label("TO SETTLE")
        yield text("Nothing.", "$muted")
        return
    whose = picture.whose(asked[0])
    first = Content.assemble(label(f"TO SETTLE  {len(asked)}"),
                             text(f"   from {whose}’s file" if whose else "", "$muted"))  # fmt: skip
    yield fit(first, width)
    yield GAP
    yield from _in_full(asked[0], whose, width)
    for each in asked[1 : 1 + _THEN]:
        yield GAP
        yield from hang(label("THEN"), 6, text(_named(each), "$muted"), width)
    if len(asked) > 1 + _THEN:
        yield GAP
        yield text(f"and {len(asked) - 1 - _THEN} more", "$muted")


def _waits(picture: Picture, width: int) -> Iterator[Content]:
    if picture.waits:
        told = count(picture.waits, *WAITING)
        yield GAP
        yield from hang(text("▲", "$behind"), 2, text(told), width)


def _in_full(question: Question, whose: str, width: int) -> Iterator[Content]:
    yield from barred("$behind", text(_named(question), "bold"), width)
    if not isinstance(question, Proposal):
        yield GAP
        for number, version in enumerate(question.found.versions, 1):
            told = f"{version.told}{', counts now' if version.counts else ''}"
            yield from hang(text(str(number), "$act"), 3, text(told), width)
        yield GAP
        yield from text("The number has it count. Until then both are kept.", "$muted").wrap(width)
        yield Content.assemble(("s", "bold $act"), " ", text("later", "$muted"))
        return
    of_a_person = question.kind is Kind.PERSON
    same = "one person" if of_a_person else "they are one"
    two = "two people" if of_a_person else "they are two"
    keys = (("y", same), ("n", two), ("s", "later"))
    # Beside each other, above the rows, so that a small terminal has them.
    yield fit(
        Content("   ").join(
            [Content.assemble((key, "bold $act"), " ", text(told, "$muted")) for key, told in keys]
        ),
        width,
    )
    if question.certain:
        yield text("This is certain: c says so of all that are", "$muted")
    yield GAP
    yield from _compared(question, whose, width)


def _compared(question: Proposal, whose: str, width: int) -> Iterator[Content]:
    """Both sides beside each other, whole: what is too long for its column goes on below."""
    heads = (text("so far here", "$muted"),
             text(f"{whose.split()[0]}’s file" if whose else "other", "$muted"))  # fmt: skip
    rows = [(GAP, *heads, GAP)]
    for each in question.compared:
        sign, style = AGREES[each.agrees]
        field = "e-mail" if each.field == "email" else each.field
        rows.append(
            (
                text(field, "$muted"),
                text(each.one or "-"),
                text(each.other or "-"),
                text(sign, style),
            )
        )
    columns = tuple(Column(longest_of(cells)) for cells in zip(*rows, strict=True))
    widths = fit_columns(columns, width)
    for cells in rows:
        parts = [
            cell.wrap(max(1, cells_wide)) for cell, cells_wide in zip(cells, widths, strict=True)
        ]
        for line in zip_longest(*parts, fillvalue=GAP):
            yield row(columns, widths, line)


def _named(question: Question) -> str:
    if isinstance(question, Proposal):
        return f"{question.what}. One {question.kind}?"
    return question.told
