"""What a file leaves open, and what was answered: an answer always has its effect."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from l4pc_tui.core.attendance.values import YES_NO, Question
from l4pc_tui.core.attendance.words import says_no, says_yes


class Asking:
    """The answers that were given, and the questions that were met without one.

    What is no answer to its question is asked again, and never taken for one.
    """

    def __init__(self, answers: Mapping[str, str]) -> None:
        self._answers = answers
        self.questions: list[Question] = []

    def choose(
        self, key: str, text: str, answers: tuple[str, ...], proposed: str, must: bool = True
    ) -> str:
        """The answer that was given, or else the proposed one, and the question is kept."""
        given = self._answers.get(key, "").strip()
        for answer in answers:
            if given.casefold() == answer.casefold():
                return answer
        self._keep(given, Question(key, text, answers, proposed, must))
        return proposed

    def words(
        self, key: str, text: str, fits: Callable[[str], bool], *, proposed: str = "",
        must: bool = False, usual: tuple[str, ...] = (),
    ) -> str:  # fmt: skip
        """The words that were given, or else the proposed ones, and the question is kept. fits:
        whether words are an answer. usual: what is commonly said."""
        given = self._answers.get(key, "").strip()
        if given and fits(given):
            return given
        self._keep(given, Question(key, text, (), proposed, must, usual))
        return proposed

    def yes_or_no(self, key: str, text: str) -> bool | None:
        """What was said to a question that is answered by yes or no in any words; None for nothing."""
        said = self.words(key, text, lambda given: says_yes(given) or says_no(given), usual=YES_NO)
        return says_yes(said) if said else None

    def _keep(self, given: str, question: Question) -> None:
        self.questions.append(again(given, question))


def again(given: str, question: Question) -> Question:
    """The question as it is asked once more, where what was given is no answer to it."""
    if not given:
        return question
    return replace(question, text=f"“{given}” is no answer to this. {question.text}")


def of_file(key: str, number: int) -> str:
    """The key of a question about a row, where several files ask about a row of that number: of
    the first the plain key, of the second one with ``.2`` behind it."""
    return f"{key}.{number}" if number > 1 else key
