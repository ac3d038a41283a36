"""Scripts and plans read back from the library as models."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from l4pc_tui.core.script.model.model import Exercise, Model, Programme, SessionPlan
from l4pc_tui.core.script.model.stored import from_json, to_json
from l4pc_tui.desk.trouble import Trouble, refusal

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.library import Content, ContentHead


def read_back(desk: Desk, content: Content | None) -> Model | None:
    """The model of a version in the library.

    One that changed on the disk is read anew from its source; ``store.remade`` says so. Raises
    Trouble where that is spoilt too.
    """
    if content is None:
        return None
    return from_json(dict(content.model)) if content.sound else _made_anew(desk, content)


def model(desk: Desk, head: ContentHead) -> Model | None:
    """The model of a line of the library's list; None when there is no good version of it."""
    try:
        return read_back(desk, desk.store.content(head.kind, head.id)) if head.sha256 else None
    except Trouble:
        return None


def exercise(desk: Desk, key: str) -> Exercise | None:
    """The last good version of an exercise, by id."""
    found = read_back(desk, desk.store.content("exercise", key))
    return found if isinstance(found, Exercise) else None


def plan(desk: Desk, key: str) -> SessionPlan | None:
    """The last good version of a session plan, by id."""
    found = read_back(desk, desk.store.content("session", key))
    return found if isinstance(found, SessionPlan) else None


def programme(desk: Desk, key: str) -> Programme | None:
    """The last good version of a programme, by id."""
    found = read_back(desk, desk.store.content("programme", key))
    return found if isinstance(found, Programme) else None


def _made_anew(desk: Desk, content: Content) -> Model:
    # The language is needed only here, where something went wrong.
    from l4pc_tui.core.script.reading.script import Folder, read

    told: Model | None = None
    if content.source_sound:
        source = content.source.encode() if isinstance(content.source, str) else content.source
        folder: Folder = "exercise" if content.kind == "exercise" else "plan"
        told = read(source, path=f"{content.id}.md", kind=folder).model
    if told is None:
        raise refusal(
            f"What the file keeps of “{content.title}” has changed on the disk.",
            "Restore a backup that holds it: l4pc restore FILE.",
        )
    with suppress(Trouble):
        # Read anew next time where it cannot be written now.
        desk.store.mend_content(content, to_json(told))
    return told


def exercises_of(desk: Desk, held: Model) -> dict[str, Exercise]:
    """The exercises that a plan names and the library has, by the id that the plan gives."""
    if not isinstance(held, SessionPlan):
        return {}
    named = {item.exercise for item in held.items if item.exercise}
    return {key: found for key in named if (found := exercise(desk, key))}
