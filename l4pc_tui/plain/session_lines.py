"""A session in lines: one fact each, no colour, no sign that must be seen to be understood."""

from __future__ import annotations

from collections.abc import Container, Sequence

from l4pc_tui.core.live.notes.captures import PULSE, REGISTER
from l4pc_tui.core.live.view_model import (
    Card,
    Lights,
    NoteLine,
    Part,
    ProbeLine,
    SessionView,
    SupportLine,
    step_of,
)
from l4pc_tui.core.record.life import State
from l4pc_tui.core.text.in_lines import row_by_row
from l4pc_tui.core.text.inline import unmarked
from l4pc_tui.core.text.toned import Words
from l4pc_tui.desk.session.conductor import Saving

LOOKS = {"say": "Say", "ask": "Ask", "show": "", "safety": "", "plain": ""}
"""The word before spoken ones; "" where the part has a label of its own."""
LEFT = {
    State.PLANNED: "", State.RUNNING: " The session goes on.", State.PAUSED: " The session waits.",
    State.CLOSED: "",
}  # fmt: skip
"""What a session does once it is left."""
OVERDUE = {
    "lock": "plan, then lock, puts that at another time.",
    "plan": "from now counts from now.",
}
_SIGNS = "●▲▼ "
_TYPED = {PULSE: "pulse", REGISTER: "r"}
"""What is typed here for what is a key on the console."""


def rehearsed(pace: float) -> str:
    """That it is a rehearsal, and how fast its clock runs."""
    fast = "at the usual speed" if pace == 1 else f"{pace:g} times as fast"
    return f"This is a rehearsal: from the start on its clock runs {fast}, and no record is kept."


def opening(view: SessionView) -> list[str]:
    """What is told when a session is opened: which it is, and where it stands."""
    lines = [view.title, *_apart(view.where), f"It is {view.clock}."]
    if view.state is State.PLANNED:
        return [*lines, *standing(view), "Not started. Enter starts it."]
    if view.state is State.CLOSED:
        return [*lines, *standing(view), "Closed. “reopen” goes on with it."]
    return [*lines, *standing(view), *step(view), timer(view)]


def step(view: SessionView) -> list[str]:
    """The step that the group is on, whole."""
    card = view.card
    item = next((ln.name for ln in view.sheet if ln.state == "now" and not ln.indent), card.name)
    named = [f"Item: {item}"]
    if card.name != item:
        named.append(f"Step: {card.name}")
    return [
        *named,
        _place(card),
        *_apart(card.meta),
        *([view.round.told] if view.round else []),
        *until(view),
        *([card.usual] if card.usual else []),
        *beside(view),
        *(line for part in view.parts for line in words(part)),
        *(line for probe in view.probes if probe.open for line in asked(probe)),
        *captures(view),
        *come_up(view.way_up, paused=view.state is State.PAUSED),
        *deeper(view),
        *doors(view),
        f"Next: {card.next}",
    ]


def beside(view: SessionView) -> list[str]:
    """The side step that is not for the whole room, and that the step goes on meanwhile."""
    side = view.beside
    if side is None:
        return []
    return [
        f"Side step: {side.name}",
        *_apart(side.told),
        *(line for part in side.parts for line in words(part)),
        f"The step goes on: {view.card.name}. Enter goes back to {side.back}.",
    ]


def words(part: Part) -> list[str]:
    """A labelled thought: the label as a word, then its lines."""
    label = LOOKS[part.look] or part.label.capitalize()
    first, *more = unmarked(row_by_row(part.text)).split("\n")
    return [f"{label}: {first}", *(line for line in more if line.strip())]


def asked(probe: ProbeLine) -> list[str]:
    """A question further down that the room has been asked."""
    lines = [f"Ask, {probe.place}: {unmarked(probe.text)}"]
    return lines + [line for remark in probe.remarks for line in words(remark)]


def captures(view: SessionView) -> list[str]:
    """What the place asks to be caught, each with what is typed for it."""
    told = []
    for line in view.captures:
        how = _TYPED.get(line.how, line.how)
        told.append(f"{line.name}{', caught' if line.caught else f' ({how})' if how else ''}")
    return [f"To catch: {'; '.join(told)}."] if told else []


def deeper(view: SessionView) -> list[str]:
    """The questions further down that are still to be had; d asks the first."""
    left = [probe for probe in view.probes if not probe.open]
    leads = ["Deeper with d", *["Then"] * len(left)]
    lines = [
        f"{lead}, {probe.place}: {unmarked(probe.text)}"
        for lead, probe in zip(leads, left, strict=False)
    ]
    below = view.ceiling if left else f"Deeper with d, {view.ceiling}"
    return [*lines, *([below] if view.ceiling else [])]


def come_up(way_up: str, *, paused: bool = False) -> list[str]:
    """While the lights say come up: the way, how long it takes, and that one may pause."""
    if way_up and paused:
        return [f"Come up: pause goes on, then return goes to {way_up}."]
    return [f"Come up: return goes to {way_up}; or pause."] if way_up else []


def lights(four: Lights, up: str = "", *, paused: bool = False) -> list[str]:
    """The four lights, each its colour as a word and its reason; then what they come to.

    up: how one comes up, when that is the advice. paused: whether the clock stands.
    """
    lines = [f"{light.name}, {light.colour}: {_commas(light.words)}" for light in four.all]
    late = [OVERDUE[four.overdue]] if four.overdue else []
    below = [four.told_below] if four.below else []
    return [*lines, *late, *below, *(come_up(up, paused=paused) or [four.told])]


def depth(view: SessionView) -> list[str]:
    """The places with the minutes spent there, until when deeper, and the lights."""
    lines = []
    for line in view.depth:
        spent = f"{line.minutes} min" if line.minutes else ""
        about = ", ".join(filter(None, (spent, "now" if line.now else "", line.note)))
        named = ", ".join(filter(None, (line.place, line.story)))
        lines.append(f"{named}: {about}" if about else named)
    paused = view.state is State.PAUSED
    four = lights(view.lights, view.way_up, paused=paused) if view.lights else []
    return [*lines, *deepest(view), *four]


def deepest(view: SessionView) -> list[str]:
    """Until when one can go deeper."""
    return [told] if (told := said(view.deeper)) else []


def support(number: int, line: SupportLine) -> str:
    """What the plan needs, with its number, and whether it is there."""
    told = {True: "there", False: "missing", None: "not ticked"}[line.ok]
    return f"{number}. {line.words}: {told}"


def doors(view: SessionView) -> list[str]:
    """The doors with their numbers."""
    return [
        f"Door {door.key}, {door.label.lower()}{', now' if door.offered else ''}: "
        f"{unmarked(door.text)}"
        for door in view.doors
    ]


def timer(view: SessionView) -> str:
    """The step's clock, in words."""
    return f"Time: {view.card.told}"


def until(view: SessionView) -> list[str]:
    """When the step ends, and when it was planned to."""
    card = view.card
    return [", ".join(filter(None, (f"This step: {card.until}", card.due)))] if card.until else []


def time(view: SessionView) -> list[str]:
    """How it stands against the clock: the session, and the step while its clock counts."""
    counts = view.state in (State.RUNNING, State.PAUSED)
    round_now = [f"{view.round.told}, {view.round.bell}"] if counts and view.round else []
    clock = [*round_now, timer(view), *until(view)] if counts else []
    return [f"It is {view.clock}.", *standing(view), *deepest(view), *clock]


def again(view: SessionView) -> list[str]:
    """The step once more, as it stands now."""
    return [*step(view), timer(view)]


def standing(view: SessionView) -> list[str]:
    """How the session stands against the clock, a line for each end."""
    return [line.lstrip(_SIGNS) for line in _apart(said(view.standing))]


def sheet(view: SessionView) -> list[str]:
    """The run sheet, numbered for “go”."""
    return [
        " ".join(
            part
            for part in (
                f"{number}.", line.time, line.name,
                f"{line.minutes} min" if line.minutes else "", f"({line.state})",
            )
            if part
        )
        for number, line in enumerate(view.sheet, 1)
    ]  # fmt: skip


def left(view: SessionView) -> str:
    """That the session was left, and what it does now."""
    return f"Left.{LEFT[view.state]}"


def note(line: NoteLine) -> str:
    """A note with its time and kind."""
    told = f"{line.time} {line.kind}: {line.text}"
    beside = ", ".join(filter(None, (line.withdrawn, line.versions)))
    return f"{told} ({beside})" if beside else told


def not_saved(saving: Saving) -> str:
    """That something waits for the disk, and why."""
    waits = saving.word.replace(" · ", ", ")
    return f"{waits}: {saving.reason}" if saving.reason else "not saved yet"


def numbered_notes(notes: Sequence[NoteLine], only: Container[str] | None = None) -> list[str]:
    """The notes with their numbers, all or only some of them."""
    return [
        f"{at}. {note(line)}" for at, line in enumerate(notes, 1) if only is None or line.id in only
    ]


def new_notes(before: SessionView, now: SessionView) -> list[str]:
    """The notes that have come."""
    known = {line.id for line in before.notes}
    return [note(line) for line in now.notes if line.id not in known]


def said(told: Words) -> str:
    """Words without their tones, as they would be said: commas for the gaps between them."""
    return "".join(word.text for word in told).strip().replace("  ", ", ")


def changes(before: SessionView, now: SessionView) -> list[str]:
    """What is to be told after ``before`` was told: only what has changed."""
    if now.state is not before.state:
        return _life(before, now)
    if step_of(now) != step_of(before):
        return step(now)
    if (now.beside and now.beside.name) != (before.beside and before.beside.name):
        return [*(beside(now) or [f"Back to {now.card.name}."]), *doors(now), timer(now)]
    lines: list[str] = []
    for earlier, probe in zip(before.probes, now.probes, strict=False):
        if probe.open and not earlier.open:
            lines += asked(probe)
        elif earlier.open and not probe.open:
            lines.append(f"Covered: {unmarked(probe.text)}")
    if now.card.place is not before.card.place:
        lines.append(_place(now.card))
    lines += [line for line in doors(now) if line not in doors(before)]
    return lines


def _life(before: SessionView, now: SessionView) -> list[str]:
    if now.state is State.PAUSED:
        return ["Paused."]
    if now.state is State.CLOSED:
        return ["Closed.", *standing(now)]
    if now.state is State.PLANNED:
        return ["Not started. Enter starts it."]
    if before.state is State.PAUSED and step_of(now) == step_of(before):
        return ["Going on.", timer(now)]
    return step(now)


def _place(card: Card) -> str:
    return f"Place: {', '.join(filter(None, (card.place, card.story)))}"


def _commas(told: str) -> str:
    return told.replace(" · ", ", ")


def _apart(told: str) -> list[str]:
    return [part.strip() for part in told.split(" · ") if part.strip()]
