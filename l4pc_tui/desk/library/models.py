"""Scripts and plans read back from the library as models."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from l4pc_tui.core.script.model.model import Exercise, Model, Programme, SessionPlan
from l4pc_tui.core.script.model.named_places import with_named_places
from l4pc_tui.core.script.model.stored import from_json, to_json
from l4pc_tui.core.text.amounts import listed
from l4pc_tui.desk.trouble import Trouble, refusal

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.store import Store
    from l4pc_tui.store.tables.library import Content
    from l4pc_tui.store.tables.shelf import ContentHead


def read_back(desk: Desk, content: Content | None, *, ran: bool = False) -> Model | None:
    """The model of a version in the library.

    ran: for a session that was led with it, as it was read then. For whatever is yet to be run, a
    question that names no place counts as Power (``with_named_places``).

    What of it changed on the disk is put right first; ``store.remade`` says so. Raises Trouble
    where nothing is left to put it right from.
    """
    if content is None:
        return None
    whole = desk.store.put_right(content) if content.spoilt else content
    if whole is None:
        raise refusal(
            f"What the file keeps of “{content.title}” has changed on the disk.",
            "Restore a backup that holds it: l4pc restore FILE.",
        )
    told = from_json(dict(whole.model))
    if ran or not isinstance(told, Exercise):
        return told
    return with_named_places(told, whole.source_bytes)


def model(desk: Desk, head: ContentHead) -> Model | None:
    """The model of a line of the library's list; None when there is no good version of it."""
    try:
        return read_back(desk, desk.store.content(head.kind, head.id)) if head.sha256 else None
    except Trouble:
        return None


def exercise(desk: Desk, key: str) -> Exercise | None:
    """The last good version of an exercise, by id."""
    found = read_back(desk, content(desk, "exercise", key))
    return found if isinstance(found, Exercise) else None


def plan(desk: Desk, key: str) -> SessionPlan | None:
    """The last good version of a session plan, by id."""
    found = read_back(desk, content(desk, "session", key))
    return found if isinstance(found, SessionPlan) else None


def content(desk: Desk, kind: str, key: str) -> Content | None:
    """The last good version of a script, by its id, or by one that it had in earlier days."""
    found = desk.store.content(kind, key)
    if found is not None or kind == "programme":
        return found
    for head in desk.store.contents(kind):
        held = desk.store.content(kind, head.id) if head.sha256 else None
        if held is not None and key in held.model.get("was", ()):
            return held
    return None


def programme(desk: Desk, key: str) -> Programme | None:
    """The last good version of a programme, by id."""
    found = read_back(desk, desk.store.content("programme", key))
    return found if isinstance(found, Programme) else None


def in_error(desk: Desk, key: str) -> str:
    """What is told where a script, or an exercise that it names, has errors in its file as it is now;
    "" where none has."""
    heads = {head.id: head for head in desk.store.contents() if head.refused}
    if not heads:
        return ""
    held = plan(desk, key)
    named = held.named if held else ()
    wrong = [f"“{heads[each].title}”" for each in dict.fromkeys((key, *named)) if each in heads]
    return f"There are errors in {listed(wrong)}. “l4pc library load” says which." if wrong else ""


def made_anew(store: Store, content: Content) -> Content | None:
    """A version read anew from its source, as it was kept once: it had no errors then, and what a
    later checker finds in it takes nothing away."""
    # The language is needed only here, where something went wrong.
    from l4pc_tui.core.script.messages.report import Report
    from l4pc_tui.core.script.reading.script import read_into

    told, _ = read_into(
        Report(f"{content.id}.md"), content.source_bytes,
        "exercise" if content.kind == "exercise" else "plan",
    )  # fmt: skip
    if told is None:
        return None

    def sound(key: str) -> Exercise | None:
        held = store.content("exercise", key)
        if held is None or "model" in held.spoilt:
            return None
        found = from_json(dict(held.model))
        return found if isinstance(found, Exercise) else None

    read = read_as(told, sound)
    return replace(
        content, title=read.title, status=read.status, model=read.model, facts=read.facts,
        warnings=0, problems_text="", spoilt=frozenset(),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReadAs:
    """What a version is kept as, besides its source: the fields of a ``Content``."""

    title: str
    status: str
    model: dict[str, Any]
    facts: dict[str, Any]


def read_as(told: Model, exercise: Callable[[str], Exercise | None]) -> ReadAs:
    """What a script that was read is kept as. exercise: gives one that a plan uses, by its id."""
    from l4pc_tui.desk.library.library import facts

    named = told.items if isinstance(told, SessionPlan) else ()
    keys = sorted({item.exercise for item in named if item.exercise})
    used = {key: found for key in keys if (found := exercise(key))}
    status = told.status if isinstance(told, Exercise) else ""
    return ReadAs(told.title, status, to_json(told), facts(told, used))


def exercises_of(desk: Desk, held: Model) -> dict[str, Exercise]:
    """The exercises that a plan names and the library has, by the id that the plan gives."""
    if not isinstance(held, SessionPlan):
        return {}
    return {key: found for key in held.named if (found := exercise(desk, key))}
