"""Sums over answers. What was not answered is nowhere in them: it is never a number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from l4pc_tui.core.outcomes.measures import QUESTIONS, THENS
from l4pc_tui.core.record.outcome_nouns import LEAST, MOST, Question

TOP = 2
"""How many of the highest answers agree: 4 and 5."""

Counts = tuple[int, ...]
"""How many said one, two … five; empty where nobody was asked."""


@dataclass(frozen=True, slots=True)
class Answers:
    """One form that somebody filled in. whose: the person, or what else tells it from others.
    known: whether that is a person, who can be found again at another time."""

    whose: str
    given: Mapping[Question, int]
    known: bool = False


@dataclass(frozen=True, slots=True)
class Of:
    """How many answered, of how many present, of how many enrolled; None where nobody knows."""

    answered: int
    present: int | None = None
    enrolled: int | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of the answers of those who gave two: nobody else is in it."""

    rose: int = 0
    same: int = 0
    fell: int = 0

    @property
    def matched(self) -> int:
        """How many gave both answers."""
        return self.rose + self.same + self.fell


def counts_of(given: Iterable[int]) -> Counts:
    """How many gave each answer of the scale."""
    told = Counter(given)
    return tuple(told[number] for number in range(LEAST, MOST + 1))


def agreeing(counts: Sequence[int]) -> int:
    """How many gave one of the top two answers."""
    return sum(counts[-TOP:])


def middle(counts: Sequence[int]) -> float | None:
    """The middle answer, between two of them their middle; None where nobody answered."""
    told = [number for number, many in enumerate(counts, LEAST) for _ in range(many)]
    half = len(told) // 2
    if not told:
        return None
    return float(told[half]) if len(told) % 2 else (told[half - 1] + told[half]) / 2


def answers_to(question: Question, forms: Iterable[Answers]) -> list[int]:
    """What was answered to a question."""
    return [form.given[question] for form in forms if question in form.given]


def moved(pairs: Iterable[tuple[int, int]]) -> Moved:
    """What became of pairs of answers, each earlier and later."""
    told = Counter((later > earlier) - (later < earlier) for earlier, later in pairs)
    return Moved(told[1], told[0], told[-1])


def looking_back(question: Question, forms: Iterable[Answers]) -> Moved:
    """Then against now on one form each; of nobody for a question that has no then."""
    then = THENS.get(question)
    return moved(
        (form.given[then], form.given[question]) for form in forms
        if then is not None and then in form.given and question in form.given
    )  # fmt: skip


def over_time(question: Question, askings: Sequence[Sequence[Answers]]) -> Moved:
    """The first answer of each person against their last, of two different askings, in the order
    in which they were asked. How it was then counts where nothing was rated beside it: on a form
    that looks back it is no baseline."""
    first: dict[str, tuple[int, int]] = {}
    last: dict[str, tuple[int, int]] = {}
    then = THENS.get(question)
    for number, forms in enumerate(askings):
        for form in forms:
            if not form.known:
                continue
            if then is None:
                if question in form.given:
                    first.setdefault(form.whose, (number, form.given[question]))
            elif then in form.given and not looks_back([form]):
                first.setdefault(form.whose, (number, form.given[then]))
            if question in form.given:
                last[form.whose] = (number, form.given[question])
    return moved(
        (first[whose][1], answer) for whose, (number, answer) in last.items()
        if whose in first and first[whose][0] < number
    )  # fmt: skip


def looks_back(forms: Iterable[Answers]) -> bool:
    """Whether any of the forms rates now too, and not only then."""
    return any(QUESTIONS[question].side != "then" for form in forms for question in form.given)
