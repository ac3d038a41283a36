"""What each field of the record is called when somebody is told what is held about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from l4pc_tui.core.record.kinds import THINGS, Kind
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.mentions import OF_MOVES
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.desk.out.formats import CALENDAR

LABELS: dict[Kind, Mapping[str, str]] = locked(
    Kind,
    {
        Kind.PERSON: {
            "name": "Name", "display_name": "Called", "organisation": "Organisation",
            "sector": "Sector", "roles": "Roles", "email": "E-mail", "walk_in": "Walked into",
        },
        Kind.COHORT: {
            "name": "Name", "programme": "", "story": "", "register_months": "", "notes_months": "",
            "kept_because": "Why it is kept so long", "kept_reviewed": "",
        },
        Kind.MEMBER: {
            "cohort": "Cohort", "person": "", "facilitates": "Facilitates", "roles": "Roles",
            "joined": "First day", "left": "Last day",
        },
        Kind.LINK: {
            "cohort": "Cohort", "person": "Of", "kind": "Rule", "name": "Written as",
            "other": "To", "offered": "Read from a remark, not confirmed",
        },
        Kind.SESSION: {
            "plan": "", "date": "Day", "cohort": "", "title": "Title", "venue": "Venue",
            "starts": "", "number": "", "of": "",
        },
        Kind.MARK: {
            "session": "Session", "person": "Of", "mark": "Mark", "arrived": "Came",
            "left": "Left", "remark": "Remark", "spans": "There from/to, by a file",
            "stated": "Minutes stated by a service", "sources": "", "filed": "Mark by a file",
        },
        Kind.SEAT: {
            "session": "Session", "round": "", "person": "", "table": "Table", "at": "When",
        },
        Kind.ATTENDANCE: {
            "session": "Session", "at": "When", "source": "Service", "sha": "", "layout": "",
            "file": "File", "people": "",
        },
        Kind.FINAL: {"session": "", "at": ""},
        Kind.NOTE: {
            "session": "Session", "kind": "", "text": "Words", "at": "When", "item": "During",
            "step": "Step", "stop": "", "place": "", "told": "", "consent": "Consent",
            "sharing": "Who may read it", "outcome": "What became of it", "reason": "By whom or why",
            "agreed": "", "who": "Who", "what": "What", "by": "By when", "with_whom": "With whom",
            "done": "What done looks like", "due": "Due", "sort": "Sort",
            "sealed": "",
        },
        Kind.FOLLOW: {
            "session": "Told in", "note": "Commitment", "outcome": "What became of it",
            "barrier": "What blocks it", "remark": "Remark", "at": "When",
        },
        Kind.SAME: {"kind": "", "one": "One id", "other": "Other id"},
        Kind.DIFFERENT: {"kind": "", "one": "One id", "other": "Other id"},
        Kind.ROW: {"cohort": "Cohort", "person": "", "print": ""},
        Kind.ACTOR: {"name": ""},
        Kind.RUN_CHOICE: {"session": "", "move": "", "over": ""},
        Kind.HANDED: {
            "session": "Session", "at": "When", "format": "Format", "profile": "Profile",
            "file": "File", "to": "To", "prints": "", "people": "", "notes": "", "moves": "",
        },
        Kind.ISSUED: {
            "cohort": "Cohort", "person": "", "at": "When", "reference": "Reference",
            "minutes": "Minutes", "first": "First issued as",
        },
        Kind.ASKED: {
            "cohort": "", "session": "", "measure": "", "round": "", "point": "", "how": "",
            "at": "", "day": "", "counts": "", "present": "", "enrolled": "",
            "source": "",
        },
        Kind.RATING: {
            "cohort": "Cohort", "session": "Session", "measure": "Measure", "point": "At the",
            "person": "", "form": "", "how": "On", "day": "Day", "answers": "Answers, 1 to 5",
            "evidence": "Evidence", "source": "",
        },
        Kind.CHANGE: {
            "title": "Title", "cohort": "Cohort", "session": "Session", "domain": "About",
            "before": "Before", "after": "After", "why": "Why it matters", "teller": "Told by",
            "told_by": "Told by, as written", "written_by": "Written down by", "day": "Day",
            "place": "Where", "consent": "Consent", "note": "Made of the note",
        },
        Kind.CHOSEN: {
            "change": "", "note": "Story", "cohort": "Cohort", "session": "Session",
            "by": "Chosen by", "out_of": "From how many", "because": "Because", "day": "Day",
            "fed_back": "Fed back",
        },
    },
)  # fmt: skip
"""Each kind of thing → each of its fields → how it is headed; "" for what tells nobody anything:
places in files, digests, and what is told elsewhere on the page."""


def _must_be_whole() -> None:
    for kind, row in THINGS.items():
        known = {each.name for each in fields(row.noun)} - {"id"}
        if odd := sorted(known ^ LABELS[kind].keys()):
            raise LookupError(f"{kind}: {', '.join(odd)}: what it is called is not said.")


_must_be_whole()

IN_MOVES: Mapping[str, str] = {
    "reason": "Reason", "condition": "Condition", "advice": "Advice", "what": "What",
    "told": "Told", "flag": "Flag", "lights": "Lights", "item": "Put in",
}  # fmt: skip
"""The words that a move's data may hold, as they are headed."""


def _moves_must_be_whole() -> None:
    if odd := sorted(IN_MOVES.keys() ^ {*OF_MOVES}):
        raise LookupError(f"A move’s {', '.join(odd)}: how it is headed is not said.")


_moves_must_be_whole()

HEADINGS: dict[Kind, str] = locked(
    Kind,
    {
        Kind.PERSON: "Who you are", Kind.MEMBER: "The cohorts you are in",
        Kind.LINK: "Rules for groups that name you", Kind.MARK: "The register",
        Kind.SEAT: "Groups you sat in", Kind.NOTE: "Notes that name you or are yours",
        Kind.FOLLOW: "What became of commitments", Kind.SAME: "Joined records of you",
        Kind.DIFFERENT: "Records that are not of you",
        Kind.ROW: "Rows of files that were said to be you",
        Kind.SESSION: "Sessions that are called after you", Kind.COHORT: "Cohorts called after you",
        Kind.ATTENDANCE: "Attendance files called after you",
        Kind.HANDED: "Files handed to you or called after you",
        Kind.ISSUED: "Certificates issued to you",
        Kind.RATING: "Your answers", Kind.CHANGE: "Stories of change that you told or that name you",
        Kind.CHOSEN: "Choices of stories that name you",
        Kind.FINAL: "", Kind.ACTOR: "", Kind.RUN_CHOICE: "", Kind.ASKED: "",
    },
)  # fmt: skip
"""Over the entries of each kind, said to the person; "" for what tells of nobody."""

CALLED: dict[Kind, str] = locked(
    Kind,
    {
        Kind.PERSON: "details", Kind.MEMBER: "place in a cohort", Kind.LINK: "rule",
        Kind.MARK: "mark", Kind.SEAT: "seat", Kind.NOTE: "note", Kind.FOLLOW: "answer",
        Kind.SAME: "join", Kind.DIFFERENT: "pair told apart", Kind.ROW: "row of a file", Kind.SESSION: "session",
        Kind.COHORT: "cohort", Kind.ATTENDANCE: "attendance file", Kind.HANDED: "file",
        Kind.FINAL: "final register", Kind.ACTOR: "name of who records",
        Kind.RUN_CHOICE: "record of the run", Kind.ASKED: "measure", Kind.RATING: "form",
        Kind.ISSUED: "certificate", Kind.CHANGE: "story", Kind.CHOSEN: "choice of a story",
    },
)  # fmt: skip
"""What one entry of each kind is called beside its words."""

ORDER = (
    Kind.PERSON, Kind.MEMBER, Kind.SAME, Kind.DIFFERENT, Kind.ROW, Kind.LINK, Kind.MARK, Kind.SEAT, Kind.NOTE,
    Kind.FOLLOW, Kind.ISSUED, Kind.RATING, Kind.CHANGE, Kind.CHOSEN, Kind.SESSION, Kind.COHORT, Kind.ATTENDANCE, Kind.HANDED,
)  # fmt: skip
"""Kinds in the order in which they are told."""

OF_A_RUN = "What was done in a session, where its words name you"
NOT_READ = "Entries of a newer version of l4pc"
HALF_TYPED = "Half-typed lines"

_COUNTED = "numbers in which you are counted, without your name, and words that may be shared"
REGISTER_OF: dict[Profile, str] = locked(
    Profile,
    {
        Profile.HANDOVER: "your place on the register, and notes that may be shared",
        Profile.FACILITATOR: "your place on the register, and all notes but restricted ones",
        Profile.COMMISSIONER: _COUNTED,
        Profile.PUBLICATION: _COUNTED,
    },
)
"""What of somebody a log or a workbook holds that was written for a profile."""

CALENDAR_OF: dict[Profile, str] = locked(
    Profile,
    {
        Profile.HANDOVER: "the days of commitments that may be shared, without your name",
        Profile.FACILITATOR: "the days of commitments, and who promised",
        Profile.COMMISSIONER: "the days of sessions, and nothing of you",
        Profile.PUBLICATION: "the days of sessions, and nothing of you",
    },
)
"""What of somebody a calendar holds."""

OF_FORMAT: Mapping[str, str] = {
    "certificate": "your certificate, if one was issued to you, and the list of who got none and why",
    "reflection": "your sheet with the sessions you were in and for how long, if one was written for you",
    "involvement": "your sheet with the hours you were there, if one was written for you",
}
"""The same of certificates and sheets, a folder with a file for each person."""


def held_in(form: str, profile: str) -> str:
    """What of somebody a file holds. A newer version may write what this one has no name for."""
    if form in OF_FORMAT:
        return OF_FORMAT[form]
    held = CALENDAR_OF if form == CALENDAR.name else REGISTER_OF
    return next((held[each] for each in Profile if each == profile), "the session’s log")
