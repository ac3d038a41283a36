"""How outcomes are told: one function for each wording, so that every page says the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from l4pc_tui.core.outcomes.sums import Moved, Of, agreeing
from l4pc_tui.core.record.outcome_nouns import HOWS, LEAST, How
from l4pc_tui.core.text.amounts import SMALL_GROUP, count, percent


def share(part: int, whole: int) -> str:
    """ "7 of 9", from ten "83 % (20 of 24)"; "nobody answered"."""
    if not whole:
        return "nobody answered"
    if whole < SMALL_GROUP:
        return f"{part} of {whole}"
    return f"{percent(part, whole)} % ({part} of {whole})"


def agree(counts: Sequence[int]) -> str:
    """How many gave one of the top two answers: "7 of 9 said 4 or 5"."""
    told = share(agreeing(counts), sum(counts))
    return f"{told} said 4 or 5" if sum(counts) else told


def answered(of: Of) -> str:
    """ "9 answered · 12 present · 14 enrolled"; what nobody knows is said to be not known."""
    present = "present not known" if of.present is None else f"{of.present} present"
    enrolled = "enrolled not known" if of.enrolled is None else f"{of.enrolled} enrolled"
    return f"{of.answered} answered · {present} · {enrolled}"


def answered_short(of: Of) -> str:
    """ "9 / 12 / 14": answered, present, enrolled; "–" for what nobody knows."""
    known = (of.answered, of.present, of.enrolled)
    return " / ".join("–" if number is None else str(number) for number in known)


def moved(told: Moved) -> str:
    """ "5 rose, 2 the same, 1 fell (8 matched)"; where nobody can be compared, that."""
    if not told.matched:
        return "nobody answered both"
    return f"{told.rose} rose, {told.same} the same, {told.fell} fell ({told.matched} matched)"


def counts(told: Sequence[int]) -> str:
    """ "1: 0 · 2: 0 · 3: 2 · 4: 5 · 5: 3"."""
    return " · ".join(f"{number}: {many}" for number, many in enumerate(told, LEAST))


def asked_how(told: Mapping[How, int]) -> str:
    """ "by fingers", "9 on paper, 3 by an online form"; "how it was asked is not known"."""
    if not told:
        return "how it was asked is not known"
    if len(told) == 1:
        return HOWS[next(iter(told))]
    return ", ".join(f"{number} {HOWS[how]}" for how, number in told.items())


def one_of(out_of: int, by: str, because: str) -> str:
    """How a story was chosen: "1 of 7, chosen by the cohort, because …". It is never told without
    its reason; where nobody wrote one, that is said."""
    few = f"1 of {out_of}" if out_of else "from how many is not known"
    return f"{few}, chosen by {by or 'nobody named'}, {_because(because)}"


def _because(because: str) -> str:
    return f"because {because}" if because else "why was not written down"


def forms(number: int) -> str:
    """ "12 forms"."""
    return count(number, "form")
