"""``compare``: what changed between two versions of a file, in a trainer's words."""

from __future__ import annotations

from collections.abc import Sequence

from l4pc_tui.core.script.comparing.differences import Sentences, lists_differ, matched, moved
from l4pc_tui.core.script.comparing.stepwise import compare_steps
from l4pc_tui.core.script.model.between import WHO_DOES, WHO_NAMES, due_words, entry_word
from l4pc_tui.core.script.model.model import (
    Exercise,
    Item,
    Model,
    ModuleLine,
    PeopleRun,
    Programme,
    SessionPlan,
)
from l4pc_tui.core.script.model.phrases import people_words, time_words
from l4pc_tui.core.script.model.sameness import without_lines
from l4pc_tui.core.text.clock_times import clock_words

_KINDS = {Exercise: "an exercise", SessionPlan: "a session plan", Programme: "a programme"}
_WORDS = ("intensity", "setting", "shape", "ending", "status", "source", "licence", "version", "language", "kind",
          "date", "cohort", "venue", "programme", "thread")  # fmt: skip
_LISTS = ("themes", "needs", "authors", "lead", "facilitators", "was")


def compare(old: Model, new: Model) -> tuple[str, ...]:
    """What changed, one short sentence each, in the order of the page; empty for nothing.

    Where something stands in the file and how it is spelt makes no difference.
    """
    if type(old) is not type(new):
        return (f"This was {_KINDS[type(old)]} and is {_KINDS[type(new)]} now.",)
    found = [*_header(old, new), *_body(old, new)]
    if not found and without_lines(old) != without_lines(new):
        found.append("Some lines come in another order.")
    return tuple(found)


def _body(old: Model, new: Model) -> list[str]:
    if isinstance(old, Exercise) and isinstance(new, Exercise):
        return compare_steps(old, new)
    if isinstance(old, SessionPlan) and isinstance(new, SessionPlan):
        return _agenda(old, new)
    if isinstance(old, Programme) and isinstance(new, Programme):
        return _modules(old, new)
    return []


def _header(old: Model, new: Model) -> list[str]:
    told = Sentences()
    told.words("The title", old.title, new.title)
    told.words("The summary", old.summary, new.summary)
    for name in _WORDS:
        told.value(name, getattr(old, name, ""), getattr(new, name, ""))
    for name in _LISTS:
        told.found += lists_differ(name, getattr(old, name, ()), getattr(new, name, ()))
    if isinstance(old, Exercise) and isinstance(new, Exercise):
        told.value("people", people_words(old.people), people_words(new.people))
        told.value("ceiling", old.ceiling.value, new.ceiling.value)
        told.value("time", time_words(old.time), time_words(new.time))
        told.value("rtl", "yes" if old.rtl else "no", "yes" if new.rtl else "no")
        told.found += lists_differ(
            "tested", *(tuple(map(_run, each.tested)) for each in (old, new))
        )
        _pairs("variable", old.variables, new.variables, told)
    else:
        _plan_header(old, new, told)
    _pairs("", old.extra, new.extra, told)
    return told.found


def _run(run: PeopleRun) -> str:
    return f"{run.date} with {run.people} people ({run.changed})"


def _plan_header(old: Model, new: Model, told: Sentences) -> None:
    ranges = [getattr(model, "people_range", None) for model in (old, new)]
    told.value("people", *(people_words(people) if people else "" for people in ranges))
    if isinstance(old, SessionPlan) and isinstance(new, SessionPlan):
        told.value("start", clock_words(old.start), clock_words(new.start))
        told.value("finish", *(_clock(plan.finish) for plan in (old, new)))
        told.value("ceiling", *(p.ceiling.value if p.ceiling else "" for p in (old, new)))


def _pairs(
    kind: str, old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]], told: Sentences
) -> None:
    before, after = dict(old), dict(new)
    for name in dict.fromkeys((*before, *after)):
        told.value(f"{kind} {name}".strip(), before.get(name, ""), after.get(name, ""))


# Plans ------------------------------------------------------------------------------------


def same_items(old: SessionPlan, new: SessionPlan) -> dict[str, Item]:
    """For each item of the new version that was there before, by its id, the old one."""
    return matched(old.items, new.items, key=_name, text=_item_text)


def _agenda(old: SessionPlan, new: SessionPlan) -> list[str]:
    told = Sentences()
    pairs = same_items(old, new)
    for item in new.items:
        before = pairs.get(item.id)
        if before is None:
            told.say(f"{_title(item)} is new.")
        else:
            _item(before, item, told)
    kept = {item.id for item in pairs.values()}
    for item in old.items:
        if item.id not in kept:
            told.say(f"{_title(item)} is gone.")
    for item, above in moved(old.items, new.items, pairs):
        told.say(f"{_title(item)} now comes {_after(above)}.")
    return told.found


def _item(old: Item, new: Item, told: Sentences) -> None:
    name = _title(new)
    if _title(old) != name:
        told.say(f"{_title(old)} is now {name}.")
    told.value(f"{name}: clock", _anchor(old), _anchor(new))
    told.value(f"{name}: time", _time(old), _time(new))
    told.value(f"{name}: cut", _cut(old), _cut(new))
    told.value(f"{name}: block", old.heading, new.heading)
    told.words(f"{name}: text for the room", old.show, new.show)
    told.value(f"{name}: lead", old.lead, new.lead)
    told.value(f"{name}: room", old.room, new.room)
    told.words(f"{name}: words to say first", old.say_first, new.say_first)
    told.words(f"{name}: notes", "\n".join(old.notes), "\n".join(new.notes))
    told.value(f"{name}: how the pulse is asked", old.pulse, new.pulse)
    told.value(f"{name}: plan B", old.plan_b, new.plan_b)
    told.value(f"{name}: online", *("yes" if item.online else "no" for item in (old, new)))
    before = {step: time_words(time) for step, time, _ in old.step_times}
    after = {step: time_words(time) for step, time, _ in new.step_times}
    for step in dict.fromkeys((*before, *after)):
        told.value(f"{name}: time of “{step}”", before.get(step, ""), after.get(step, ""))
    skips = [tuple(step for step, _ in item.skip) for item in (old, new)]
    told.found += lists_differ(f"{name}: skipped steps", *skips)
    before, after = ({key: value for key, value, _ in item.variables} for item in (old, new))
    for key in dict.fromkeys((*before, *after)):
        told.value(f"{name}: {key}", before.get(key, ""), after.get(key, ""))


def _name(item: Item) -> str:
    return item.exercise or f"{item.kind}: {item.what}"


def _title(item: Item) -> str:
    return f"“{_name(item).removesuffix(': ')}”"


def _item_text(item: Item) -> str:
    return " ".join((item.kind, item.what, item.exercise, item.show, *item.notes))


def _clock(seconds: int | None) -> str:
    return "" if seconds is None else clock_words(seconds)


def _anchor(item: Item) -> str:
    return f"{'about ' if item.about else ''}{_clock(item.clock)}"


def _time(item: Item) -> str:
    return time_words(item.time) if item.time else ""


def _cut(item: Item) -> str:
    words = ["keep"] * item.keep + ["fixed"] * item.fixed
    return ", ".join([*words, *([item.cut] if item.cut != "never" else [])])


def _after(above: Item | None) -> str:
    return f"after {_title(above)}" if above else "first"


# Programmes -------------------------------------------------------------------------------


def _modules(old: Programme, new: Programme) -> list[str]:
    told = Sentences()
    modules = [tuple(m.name for m in programme.modules if m.name) for programme in (old, new)]
    told.found += lists_differ("modules", *modules)
    before = {entry.session: entry for entry in old.sessions}
    after = {entry.session: entry for entry in new.sessions}
    for session in dict.fromkeys((*before, *after)):
        if session not in before:
            told.say(f"The session {session} is new.")
        elif session not in after:
            told.say(f"The session {session} is gone.")
        else:
            told.value(f"{session}: date", before[session].date, after[session].date)
    both = [[s for s in order if s in before and s in after] for order in (before, after)]
    if both[0] != both[1]:
        told.say(f"The sessions now come in this order: {', '.join(both[1])}.")
    between = [
        tuple(
            _entry(entry)
            for module in programme.modules
            for entry in module.entries
            if entry.kind != "session"
        )
        for programme in (old, new)
    ]
    told.found += lists_differ("between sessions", *between)
    papers = [{paper.name: paper.text for paper in each.handouts} for each in (old, new)]
    for name in dict.fromkeys((*papers[0], *papers[1])):
        told.words(f"The handout “{name}”", *(held.get(name, "") for held in papers))
    return told.found


def _entry(entry: ModuleLine) -> str:
    """A line between sessions with all that it says, in one piece."""
    kind = "" if entry.kind == "between" else f"{entry_word(entry.kind)}: "
    who = WHO_NAMES[entry.who] if entry.who and entry.who != WHO_DOES[entry.kind] else ""
    told = (time_words(entry.time) if entry.time else "", due_words(entry.due), who,
            *entry.handouts, entry.exercise, *entry.notes)  # fmt: skip
    more = ", ".join(filter(None, told))
    return f"{kind}{entry.text}{f' ({more})' if more else ''}"
