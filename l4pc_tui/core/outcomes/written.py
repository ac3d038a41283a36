"""Answers and evidence as the record keeps them, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from l4pc_tui.core.outcomes.sums import Answers
from l4pc_tui.core.record.outcome_nouns import Question, Rating


def as_written(told: Mapping[Question, object]) -> tuple[str, ...]:
    """ "open-now=4", in the order of the questions: two who type the same write the same."""
    return tuple(f"{question}={told[question]}" for question in Question if question in told)


def given(answers: Sequence[str]) -> dict[Question, int]:
    """Each question that was answered → its answer."""
    return {
        Question(name): int(said) for name, _, said in (each.partition("=") for each in answers)
    }


def evidence(lines: Sequence[str]) -> dict[Question, str]:
    """Each area that has a line of evidence → its words."""
    return {Question(name): said for name, _, said in (each.partition("=") for each in lines)}


def form_of(rating: Rating) -> Answers:
    """A form as it is summed."""
    known = bool(rating.person)
    return Answers(rating.person if known else rating.form, given(rating.answers), known)
