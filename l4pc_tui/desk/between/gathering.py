"""Files of other laptops on the table: looked at, asked about, taken; and what is open still."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.between.proposals import Proposal
from l4pc_tui.core.text import clean_name
from l4pc_tui.desk.between.basket import Basket, open_basket
from l4pc_tui.desk.between.collect import Look, in_a_line, look, take
from l4pc_tui.desk.between.conflicts import Conflict, conflicts
from l4pc_tui.desk.between.laptops import Sender, Untold, senders, untold
from l4pc_tui.desk.between.settling import choose, join, proposals, tell_apart
from l4pc_tui.desk.people.erasures_waiting import how_many_wait
from l4pc_tui.desk.trouble import Trouble, refusal

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk

Question = Proposal | Conflict

ONE, TWO, LATER = "one", "two", ""
"""What may be answered of a proposal. Of a conflict it is the version that counts, or later."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What a face draws. look: of the files on the table, None where none lie there. asked: what
    is to be settled and nobody has put off. collects: in a line each, newest first, with when.
    undoes: the one that an undo would undo; 0 for none. answered: how many answers wait for the
    files to be taken. waits: how many erasures that came wait for a word."""

    look: Look | None
    asked: tuple[Question, ...]
    collects: tuple[tuple[str, str], ...]
    undoes: int
    senders: tuple[Sender, ...]
    untold: tuple[Untold, ...]
    answered: int
    waits: int

    def whose(self, question: Question) -> str:
        """From whose file a question comes; "" where that is not known."""
        return self.look.asked_by.get(question.key, "") if self.look else ""


class Gathering:
    """What lies on the table. What is answered before the files are taken is done with them; what
    is answered later at once. Every method may touch the disk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._basket: Basket | None = None
        self._look: Look | None = None
        self._answers: dict[str, str] = {}

    def picture(self) -> Picture:
        """What there is to see now."""
        desk = self._desk
        if self._look is None:
            found: Sequence[Question] = (*proposals(desk), *conflicts(desk))
        else:
            found = (*self._look.proposals, *self._look.conflicts)
        rows = desk.store.collects()
        return Picture(
            self._look, tuple(each for each in found if each.key not in self._answers),
            tuple((f"{row.id}", f"{row.at[:16].replace('T', ' ')} · {in_a_line(row)}")
                  for row in rows),
            next((row.id for row in rows if not row.undone), 0), senders(desk), untold(desk),
            len(self._answers) if self._look is not None else 0,
            how_many_wait(desk),
        )  # fmt: skip

    def lay(self, paths: Sequence[Path], identity: Path | None = None) -> Picture:
        """Put files on the table, in the place of what lay there. Raises Trouble, also for a path
        that leads nowhere; what lay there stays then."""
        for each in (*paths, *filter(None, (identity,))):
            if not each.exists():
                raise refusal(
                    f"“{clean_name(each.name)}” is not there, and nothing was changed.",
                    "Check how it is spelt, and whether the stick is in.",
                )
        basket = open_basket(paths, identity)
        try:
            found = look(self._desk, basket)
        except BaseException:
            basket.close()
            raise
        self.clear()
        self._basket, self._look = basket, found
        return self.picture()

    def answer(self, question: Question, answer: str) -> str:
        """Settle something, or put it off; what is so then, in words."""
        self._answers[question.key] = answer
        if self._look is not None:
            return ""
        return self._settle(question, answer)

    def answer_certain(self, asked: Sequence[Question]) -> tuple[str, ...]:
        """All of these that are certain are one."""
        sure = [each for each in asked if isinstance(each, Proposal) and each.certain]
        return tuple(filter(None, (self.answer(each, ONE) for each in sure)))

    def take_back(self) -> None:
        """Have the last answer that waits for the files be none."""
        if self._look is not None and self._answers:
            self._answers.popitem()

    def take(self) -> tuple[str, ...]:
        """Take the files in, and settle what was answered: how much of both, then what else is to be
        known, a sentence each. Raises Trouble, and nothing was taken then."""
        assert self._basket is not None
        assert self._look is not None
        found = self._look
        done = take(self._desk, self._basket, found)
        self._basket.close()
        self._basket = self._look = None
        asked: tuple[Question, ...] = (*found.proposals, *found.conflicts)
        questions = {each.key: each for each in asked}
        answers = {key: answer for key, answer in self._answers.items()
                   if answer and key in questions}  # fmt: skip
        for key, answer in answers.items():
            self._settle(questions[key], answer)
        self._answers = {}
        left = len(questions) - len(answers)
        told = ", ".join(filter(None, (
            done.brought, f"{len(answers)} settled" if answers else "",
            f"{left} left open" if left else "",
        )))  # fmt: skip
        return (f"{told}. z undoes it.", *done.told[1:])

    def clear(self) -> None:
        """Let go of what lies on the table."""
        if self._basket is not None:
            self._basket.close()
        self._basket = self._look = None
        self._answers = {}

    def _settle(self, question: Question, answer: str) -> str:
        if not answer:
            return ""
        try:
            if isinstance(question, Conflict):
                return choose(self._desk, answer)
            return (join if answer == ONE else tell_apart)(self._desk, question)
        except Trouble as trouble:
            # Of three that are one the third is so already.
            return trouble.told
