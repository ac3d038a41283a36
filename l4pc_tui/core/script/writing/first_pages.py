"""``new``: a commented page to start from. It passes the checker as it stands."""

from __future__ import annotations

from l4pc_tui.core.script.model.words import LIMITS
from l4pc_tui.core.script.reading.script import Folder, read
from l4pc_tui.core.script.syntax.doors import slug
from l4pc_tui.core.script.syntax.header import ScriptKind
from l4pc_tui.core.text import clean_name
from l4pc_tui.core.text.file_names import unreserved

FOLDERS: dict[ScriptKind, Folder] = {"exercise": "exercise", "session": "plan", "programme": "plan"}


def new(kind: ScriptKind, name: str) -> tuple[str, str]:
    """The name of the file and its text, for an exercise, session plan or programme.

    name: a title or an id, whatever somebody calls it; a name without a letter of the English
    alphabet or a digit gives a file called ``new-exercise.md``.
    """
    file_id = unreserved(slug(name)) or f"new-{kind}"
    begun = template(kind)
    for title in (_title(name), file_id.replace("-", " ").capitalize()):
        text = begun.replace("@@", title)
        found = read(text.encode(), path=f"{file_id}.md", kind=FOLDERS[kind])
        if not found.diagnostics:
            break
    return f"{file_id}.md", text


def template(kind: ScriptKind) -> str:
    """The page that one of a kind begins with; ``@@`` stands where its title goes."""
    # Only who starts a page needs it.
    from importlib.resources import files

    starts = files("l4pc_tui.core.script.writing").joinpath("starts")
    return starts.joinpath(f"{kind}.md").read_text("utf-8")


def _title(name: str) -> str:
    """The name as a title: an id with spaces and a capital, anything else as it was written."""
    words = clean_name(name, LIMITS["title"])
    return words.replace("-", " ").capitalize() if words == slug(words) else words
