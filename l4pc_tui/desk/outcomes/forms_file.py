"""Answers of an online form taken from its file: looked at first, then taken as one act or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.outcomes.form_columns import PassedOver, in_words
from l4pc_tui.core.outcomes.form_file import FormFile, FormRow, read_form_file
from l4pc_tui.core.outcomes.measures import MEASURES, POINTS, PULSES, QUESTIONS
from l4pc_tui.core.outcomes.sums import counts_of
from l4pc_tui.core.outcomes.words import forms as forms_in_words
from l4pc_tui.core.people.matching import name_key
from l4pc_tui.core.record.entry import Entry
from l4pc_tui.core.record.names import NO_PERSON, PersonId
from l4pc_tui.core.record.outcome_nouns import Asked, How, Measure, Point, Rating
from l4pc_tui.core.text.amounts import count, listed
from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.desk.outcomes.keeping import Against, Taken, against, kept, said
from l4pc_tui.desk.outcomes.taking import Form, rating_of
from l4pc_tui.desk.outcomes.whom import Whom, facilitating, how_many, row_codes_of
from l4pc_tui.desk.people.sessions import as_day, today
from l4pc_tui.desk.trouble import refusal, said_kindly

if TYPE_CHECKING:
    from l4pc_tui.core.record.nouns import Person
    from l4pc_tui.desk.desk import Desk

SHOWN = 8
"""Names that one sentence tells."""


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A file of answers before anything of it is taken.

    before: whether it was taken already. told: what would be kept, in its order. against: the same
    against what is there. lines: the same for a person, a sentence each, with what is left out and
    what is not known.
    """

    group: Whom
    file: str
    sha: str
    before: bool
    found: FormFile
    told: tuple[Asked | Rating, ...]
    against: Against
    lines: tuple[str, ...]
    doubt: str = ""

    @property
    def other(self) -> int:
        """How many say otherwise than what is there."""
        return len(self.against.other)


def look_at(desk: Desk, group: Whom, file: Path, point: str = "", day: str = "") -> LookedAt:
    """What a CSV file or a workbook of a form says of a group; nothing is kept.

    point: when it was asked, the end where nobody says. day: ISO, the session’s or today. Raises
    Trouble for a file that cannot be read, and for one in which an answer is none.
    """
    from l4pc_tui.exchange.file_in import read_bytes
    from l4pc_tui.exchange.table_file import BYTES_LIMIT, read_sheets

    with said_kindly():
        data = read_bytes(file, BYTES_LIMIT)
        read = [read_form_file(sheet.lines()) for sheet in read_sheets(data, file.name)]
    name, sha = clean_name(file.name, 80), sha256(data).hexdigest()
    found = next((each for each in read if each.measures), read[0] if read else FormFile())
    if found.wrong or not found.rows:
        why = " ".join(found.wrong[:SHOWN]) or "Nobody has answered in it."
        raise refusal(f"“{name}”: {why}", "Nothing was kept.")
    return _looked_at(desk, group, name, sha, found, point or str(Point.END), day)


def take(desk: Desk, looked: LookedAt, *, mend: bool = False) -> Taken:
    """Keep what a file says, all of it or nothing. mend: what says otherwise than what is there is
    put right by it. Raises Trouble where it does and nobody says so, and where more have answered
    than are enrolled."""
    if looked.before or not (looked.against.new or looked.against.other):
        return Taken(f"“{looked.file}” was taken in before: nothing was changed.")
    if looked.doubt:
        raise refusal(
            looked.doubt,
            "Put whoever walked in on the register, or take out of the file what was sent twice. "
            "Nothing was kept.",
        )
    if looked.other and not mend:
        raise refusal(
            f"{count(looked.other, 'answer says', 'answers say')} otherwise than what is there.",
            "--mend puts in the file’s. Nothing was kept.",
        )
    entries: list[Entry] = []
    for each in (*looked.against.new, *(looked.told[n] for n in looked.against.other)):
        entries += said(desk, each)
    return kept(desk, f"“{looked.file}” is taken in, of {looked.group.called}.", entries)


# Within


def _looked_at(
    desk: Desk, group: Whom, name: str, sha: str, found: FormFile, point: str, day: str
) -> LookedAt:
    on = as_day(day) if day else group.day or today(desk)
    leading = facilitating(desk, group)
    whose, unknown = _whose(desk, group, found.rows)
    counted = [row for row in found.rows if whose[row.line] not in leading]
    told: list[Asked | Rating] = []
    for measure in found.measures:
        if measure in PULSES:
            told += _pulse(group, measure, point, on, sha, counted)
        else:
            told += [
                rating_of(desk, group, measure, point, form, How.FORMS)
                for row in counted if (form := _form(measure, row, whose[row.line], on, sha))
            ]  # fmt: skip
    held = desk.store.measured((group.cohort,), (group.session,))
    sources = {each.source for each in held.asked} | {each.source for each in held.ratings}
    set_against = against(desk, group, told)
    nobody = [f"{row.line}" for row in counted if not (row.code or row.name or row.email)]
    doubt = _more_than_enrolled(desk, group, told, held.ratings)
    lines = (
        *_kept_in_words(told, point), *_columns_in_words(found),
        *(f"Not on the roster, so kept without a person: {each}." for each in unknown[:SHOWN]),
        *((f"{len(unknown) - SHOWN} more are not on the roster.",) if len(unknown) > SHOWN else ()),
        *_of_nobody(nobody),
        *(f"{row.name or row.email or row.code} facilitates, and is in no count."
          for row in found.rows if whose[row.line] in leading),
        *found.left_out,
        *((f"{count(set_against.same, 'of them is', 'of them are')} there already.",)
          if set_against.same else ()),
        *((f"{count(len(set_against.other), 'of them says', 'of them say')} otherwise than what is "
           "there.",) if set_against.other else ()),
        *((doubt,) if doubt else ()),
    )  # fmt: skip
    return LookedAt(group, name, sha, sha in sources, found, tuple(told), set_against, lines, doubt)


def _of_nobody(rows: Sequence[str]) -> list[str]:
    """The rows that name nobody, as a sentence."""
    if not rows:
        return []
    which = ["others"] if len(rows) > SHOWN else []
    one = len(rows) == 1
    told = listed([*rows[:SHOWN], *which])
    lead = "Row" if one else "Rows"
    return [f"{lead} {told} {'names' if one else 'name'} nobody, so kept without a person."]


def _more_than_enrolled(
    desk: Desk, group: Whom, told: Sequence[Asked | Rating], held: Sequence[Rating]
) -> str:
    """That more have answered than are enrolled, with what is there already; "" where that can be."""
    of = how_many(desk, group).enrolled
    forms = {(each.measure, each.id) for each in told if isinstance(each, Rating)}
    points = {each.point for each in told if isinstance(each, Rating)}
    forms |= {(each.measure, each.id) for each in held if each.point in points}
    answers = Counter(measure for measure, _ in forms)
    for each in told:
        if isinstance(each, Asked):
            answers[each.measure] = sum(each.counts)
    most = max((answers[each.measure] for each in told), default=0)
    if not of or most <= of:
        return ""
    return f"{count(most, 'person', 'people')} answered, and {of} {'is' if of == 1 else 'are'} enrolled."


def _form(measure: Measure, row: FormRow, whose: PersonId, day: str, sha: str) -> Form | None:
    given = {q: n for q, n in row.given.items() if QUESTIONS[q].measure is measure}
    evidence = {q: words for q, words in row.evidence.items() if QUESTIONS[q].measure is measure}
    return Form(given, whose, row.print, evidence, day, sha) if given else None


def _pulse(
    group: Whom, measure: Measure, point: str, day: str, sha: str, rows: Sequence[FormRow]
) -> list[Asked]:
    counts = counts_of(row.pulses[measure] for row in rows if measure in row.pulses)
    if not any(counts):
        return []
    # One for each group, measure and point, whichever file tells of it.
    about = "/".join((group.cohort, group.session, measure, point))
    round = sha256(about.encode()).hexdigest()[:16]
    id = "/".join((group.cohort, group.session, measure, round))
    return [
        Asked(id, group.cohort, group.session, measure, round, point, How.FORMS, "", day, counts,
              source=sha)
    ]  # fmt: skip


def _whose(
    desk: Desk, group: Whom, rows: Sequence[FormRow]
) -> tuple[Mapping[int, PersonId], list[str]]:
    """Each row → whose it is; and those who are named and not known, as they are written. First by
    the code, then by the address, then by the name where one person alone has it."""
    codes = {code: person for person, code in row_codes_of(desk, group).items()}
    on_it = frozenset(codes.values())
    here = [each for each in desk.store.people() if each.id in on_it]
    by_email = {each.email.casefold(): each.id for each in here if each.email}
    by_name: dict[str, list[Person]] = {}
    for each in here:
        for key in {name_key(each.name), name_key(each.display_name)} - {""}:
            by_name.setdefault(key, []).append(each)
    found: dict[int, PersonId] = {}
    unknown: list[str] = []
    for row in rows:
        named = by_name.get(name_key(row.name), [])
        person = codes.get(row.code) or by_email.get(row.email.casefold())
        person = person or (named[0].id if len(named) == 1 else None)
        found[row.line] = person or NO_PERSON
        if person is None and (told := row.code or row.name or row.email):
            unknown.append(f"{clean_name(told, 60)} (row {row.line})")
    return found, unknown


def _kept_in_words(told: Sequence[Asked | Rating], point: str) -> list[str]:
    lines = []
    for measure in Measure:
        forms = [each for each in told if isinstance(each, Rating) and each.measure == measure]
        pulses = [each for each in told if isinstance(each, Asked) and each.measure == measure]
        name, when = MEASURES[measure].name, POINTS[Point(point)]
        if forms:
            named = sum(bool(each.person) for each in forms)
            lines.append(f"{name} {when}: {forms_in_words(len(forms))}, {named} of known people.")
        lines += [f"{name} {when}: {count(sum(each.counts), 'answer')}." for each in pulses]
    return lines


def _columns_in_words(found: FormFile) -> list[str]:
    lines = ["Its columns are read as:"]
    lines += [
        f"  {in_words(asks)}: “{heading}”" for heading, asks in found.columns
        if asks is not None and not isinstance(asks, PassedOver)
    ]  # fmt: skip
    if found.unknown:
        lines.append(f"Not known and left out: {listed([f'“{each}”' for each in found.unknown])}.")
    return lines
