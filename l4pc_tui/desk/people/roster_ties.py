"""The supporters of a roster, and who is to be kept apart or together, as rules for groups."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from l4pc_tui.core.people.question import Answers, Choice, Question
from l4pc_tui.core.people.roster_plan import Planned
from l4pc_tui.core.people.roster_rows import RowTie
from l4pc_tui.core.people.roster_ties import meant, open_tie, perhaps
from l4pc_tui.core.record.entry import Entry
from l4pc_tui.core.record.names import NO_PERSON, PersonId
from l4pc_tui.core.record.nouns import Cohort, Link, Person
from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.core.text.folding import fold_name
from l4pc_tui.desk.people.persons import link_entry
from l4pc_tui.desk.people.roster_questions import (
    LINK,
    NOBODY,
    at_line,
    line_named,
    one_meant,
    remember_print,
    twin_key,
)
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk

MOST_CHOICES = 9
"""People whom a question about a name offers; any other is named in words."""


@dataclass(frozen=True, slots=True)
class Ties:
    """What a roster makes of its ties. entries: new ones, such whose other person is known now, and
    that a name was said to mean nobody. lines: what is said of those that are open. questions: those
    of them that somebody may settle.
    """

    entries: tuple[Entry, ...]
    lines: tuple[str, ...]
    questions: tuple[Question, ...]


def ties(
    desk: Desk, cohort: Cohort, rows: Mapping[PersonId, Planned], people: Iterable[Person],
    answers: Answers,
) -> Ties:  # fmt: skip
    """The ties of the rows. rows: by the id of who stands in them. people: of the cohort, once the
    roster is in. Raises Trouble for an answer that means nobody, or is not asked for.
    """
    work = _Ties(desk, cohort, rows, {person.id: person for person in people}, answers)
    work.read()
    return Ties(tuple(work.entries), tuple(work.lines), tuple(work.questions))


class _Ties:
    def __init__(
        self, desk: Desk, cohort: Cohort, rows: Mapping[PersonId, Planned],
        there: Mapping[PersonId, Person], answers: Answers,
    ) -> None:  # fmt: skip
        self._desk, self._cohort, self._rows, self._there = desk, cohort, rows, there
        self._answers = {k: v for k, v in answers.items() if k.partition(":")[0] == LINK}
        self._at = {row.line: there[id] for id, row in rows.items()}
        self._memory = desk.store.row_answers(cohort.id)
        self.entries: list[Entry] = []
        self.lines: list[str] = []
        self.questions: list[Question] = []

    def read(self) -> None:
        """Every tie of the rows, then those told before whose other person has come meanwhile."""
        links = self._desk.store.links(self._cohort.id)
        held = {(link.person, link.kind, _key(link.name)): link for link in links}
        open_answers = dict(self._answers)
        for id, row in self._rows.items():
            for number, tie in enumerate(row.row.ties, 1):
                found = held.pop((id, str(tie.kind), _key(tie.name)), None)
                key = at_line(LINK, row.line, number)
                self._tie(found, id, tie, key, open_answers.pop(key, None), row.line)
        for key in open_answers:
            raise refusal(f"Nothing is asked as “{clean_name(key, 40)}”.", "Leave its answer out.")
        for link in held.values():
            if not (link.other or link.offered):
                other = meant(link.name, self._there.values(), link.person)
                if other is not None:
                    self._keep(replace(link, other=other.id))

    def _tie(
        self, found: Link | None, of: PersonId, tie: RowTie, key: str, answer: str | None, line: int
    ) -> None:
        link = found or Link(
            self._desk.new_id(),
            self._cohort.id,
            of,
            str(tie.kind),
            tie.name,
            NO_PERSON,
            tie.offered,
        )
        if answer not in (None, NOBODY):
            link = replace(link, other=self._answered(link, answer or "", line), offered=False)
        elif not (link.other or link.offered) and not self._means_nobody(link, answer):
            other = meant(link.name, self._there.values(), of)
            link = replace(link, other=other.id if other else NO_PERSON)
            if other is None:
                self._ask(link, tie, key, line)
        if link != found:
            self._keep(link)

    def _answered(self, link: Link, answer: str, line: int) -> PersonId:
        """Whom the answer means. Raises Trouble where that is nobody, or another is known."""
        at = line_named(answer)
        other = self._at.get(at) if at else one_meant(answer, self._there.values())
        if other is None or other.id == link.person:
            raise refusal(
                f"Line {line}: nobody of the cohort is known as “{clean_name(answer, 40)}”.",
                f"Name one of them, or {NOBODY}.",
            )
        if link.other and link.other != other.id:
            known = self._there.get(link.other)
            raise refusal(
                f"Line {line}: “{link.name}” is {known.name if known else 'somebody else'} already.",
                "l4pc person rule changes that.",
            )
        return other.id

    def _means_nobody(self, link: Link, answer: str | None) -> bool:
        """Whether it was said, now or before, that the name means nobody of the cohort."""
        print = hashlib.sha256(
            f"{link.person}\n{link.kind}\n{_key(link.name)}".encode()
        ).hexdigest()[:32]
        if print in self._memory:
            return True
        if answer == NOBODY:
            # Whoever cannot be meant stands for nobody.
            entry = remember_print(self._desk, self._cohort, print, link.person)
            self.entries.append(entry)
        return answer == NOBODY

    def _ask(self, link: Link, tie: RowTie, key: str, line: int) -> None:
        """Say that the other person is not known; ask who it is, if somebody may be meant."""
        candidates = perhaps(link.name, self._there.values(), link.person)
        who = self._there[link.person].name
        told = f"Line {line}: {open_tie(tie.kind, who, link.name, candidates)}"
        if not candidates:
            self.lines.append(told)
            return
        lines = {id: row.line for id, row in self._rows.items()}
        choices = [
            Choice(
                twin_key(lines[each.id]) if each.id in lines else each.id,
                f"{each.name} ({each.organisation})" if each.organisation else each.name,
            )
            for each in candidates[:MOST_CHOICES]
        ]
        nobody = Choice(NOBODY, "nobody of the cohort; it is kept as it is written")
        self.questions.append(Question(key, told, (*choices, nobody), told))

    def _keep(self, link: Link) -> None:
        self.entries.append(link_entry(self._desk, link))


def _key(name: str) -> str:
    return fold_name(name) or name
