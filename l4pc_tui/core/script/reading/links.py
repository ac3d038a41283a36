"""Drafts become steps: ids, times, groups, depths and the targets of doors are settled.

Depth and group come from the step before where a step names none; a side step takes them from
its opener. That can only be told when every step is known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, cast

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.checking.flow import FlowStep, check_flow
from l4pc_tui.core.script.checking.way_back import check_way_back
from l4pc_tui.core.script.messages.report import Report
from l4pc_tui.core.script.model.measures import NO_TIME, WHOLE_CIRCLE, Group, Time
from l4pc_tui.core.script.model.model import Asking, Block, Cut, Door, Handout, Probe, Step
from l4pc_tui.core.script.model.step_names import Named, StepIndex
from l4pc_tui.core.script.model.words import (
    ANSWERS,
    ASKINGS,
    CUTS,
    FITS,
    GROUP_NAMES,
    PLACES,
    ROOM_LABELS,
    SECTIONS,
)
from l4pc_tui.core.script.syntax.doors import Names, RawDoor, free_id, read_door, read_next, slug
from l4pc_tui.core.script.syntax.groups import read_group
from l4pc_tui.core.script.syntax.raw_steps import DraftBlock, DraftProbe, DraftStep
from l4pc_tui.core.script.syntax.times import read_time
from l4pc_tui.core.text import fold

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,63}$")
_MOST = {"Lead": 80, "Room": 120}


@dataclass(slots=True)
class _Step:
    """A step in the making. depth, group: None until they are known."""

    draft: DraftStep
    id: str
    time: Time
    cut: Cut
    depth: Place | None
    group: Group | None
    lead: str
    room: str
    inherits: tuple[str, ...]
    whole_room: bool
    pulse: Asking
    doors: list[Door] = field(default_factory=list)
    subs: dict[int, Door] = field(default_factory=dict)
    """Doors of probes, by the id of what they were read from."""
    next: str | None = None

    @property
    def name(self) -> str:
        return self.draft.name

    def openings(self) -> list[str]:
        """The ids of the steps that it leads to by a door or a Next."""
        doors = (*self.doors, *self.subs.values())
        return [door.target or "" for door in doors if door.verb in ("go to", "skip to")] + [
            self.next or ""
        ]


def settle(
    main: Sequence[DraftStep],
    sides: Sequence[DraftStep],
    handouts: Sequence[Handout],
    sections: Sequence[str],
    report: Report,
) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    """The steps and the side steps of the drafts."""
    taken: dict[str, int] = {}
    made: list[_Step] = []
    for draft in (*main, *sides):
        made.append(_facts(draft, _id_of(draft, taken, report), report))
    _same_names(made, report)
    _inherit_from_before(made[: len(main)], report)

    others = {fold(handout.name): "handout" for handout in handouts}
    others |= {fold(section): "section" for section in sections}
    names = Names(StepIndex(cast(list[Named], made), len(main)), others)
    for here, step in enumerate(made):
        _lead_on(step, here, names, report)
    _inherit_from_openers(made, len(main))
    stops = [_stop(step) for step in made]
    if flow := check_flow(stops, names.nearly, report):
        check_way_back(flow, report)
    steps = tuple(_finished(step, report) for step in made)
    return steps[: len(main)], steps[len(main) :]


def _id_of(draft: DraftStep, taken: dict[str, int], report: Report) -> str:
    wanted = slug(draft.name) or "step"
    if fact := draft.facts.get("Id"):
        if _SLUG.match(fact.value):
            wanted = fact.value
        else:
            report.add("H212", fact.at, value=fact.value[:60], name="Id", hint=FITS["id"] + ".")
    return free_id(wanted, taken)


def _same_names(made: list[_Step], report: Report) -> None:
    seen: dict[str, _Step] = {}
    for step in made:
        first = seen.setdefault(fold(step.name), step)
        if first is not step:
            report.add("S305", step.draft.at, name=step.name, n=first.draft.at.line)


def _facts(draft: DraftStep, step_id: str, report: Report) -> _Step:
    """The step with its own facts read; what it does not say stays open."""
    if not draft.blocks and not draft.doors and not draft.next:
        report.add("S306", draft.at)
    inherits: list[str] = []
    depth = _depth(draft, report)
    group = _group(draft, report)
    if draft.kind == "side":
        inherits = [n for n, own in (("depth", depth), ("group", group)) if own is None]
    elif group is None and "Group" not in draft.facts:
        group = WHOLE_CIRCLE
    return _Step(
        draft=draft,
        id=step_id,
        time=_time(draft, report),
        cut=_cut(draft, report),
        depth=depth,
        group=group,
        lead=_short("Lead", draft, report),
        room=_short("Room", draft, report),
        inherits=tuple(inherits),
        whole_room=_whole_room(draft, report),
        pulse=_pulse(draft, report),
    )


def _time(draft: DraftStep, report: Report) -> Time:
    fact = draft.facts.get("Time")
    if fact is None:
        close = report.closest(draft.name, SECTIONS.values(), 0.75)
        hint = f"If it is not a step, the closest section name is “{close}”." if close else None
        report.add("T502", draft.at, name=draft.name, x=close, hint=hint)
        return NO_TIME
    time = read_time(fact.value, fact.at, report, may_be_none=True) or NO_TIME
    if time.per is None and (whole := time.for_people(1).ideal) > 90 * 60:
        report.add("T507", fact.at, n=whole // 60)
    return time


def _cut(draft: DraftStep, report: Report) -> Cut:
    fact = draft.facts.get("Cut")
    if fact is None:
        return "never"
    cut = CUTS.get(fold(fact.value))
    if cut is None:
        report.add("S321", fact.at, x=fact.value[:60])
    return cast(Cut, cut or "never")


def _pulse(draft: DraftStep, report: Report) -> Asking:
    fact = draft.facts.get("Pulse")
    if fact is None:
        return ""
    way = ASKINGS.get(fold(fact.value))
    if way is None:
        report.add(
            "L443", fact.at, x=fact.value[:60], y=report.closest(fact.value, ASKINGS.values())
        )
    return way or ""


def _whole_room(draft: DraftStep, report: Report) -> bool:
    """Whether a side step is for the whole room; every other step is, without saying so."""
    fact = draft.facts.get("Whole room")
    if draft.kind == "step":
        if fact is not None:
            report.add("S325", fact.at)
        return False
    if fact is None:
        _check_unseen(draft, report)
        return False
    answer = ANSWERS.get(fold(fact.value))
    if answer is None:
        report.add("S324", fact.at, x=fact.value[:60])
    return bool(answer)


def _check_unseen(draft: DraftStep, report: Report) -> None:
    """Say when a side step has something for the Screen, and does not say whose it is."""
    group = draft.facts.get("Group")
    if group is not None and read_group(group.value) not in ("same", None):
        report.add("A812", group.at, label="Group")
    for block in draft.blocks:
        if block.label in ROOM_LABELS:
            report.add("A812", block.at, label=block.label)
            return


def _depth(draft: DraftStep, report: Report) -> Place | None:
    fact = draft.facts.get("Depth")
    if fact is None:
        return None
    place = PLACES.get(fold(fact.value))
    if place is None:
        close = report.closest(fact.value, [p.value for p in Place])
        report.add("L410", fact.at, word=fact.value[:60], x=close)
    # Until it is mended the step is as deep as one can be, and not as the one before.
    return place or Place.POWER


def _group(draft: DraftStep, report: Report) -> Group | None:
    """The step's own group; None for ``same`` and for none."""
    fact = draft.facts.get("Group")
    if fact is None:
        return None
    group = read_group(fact.value)
    if group is None:
        report.add("S320", fact.at, x=fact.value[:60], y=report.closest(fact.value, GROUP_NAMES))
    return None if group == "same" else group


def _short(name: Literal["Lead", "Room"], draft: DraftStep, report: Report) -> str:
    fact = draft.facts.get(name)
    if fact is None:
        return ""
    if len(fact.value) > _MOST[name]:
        hint = FITS[f"{name.lower()} of a step"] + "."
        report.add("H212", fact.at, value=fact.value[:59] + "…", name=name, hint=hint)
    return fact.value


def _inherit_from_before(made: list[_Step], report: Report) -> None:
    depth = Place.SURFACE
    group: Group | None = None
    for step in made:
        depth = step.depth = step.depth or depth
        if step.group is None:
            fact = step.draft.facts.get("Group")
            if group is None and fact and not report.found_at(fact.at, ("S320",)):
                report.add("S322", fact.at)
            step.group = group or WHOLE_CIRCLE
        group = step.group


def _inherit_from_openers(made: list[_Step], main: int) -> None:
    """Side steps take what they do not say from the first step that opens them."""
    by_id = {step.id: step for step in made}
    waiting = made[:main]
    settled = {step.id for step in waiting}
    while waiting:
        opener = waiting.pop(0)
        for target in opener.openings():
            if target in by_id and target not in settled:
                side = by_id[target]
                side.depth = side.depth or opener.depth
                side.group = side.group or opener.group
                settled.add(target)
                waiting.append(side)


def _lead_on(step: _Step, here: int, names: Names, report: Report) -> None:
    """Read the step's doors, those of its probes, and its Next."""
    draft = step.draft
    conditions: set[str] = set()
    for raw in draft.doors:
        door = read_door(raw, here, names, report)
        if fold(door.condition) in conditions:
            report.add("D608", raw.at)
        conditions.add(fold(door.condition))
        step.doors.append(door)
    for probe in (probe for block in draft.blocks for probe in block.probes):
        for sub in probe.subs:
            if isinstance(sub, RawDoor):
                step.subs[id(sub)] = read_door(sub, here, names, report)
    if draft.next:
        step.next = read_next(draft.next.value, draft.next.at, names, report)


def _stop(step: _Step) -> FlowStep:
    """The step as the flow check sees it."""
    draft = step.draft
    doors = [(door, raw.at) for door, raw in zip(step.doors, draft.doors, strict=True)]
    for probe in (probe for block in draft.blocks for probe in block.probes):
        doors += [(step.subs[id(sub)], sub.at) for sub in probe.subs if isinstance(sub, RawDoor)]
    next_at = draft.next.at if draft.next else draft.at
    place = step.depth or Place.SURFACE
    # A probe without its place is as deep as one can be.
    asked = [probe.depth or Place.POWER for block in draft.blocks for probe in block.probes]
    return FlowStep(
        step.id, step.name, draft.kind == "side", draft.at, step.next, next_at, tuple(doors),
        place, max((place, *asked), key=lambda each: each.depth),
    )  # fmt: skip


def _finished(step: _Step, report: Report) -> Step:
    depth = step.depth or Place.SURFACE
    return Step(
        id=step.id,
        name=step.name,
        kind=step.draft.kind,
        depth=depth,
        group=step.group or WHOLE_CIRCLE,
        cut=step.cut,
        lead=step.lead,
        room=step.room,
        time=step.time,
        blocks=tuple(_block(block, depth, step, report) for block in step.draft.blocks),
        doors=tuple(step.doors),
        next=step.next,
        line=step.draft.at.line,
        inherits=step.inherits,
        whole_room=step.whole_room,
        pulse=step.pulse,
    )


def _block(draft: DraftBlock, depth: Place, step: _Step, report: Report) -> Block:
    probes: list[Probe] = []
    for draft_probe in draft.probes:
        own = draft_probe.depth
        if own is None:
            # No place is guessed: until it is mended it is as deep as a question can be.
            probes.append(_probe(draft_probe, Place.POWER, step))
            continue
        if own is not Place.RETURN and own.depth < depth.depth and probes:
            report.add("L411", draft_probe.at)
        depth = own
        probes.append(_probe(draft_probe, own, step))
    return Block(draft.label, draft.audience, draft.text(), draft.at.line, tuple(probes))


def _probe(draft: DraftProbe, depth: Place, step: _Step) -> Probe:
    subs = tuple(step.subs[id(sub)] if isinstance(sub, RawDoor) else sub for sub in draft.subs)
    return Probe(depth, draft.text, draft.at.line, subs)
