"""What groups reach, in words: worded as opportunity, and proved only where it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

from l4pc_tui.core.live.groups.draft import Draft
from l4pc_tui.core.live.groups.wish import LIVED
from l4pc_tui.core.mixing.clashes import Clash, in_words
from l4pc_tui.core.mixing.meetings import Pair, pair
from l4pc_tui.core.mixing.wishes import units_of
from l4pc_tui.core.text.amounts import capital, count, listed

NONE_PROPOSED = "No groups are proposed: the rules clash."
HOW_TO_MEND = (
    "Another size may do; or mark who is here, let go whom you hold, or change the rule on the "
    "Cohort screen."
)


def clashes_in_words(found: Sequence[Clash], name: Callable[[str], str]) -> tuple[str, ...]:
    """Why nothing is proposed, a sentence each, and what can be done."""
    told = tuple(dict.fromkeys(in_words(each, name) for each in found))
    return (NONE_PROPOSED, *told, HOW_TO_MEND)


def again(draft: Draft) -> tuple[Pair, ...]:
    """The pairs on view that have worked together before, but for those that must sit together."""
    bound = _bound(draft)
    return tuple(two for two in _met(draft) if two not in bound)


def kept_again(draft: Draft) -> tuple[Pair, ...]:
    """The pairs on view that have worked together before, and must: kept together, or online."""
    bound = _bound(draft)
    return tuple(two for two in _met(draft) if two in bound)


def _bound(draft: Draft) -> frozenset[Pair]:
    units = units_of(draft.wish)
    return frozenset(pair(*two) for unit in units for two in combinations(unit, 2))


def _met(draft: Draft) -> list[Pair]:
    met = draft.wish_on_view.met.times
    pairs = (pair(*two) for group in draft.groups for two in combinations(group, 2))
    return [two for two in pairs if met.get(two)]


def reached(draft: Draft) -> str:
    """What is kept of it and may travel, without a name: "2 of 66 pairs have worked together
    before; no better exists"."""
    told, number = draft.told, len(again(draft))
    before = (
        "No pair has"
        if not number
        else f"{number} of {count(told.pairs, 'pair')} {'has' if number == 1 else 'have'}"
    )
    said = f"{before} worked together before"
    if bound := len(kept_again(draft)):
        said += f", but for {count(bound, 'pair')} kept together"
    return f"{said}; no better exists" if told.proved else said


def new_pairs(draft: Draft) -> int:
    """How many pairs work together for the first time."""
    pairs = sum(len(group) * (len(group) - 1) // 2 for group in draft.groups)
    return pairs - len(_met(draft))


def moved_in_words(
    came: Sequence[str], moved: Sequence[str], table: Callable[[str], int],
    name: Callable[[str], str],
) -> tuple[str, ...]:  # fmt: skip
    """Who has just come and where to, and who moves for it: "Chloe: table 1", "Nobody else
    moves."."""
    told = [f"{name(each)}: table {table(each) + 1}" for each in came]
    told += [f"{name(each)} moves to table {table(each) + 1}" for each in moved]
    if came and not moved:
        told.append("Nobody else moves.")
    return tuple(told)


def at_how_many(draft: Draft) -> str:
    """ "lived experience at 3 of 4 tables"; "" where nobody brings it, or it is not known."""
    lived = {each.id for each in draft.wish.people if LIVED in each.tags}
    tables = sum(any(one in lived for one in group) for group in draft.groups)
    return f"{LIVED} at {tables} of {count(len(draft.groups), 'table')}" if lived else ""


def each_meets(draft: Draft) -> str:
    """ "Each meets 2 or 3 new people."; how many the fewest and the most."""
    met = draft.wish_on_view.met.times
    fresh = [
        sum(not met.get(pair(one, other)) for other in group if other != one)
        for group in draft.groups for one in group
    ]  # fmt: skip
    least, most = min(fresh, default=0), max(fresh, default=0)
    between = f"{least}" if least == most else f"{least} to {most}"
    return capital(f"each meets {between} new {'person' if most == 1 else 'people'}")


def pairs_named(pairs: Sequence[Pair], name: Callable[[str], str], most: int = 3) -> str:
    """ "Ann with Ben, Cat with Dee and 4 more pairs"."""
    told = [f"{name(one)} with {name(other)}" for one, other in pairs[:most]]
    if len(pairs) > most:
        told.append(count(len(pairs) - most, "more pair"))
    return listed(told)
