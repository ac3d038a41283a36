"""The formats of a session's log: what each is for, by which letter it is chosen, its file's name.

A module of its own, so that a command line can name them without bringing what writes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l4pc_tui.core.record.names import short
from l4pc_tui.core.record.profiles import PROFILES, Profile
from l4pc_tui.core.text.amounts import count
from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.core.text.file_names import file_stem
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from l4pc_tui.desk.people.scope import Scope
    from l4pc_tui.store.tables.rowsets import SessionRow

_WORD = 40
"""Letters that each part of a file's name keeps."""
_NAMED = 2
"""Cohorts that the name of a file tells; of more it tells how many."""


@dataclass(frozen=True, slots=True)
class Format:
    """name: as it is typed, and the ending of its file. letter: the key that chooses it. called: as
    people call it.

    use: what it is for, in few words. told: the same as a sentence. folder: whether it is a folder
    of several files, which has no ending. nameless: whether it can be written for those who are
    told no names: it counts, where others have a row or an entry for each person.
    """

    name: str
    letter: str
    called: str
    use: str
    told: str
    folder: bool = False
    nameless: bool = False

    @property
    def words(self) -> str:
        """It in a list of choices."""
        return f"{self.use} ({self.called})"


FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format("md", "m", "Markdown", "to read", "md is for reading."),
        Format("html", "h", "a web page", "to read and to print", "html is a page to read and to print.", nameless=True),
        Format("docx", "d", "Word", "to go on writing in", "docx is the same for Word.", nameless=True),
        Format("csv", "c", "CSV", "tables", "csv is a folder of tables: register, notes, follow-up, "
               "timings, moves, inside.", folder=True),
        Format("jsonl", "j", "JSON Lines", "whole", "jsonl is every entry."),
    )
}  # fmt: skip
"""Each by its name, in the order in which they are offered."""


WORKBOOK = Format(
    "xlsx", "x", "Excel workbook", "everything in sheets",
    "xlsx is a workbook: register, hours, notes, commitments, timings, each on its sheet.",
    nameless=True,
)  # fmt: skip
CALENDAR = Format(
    "ics", "i", "calendar", "sessions and days",
    "ics is a calendar of sessions, and of the days on which commitments are due.", nameless=True,
)  # fmt: skip
EVERY: dict[str, Format] = {**FORMATS, WORKBOOK.name: WORKBOOK, CALENDAR.name: CALENDAR}
"""Those of a log, and what else is written of sessions and cohorts."""
REPORT = "report"
"""What a report is remembered as, be it a page or for Word."""
PARTS: dict[str, str] = {
    CALENDAR.name: CALENDAR.called,
    REPORT: "report",
    "certificate": "certificates",
    "reflection": "reflection sheets",
    "involvement": "hours of involvement",
}
"""What is written of a session and does not hand it over: as it is remembered → as people call it."""


def format_of(name: str) -> Format:
    """The format of a log of that name. Raises Trouble when there is none."""
    return _one_of(FORMATS, name)


def any_format(name: str) -> Format:
    """The format of that name, of a log or of anything else. Raises Trouble when there is none."""
    return _one_of(EVERY, name)


def _one_of(formats: Mapping[str, Format], name: str) -> Format:
    if name not in formats:
        raise refusal(
            f"There is no format “{clean_name(name, _WORD)}”.",
            f"Choose one of {', '.join(formats)}.",
        )
    return formats[name]


def suited(profile: Profile) -> tuple[Format, ...]:
    """The formats of a log that tell no more than a profile may."""
    return tuple(each for each in FORMATS.values() if PROFILES[profile].names or each.nameless)


def must_suit(form: Format, profile: Profile) -> None:
    """Raise Trouble when a log of that format would tell more than a profile may."""
    if PROFILES[profile].names or form.nameless:
        return
    able = " or ".join(each.name for each in suited(profile))
    raise refusal(
        f"A log as {form.called} names people, so none is written for {profile}.",
        f"Choose {able}." if able else "",
    )


def file_name(
    row: SessionRow, form: Format, profile: Profile, others: Iterable[SessionRow] = ()
) -> str:
    """What a session's log is called: cohort, date and title in small letters; and that it is not
    to be passed on.

    others: all other sessions. One that would be called the same makes it tell more of itself.
    """
    stem = _stem(row)
    if any(_stem(each) == stem for each in others):
        stem = f"{stem}-{short(row.session.id)}"
    stem = "-".join(filter(None, (stem, PROFILES[profile].suffix)))
    return stem if form.folder else f"{stem}.{form.name}"


def scope_name(scope: Scope, what: str, profile: Profile, ending: str = "") -> str:
    """What a file of several sessions is called: its cohorts, its days, and what it is.

    what: "workbook", "report", in small letters. ending: of the file; "" for a folder.
    """
    names = [each.name for each in scope.cohorts]
    cohorts = names if len(names) <= _NAMED else [count(len(names), "cohort")]
    first, last = scope.days
    days = " to ".join(dict.fromkeys(filter(None, (scope.first or first, scope.last or last))))
    words = (*cohorts, days, what, PROFILES[profile].suffix)
    stem = file_stem(*words)
    return f"{stem}.{ending}" if ending else stem


def _stem(row: SessionRow) -> str:
    words = [row.cohort_name or "try-out", row.session.date, row.session.title]
    return file_stem(*words, otherwise="session")
