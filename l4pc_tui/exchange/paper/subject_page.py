"""What is held about somebody, as a page to hand to them: one file that stands alone.

Made to be read by everybody: headings in order, tables with headers and captions, words in full
and nothing that is told by colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from l4pc_tui.core.text import clean_text
from l4pc_tui.core.text.amounts import capital, count, day, moment_in_words
from l4pc_tui.exchange.paper.frame import page
from l4pc_tui.exchange.paper.subject_model import HeldItem, HeldPart, SourceOf, SubjectRecord

_STANDING = {
    "now": "", "earlier": "Said before, replaced or taken back since; still kept.",
    "undone": "Came in a file whose collecting was undone; still kept.",
    "unsettled": "Settled with a collect that was undone; still kept.",
}  # fmt: skip
_BLANKS = (
    "Who is responsible for it (the controller), and how to reach them",
    "Data protection officer", "The legal basis", "Who else it may be given to",
)  # fmt: skip
"""What the program cannot know, to be filled in by hand."""
_PURPOSES = (
    "to lead the sessions of your cohort and to prepare the next one",
    "to keep a true register and the hours of those who took part",
    "to come back to what was promised, and to learn what stands in the way",
)
_RIGHTS = (
    "to have it put right where it is wrong, or added to where it is incomplete",
    "to ask that it is erased; there may be duties or claims for which some of it must be kept",
    "to ask that its use is limited, or to object to it",
    "to take back, at any time, your consent to quotes and stories",
    "to complain to the Information Commissioner’s Office (ico.org.uk)",
)


def subject_page(told: SubjectRecord) -> bytes:
    """The page of one person."""
    title = f"What is held about {told.name}"
    body = [
        '<main class="told">', f"<h1>{_words(title)}</h1>",
        f"<p>Put together on {_words(day(told.at[:10]))} from the record of one laptop. "
        f"The names of other people are left out: {_words('[another person]')} stands in their place.</p>",
        *map(_part, told.parts), *_hours(told), *_recipients(told), *_kept(told), *_beside(told),
        *_law(), "</main>",
    ]  # fmt: skip
    return page(title, body, "en-GB")


def _part(part: HeldPart) -> str:
    rows = [(_words(capital(each.what)), _fields(each), _source(each)) for each in part.items]
    many = count(len(part.items), "entry", "entries")
    caption = f"{many}, in the order in which {'it was' if len(rows) == 1 else 'they were'} said"
    heads = ("What", "What is held", "Where it is from")
    return _section(part.heading, _table(caption, heads, rows, "held of-items"))


def _fields(item: HeldItem) -> str:
    rows = (
        f"<div><dt>{_words(label)}</dt> <dd>{_words(said)}</dd></div>"
        for label, said in item.fields
    )
    note = _STANDING[item.standing]
    return f"<dl>{''.join(rows)}</dl>" + (f"<p>{note}</p>" if note else "")


def _source(item: HeldItem) -> str:
    return "<br>".join(map(_words, source_in_words(item.source)))


def source_in_words(source: SourceOf) -> tuple[str, ...]:
    """Where an entry is from, a line each."""
    typed = f"Typed by {source.by}" if source.by else "Typed"
    when = f", {moment_in_words(source.at)}" if source.at else ""
    came = "" if source.laptop == "this laptop" or not source.taken else (
        f"Came here {moment_in_words(source.taken)}")  # fmt: skip
    files = f"From the file {', '.join(source.files)}" if source.files else ""
    return tuple(filter(None, (f"{typed} on {source.laptop}{when}", files, came)))


def _hours(told: SubjectRecord) -> Iterator[str]:
    if not told.hours:
        return
    rows = [
        (_words(each.session), _words(each.mark),
         "" if each.minutes is None else str(each.minutes), _words(each.basis))
        for each in told.hours
    ]  # fmt: skip
    heads = ("Session", "Mark", "Minutes", "What the minutes rest on")
    yield _section("Your hours", _table("Worked out from the register", heads, rows))


def _recipients(told: SubjectRecord) -> Iterator[str]:
    rows = [
        (_words(moment_in_words(each.at)), _words(each.to or "not noted"), _words(each.file),
         _words(each.what))
        for each in told.recipients
    ]  # fmt: skip
    also = (
        "<p>Printed registers, and lists of people that were written to a file, are not remembered "
        "by the program: ask whoever gave you this page.</p>"
    )
    if not rows:
        yield _section("Who was given it", f"<p>No file with it is known to have left.</p>{also}")
        return
    heads = ("When", "To whom", "File", "What it holds of you")
    yield _section("Who was given it", _table("Files that left this laptop", heads, rows) + also)


def _kept(told: SubjectRecord) -> Iterator[str]:
    rows = [
        (_words(each.cohort), _words(each.what),
         _words(day(each.until)) if each.until else "not agreed yet", _words(each.told))
        for each in told.retention
    ]  # fmt: skip
    words = (
        _table("What was agreed for your cohorts", ("Cohort", "What", "Kept until", "Why"), rows)
        if rows else "<p>No time was agreed yet.</p>"
    )  # fmt: skip
    copies = "".join(f"<li>{_words(each)}</li>" for each in told.copies)
    held = f"<p>It lies in these copies too:</p><ul>{copies}</ul>" if copies else ""
    yield _section("How long it is kept", words + held)


def _beside(told: SubjectRecord) -> Iterator[str]:
    lines = ["Answers to pulses are counted without names: none can be told to be yours."]
    if told.restricted:
        many = count(told.restricted, "restricted note")
        lines.append(
            f"Your sessions have {many}. No words of them are ever shown or written out; "
            "they are counted only."
        )
    if told.unclear:
        where = "; ".join(dict.fromkeys(told.unclear))
        lines.append(
            f"{count(len(told.unclear), 'more text', 'more texts')} may name you, or somebody else "
            f"of that name, and must be read by a person first: {where}."
        )
    if told.recorded:
        lines.append(
            f"Somebody of your name typed {count(told.recorded, 'entry', 'entries')} of the record; "
            "each bears that name."
        )
    ids = ", ".join(told.ids)
    lines.append(f"In the record you go by: {ids}.")
    items = "".join(f"<li>{_words(each)}</li>" for each in lines)
    yield _section("What is not listed, and why", f"<ul>{items}</ul>")


def _law() -> Iterator[str]:
    yield _section("What it is used for", _list(_PURPOSES))
    yield _section("Your rights", f"<p>You have the right</p>{_list(_RIGHTS)}")
    rows = [(_words(each), "") for each in _BLANKS]
    yield _section(
        "To be filled in by whoever is responsible",
        _table("What the program cannot know", ("What", "Answer"), rows, "held blank"),
    )


def _section(heading: str, inner: str) -> str:
    return f"<section><h2>{_words(heading)}</h2>\n{inner}</section>"


def _list(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{_words(each)}</li>' for each in lines)}</ul>"


def _table(
    caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]], look: str = "held"
) -> str:
    """A table with its caption; the first cell of each row is its header. rows: escaped."""
    head = "".join(f'<th scope="col">{_words(each)}</th>' for each in heads)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'
        for first, *rest in rows
    )
    return (
        f'<table class="{look}"><caption>{_words(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _words(text: str) -> str:
    return escape(clean_text(text)).replace("\n", "<br>")
