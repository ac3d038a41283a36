"""Two versions of an exercise, step by step."""

from __future__ import annotations

from collections.abc import Sequence

from l4pc_tui.core.script.comparing.differences import Sentences, cut_short, matched, moved
from l4pc_tui.core.script.model.model import Block, Door, Exercise, Handout, Probe, Section, Step
from l4pc_tui.core.script.model.phrases import next_words, response_words, time_words
from l4pc_tui.core.text import fold

_SHOWN = {"Show": "shows", "Ask": "asks"}


def compare_steps(old: Exercise, new: Exercise) -> list[str]:
    """What changed in the steps, handouts and sections."""
    told = Sentences()
    for kind, before, after in (
        ("step", old.steps, new.steps),
        ("side step", old.sides, new.sides),
    ):
        _Steps(kind, before, after, old, new, told).compare()
    _texts("handout", old.handouts, new.handouts, told)
    _texts("section", old.sections, new.sections, told)
    return told.found


class _Steps:
    """Compares the steps of one kind."""

    def __init__(
        self, kind: str, before: Sequence[Step], after: Sequence[Step],
        old: Exercise, new: Exercise, told: Sentences,
    ) -> None:  # fmt: skip
        self.kind = kind
        self.before = before
        self.after = after
        self.old = old
        self.new = new
        self.told = told
        self.pairs = matched(before, after, key=lambda step: step.name, text=_step_text)

    def compare(self) -> None:
        kept = {step.id for step in self.pairs.values()}
        for step in self.before:
            if step.id not in kept:
                self.told.say(f"The {self.kind} “{step.name}” is gone.")
        above: Step | None = None
        for step in self.after:
            if (before := self.pairs.get(step.id)) is None:
                place = "" if self.kind == "side step" else _place(above)
                self.told.say(
                    f"The {self.kind} “{step.name}” ({time_words(step.time)}) is new{place}."
                )
            else:
                self._step(before, step)
            above = step
        if self.kind == "step":
            for step, over in moved(self.before, self.after, self.pairs):
                self.told.say(f"“{step.name}” has moved: it now comes{_place(over).lstrip(',')}.")

    def _step(self, old: Step, new: Step) -> None:
        name = f"“{new.name}”"
        told = self.told
        if old.name != new.name:
            told.say(f"“{old.name}” is now called {name}.")
        elif old.id != new.id:
            told.value(f"{name}: id", old.id, new.id)
        told.value(f"{name}: time", time_words(old.time), time_words(new.time))
        told.value(f"{name}: group", _group(old), _group(new))
        told.value(f"{name}: place", _depth(old), _depth(new))
        told.value(f"{name}: cut", old.cut, new.cut)
        told.value(f"{name}: lead", old.lead, new.lead)
        told.value(f"{name}: room", old.room, new.room)
        told.value(f"{name}: for the whole room", _whole(old), _whole(new))
        told.value(f"{name}: how the pulse is asked", old.pulse, new.pulse)
        _blocks(name, old.blocks, new.blocks, told)
        self._probes(name, old.probes, new.probes)
        self._doors(name, old.doors, new.doors)
        self._next(name, old, new)

    def _next(self, name: str, old: Step, new: Step) -> None:
        before = next_words(old.next, self.old) if old.next else ""
        after = next_words(new.next, self.new) if new.next else ""
        if before != after:
            where = f"goes on to {after}" if after else "goes on as it stands on the page"
            self.told.say(f"{name} now {where}.")

    def _doors(self, name: str, old: Sequence[Door], new: Sequence[Door]) -> None:
        before = {fold(door.condition): door for door in old}
        after = {fold(door.condition): door for door in new}
        for key in dict.fromkeys((*before, *after)):
            one, other = before.get(key), after.get(key)
            was = response_words(one, self.old) if one else ""
            now = response_words(other, self.new) if other else ""
            if one is None and other is not None:
                self.told.say(f"{name}: a new door, if {other.condition}: {cut_short(now)}.")
            elif other is None and one is not None:
                self.told.say(f"{name}: the door “If {one.condition}” is gone.")
            elif one is not None and was != now and not self._renamed(one, other):
                self.told.words(f"{name}, if {one.condition}", was, now)

    def _renamed(self, one: Door, other: Door | None) -> bool:
        """True when both lead to what is one step under two names."""
        if other is None or one.verb != other.verb or one.advice != other.advice:
            return False
        pairs = {
            **matched(self.old.steps, self.new.steps, key=_name_of, text=_step_text),
            **matched(self.old.sides, self.new.sides, key=_name_of, text=_step_text),
        }
        before = pairs.get(other.target or "")
        return before is not None and before.id == one.target

    def _probes(self, name: str, old: Sequence[Probe], new: Sequence[Probe]) -> None:
        before = {fold(probe.text): probe for probe in old}
        after = {fold(probe.text): probe for probe in new}
        for key, probe in before.items():
            if key not in after:
                self.told.say(f"{name}: the deeper question “{cut_short(probe.text)}” is gone.")
        for key, probe in after.items():
            if key not in before:
                text = cut_short(probe.text)
                self.told.say(f"{name}: a new deeper question ({probe.depth.value}), “{text}”.")
                continue
            earlier = before[key]
            where = f"{name}, “{cut_short(probe.text)}”"
            self.told.value(f"{where}: place", earlier.depth.value, probe.depth.value)
            _blocks(where, earlier.remarks, probe.remarks, self.told)
            self._doors(where, earlier.doors, probe.doors)
        common = [
            [key for key in order if key in before and key in after] for order in (before, after)
        ]
        if common[0] != common[1]:
            self.told.say(f"{name}: the deeper questions come in another order.")


def _blocks(name: str, old: Sequence[Block], new: Sequence[Block], told: Sentences) -> None:
    """What is said, shown and noted, label by label in the order of the new version."""
    for label in dict.fromkeys(block.label for block in (*new, *old)):
        before = [block.text for block in old if block.label == label]
        after = [block.text for block in new if block.label == label]
        both = [text for text in after if text in before]
        was = [text for text in before if text not in both]
        now = [text for text in after if text not in both]
        for number in range(max(len(was), len(now))):
            gone = was[number] if number < len(was) else ""
            come = now[number] if number < len(now) else ""
            if label in _SHOWN and not gone:
                told.say(f"{name} now {_SHOWN[label]} the room “{cut_short(come)}”.")
            elif label in _SHOWN and not come:
                told.say(f"{name} no longer {_SHOWN[label]} the room “{cut_short(gone)}”.")
            else:
                told.words(f"{name}, {label}", gone, come)
    orders = [[(block.label, block.text) for block in blocks] for blocks in (old, new)]
    if orders[0] != orders[1] and sorted(orders[0]) == sorted(orders[1]):
        told.say(f"{name}: its lines come in another order.")


def _texts(
    kind: str, old: Sequence[Handout | Section], new: Sequence[Handout | Section], told: Sentences
) -> None:
    before = {fold(text.name): text for text in old}
    after = {fold(text.name): text for text in new}
    for key in dict.fromkeys((*before, *after)):
        if key not in before:
            told.say(f"The {kind} “{after[key].name}” is new.")
        elif key not in after:
            told.say(f"The {kind} “{before[key].name}” is gone.")
        else:
            told.words(f"The {kind} “{after[key].name}”", before[key].text, after[key].text)


def _name_of(step: Step) -> str:
    return step.name


def _step_text(step: Step) -> str:
    words = [block.text for block in step.blocks]
    return " ".join([*words, *(probe.text for probe in step.probes)])


def _group(step: Step) -> str:
    return "as its opener" if "group" in step.inherits else step.group.words


def _depth(step: Step) -> str:
    return "as its opener" if "depth" in step.inherits else step.depth.value


def _whole(step: Step) -> str:
    return "yes" if step.whole_room else "no"


def _place(above: Step | None) -> str:
    return f", after “{above.name}”" if above else ", at the beginning"
