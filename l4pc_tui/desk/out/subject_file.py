"""What is held about somebody, as a file: a page to read, or JSON for a program."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from l4pc_tui.core.record.names import short
from l4pc_tui.core.text.amounts import count
from l4pc_tui.core.text.cleaning import escaped_json
from l4pc_tui.desk.trouble import said_kindly

if TYPE_CHECKING:
    from l4pc_tui.exchange.paper.subject_model import SubjectRecord

FORMATS = ("html", "json")


def as_shape(told: SubjectRecord) -> dict[str, Any]:
    """Everything held about somebody, as programs read it. fields: each label with its words."""
    return asdict(told)


def write_subject(told: SubjectRecord, form: str, *, out: Path | None, here: Path) -> Path:
    """Write what is held about somebody, for their owner alone; where it lies. An earlier page of
    the same person is replaced, and nothing else. Raises Trouble.

    out: the file; otherwise it lies ``here``, under a name that does not tell whose it is.
    """
    if form == "html":
        from l4pc_tui.desk.library.printouts import write_pages
        from l4pc_tui.exchange.paper.subject_page import subject_page

        name = f"subject-{short(told.ids[0])}.html"
        return write_pages({"subject": {name: subject_page(told)}}, out=out, here=here)[0]
    from l4pc_tui.exchange.file_out import write_files
    from l4pc_tui.exchange.typed import at_home

    path = at_home(out).absolute() if out else here / f"subject-{short(told.ids[0])}.json"
    text = escaped_json(json.dumps(as_shape(told), ensure_ascii=False, indent=2)) + "\n"
    with said_kindly():
        write_files({path: text.encode()}, known=())
    return path


def before_it_goes(told: SubjectRecord) -> tuple[str, ...]:
    """What whoever hands it over must know, a sentence a line."""
    held = sum(len(part.items) for part in told.parts)
    return tuple(filter(None, (
        f"It tells of {count(held, 'entry', 'entries')}. The names of everybody else known here are "
        "taken out.",
        "Read it before you hand it over: a person whom this record does not know may be named in "
        "a text.",
        f"{count(len(told.unclear), 'text')} may name {told.name} or somebody else of that name, "
        "and is not in it: read the notes of the sessions that it lists." if told.unclear else "",
    )))  # fmt: skip
