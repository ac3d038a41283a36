"""Groups as the facilitator's faces draw them: tables, who sits there, and what is reached."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from l4pc_tui.core.live.groups import words
from l4pc_tui.core.live.groups.draft import Draft
from l4pc_tui.core.live.groups.on_the_wall import names_on_the_wall
from l4pc_tui.core.live.groups.shapes import sizes_in_words
from l4pc_tui.core.live.groups.wish import Here, History
from l4pc_tui.core.mixing.meetings import Connections, Met, Pair, and_then, connections
from l4pc_tui.core.mixing.proposal import Proposal
from l4pc_tui.core.mixing.wishes import Somebody
from l4pc_tui.core.record.nouns import Person
from l4pc_tui.core.text.amounts import count, listed
from l4pc_tui.core.text.folding import filed
from l4pc_tui.core.text.toned import Tone, Word, Words

LATE, HELD, TOGETHER, ONLINE = "+", "●", "=", "◎"
"""The signs before a name: just came, held here, kept together, takes part from elsewhere."""


@dataclass(frozen=True, slots=True)
class SeatLine:
    """One person at a table. about: where she is from, or what she is. sign: with its word. short:
    what the room calls her."""

    person: str
    name: str
    about: str
    sign: str = ""
    told: str = ""
    tone: Tone = ""
    held: bool = False
    short: str = ""


@dataclass(frozen=True, slots=True)
class TableView:
    """One table, from 1. told: who there has worked together before, the longest form first."""

    number: int
    people: tuple[SeatLine, ...]
    told: tuple[str, ...]
    held: bool = False


@dataclass(frozen=True, slots=True)
class GroupsView:
    """A draft on view. title: who and how large. reached: what it comes to; shorter: the same
    where there is less room, the longest form first. standing: which
    proposal, and whether it is used already. kept: what must hold and does, label and names. came:
    who just came and who moves. before, after: who has met whom in this cohort, and once these
    groups have worked. rounds: how many are proposed; at: which is on view, from 0.
    """

    title: str
    reached: Words
    shorter: tuple[Words, ...]
    standing: str
    tables: tuple[TableView, ...]
    kept: tuple[tuple[str, str, str], ...]
    came: tuple[str, ...]
    before: Connections
    after: Connections
    each: str
    rounds: int = 1
    at: int = 0


@dataclass(frozen=True, slots=True)
class Around:
    """What a draft is told with: who is here, the names, and what was before. came: who came
    since the groups were used; standing: whether these are the groups that are used now."""

    here: Here
    so_far: History
    names: Mapping[str, str]
    came: tuple[str, ...] = ()
    standing: bool = False

    def name(self, person: str) -> str:
        """What somebody is called on the register."""
        return self.names.get(person, "somebody")


def groups_view(draft: Draft, around: Around) -> GroupsView:
    """Everything on view."""
    told, name = draft.told, around.name
    twice, kept = words.again(draft), words.kept_again(draft)
    known = {each.id: each for each in draft.wish.people}
    people: dict[str, Person] = {person.id: person for person in around.here.people}
    short = names_on_the_wall(around.here.people)
    tables = tuple(
        TableView(
            at + 1,
            tuple(_seat(draft, around, people.get(one), known[one], short) for one in sorted_by_name(group, name)),
            _table_told(twice, kept, around, group), draft.table_held(at),
        )
        for at, group in enumerate(draft.groups)
    )  # fmt: skip
    reached, *shorter = _reached(told, twice, kept, around)
    moved = [one for one in told.moved if one not in around.came]
    return GroupsView(
        _title(draft, around), reached, tuple(shorter), _standing(told, draft, around), tables,
        _kept(draft, around), words.moved_in_words(around.came, moved, draft.table_of, name),
        _met_by(draft, draft.wish_on_view.met), met_after(draft),
        words.each_meets(draft), len(draft.rounds), draft.at,
    )  # fmt: skip


def met_after(draft: Draft) -> Connections:
    """Who has met whom once the groups on view have worked."""
    return _met_by(draft, and_then(draft.wish_on_view.met, draft.groups, draft.wish.session))


def _met_by(draft: Draft, met: Met) -> Connections:
    organisations = {each.id: each.organisation for each in draft.wish.people}
    return connections(organisations, met, max(map(len, draft.groups), default=2))


def sorted_by_name(group: Iterable[str], name: Callable[[str], str]) -> list[str]:
    """People of a table as they are listed, by name."""
    return sorted(group, key=lambda one: (filed(name(one)), one))


def _seat(
    draft: Draft, around: Around, person: Person | None, known: Somebody, short: Mapping[str, str]
) -> SeatLine:
    about = person.organisation if person else ""
    about = about or ", ".join(sorted(known.tags) or sorted(known.roles))
    one = known.id
    sign, told, tone = _sign(draft, around, one)
    name = around.name(one)
    return SeatLine(one, name, about, sign, told, tone, draft.holds(one), short.get(one, name))


def _sign(draft: Draft, around: Around, one: str) -> tuple[str, str, Tone]:
    if one in around.came:
        return LATE, "just came", "behind"
    if draft.holds(one):
        return HELD, "held", "strong"
    if one in around.here.online:
        return ONLINE, "online", "online"
    group = next((group for group in draft.groups if one in group), ())
    if any(one in unit and len({*unit} & {*group}) > 1 for unit in draft.wish.rules.together):
        return TOGETHER, "together", "kept"
    return "", "", ""


def _table_told(
    twice: Sequence[Pair], kept: Sequence[Pair], around: Around, group: Sequence[str]
) -> tuple[str, ...]:
    """What is said of a table. twice, kept: the pairs of all tables who have met, and who of them
    are kept together."""
    inside = [two for two in twice if two[0] in group and two[1] in group]
    if inside:
        return (
            f"{words.pairs_named(inside, around.name)} again",
            f"{count(len(inside), 'pair')} again",
        )
    together = any(two[0] in group and two[1] in group for two in kept)
    return ("all new but who is kept together",) if together else ("all new to each other",)


def _title(draft: Draft, around: Around) -> str:
    here = around.here
    who = (
        f"{len(draft.wish.people)} here"
        if here.marked
        else f"{len(draft.wish.people)} enrolled, nobody marked yet"
    )
    sizes = sizes_in_words([len(group) for group in draft.groups])
    return " · ".join(filter(None, (who, sizes, words.at_how_many(draft))))


def _reached(
    told: Proposal, twice: Sequence[Pair], kept: Sequence[Pair], around: Around
) -> tuple[Words, ...]:
    """The longest form first."""
    if twice:
        has = "has" if len(twice) == 1 else "have"
        first = Word(
            f"▲ {len(twice)} of {count(told.pairs, 'pair')} {has} worked together before", "behind"
        )
    else:
        first = Word("● No one meets again", "kept")
    but = (
        Word(f", besides {words.pairs_named(kept, around.name, 2)}, who stay together")
        if kept
        else Word("")
    )
    fresh = Word(f" · {count(told.pairs - told.again, 'new pair')}", "strong")
    proved = Word(" · no better exists" if told.proved else "", "muted")
    short = Word(f", besides {count(len(kept), 'pair')} kept together" if kept else "")
    forms = (
        (first, but, fresh, proved),
        (first, but, proved),
        (first, short, proved),
        (first, short),
        (first,),
    )
    return tuple(tuple(word for word in form if word.text) for form in forms)


def _standing(told: Proposal, draft: Draft, around: Around) -> str:
    if len(draft.rounds) > 1:
        return f"round {draft.at + 1} of {len(draft.rounds)}"
    if draft.kept:
        return "the same tables"
    if around.standing:
        return "in use, mended" if around.came or told.moved or draft.touched else "in use"
    return "planned before" if draft.round else f"proposal {draft.number}"


def _kept(draft: Draft, around: Around) -> tuple[tuple[str, str, str], ...]:
    name = around.name
    here = {each.id for each in draft.wish.people}
    rules = draft.wish.rules
    told: list[tuple[str, str, str]] = []
    for unit in rules.together:
        if len(inside := sorted(map(name, unit & here), key=filed)) > 1:
            told.append((TOGETHER, "together", listed(inside)))
    online = sorted((name(each.id) for each in draft.wish.people if each.online), key=filed)
    if len(online) > 1:
        told.append((ONLINE, "online", listed(online)))
    if apart := sum(len(unit & here) > 1 for unit in rules.apart):
        told.append(("●", "apart", f"{count(apart, 'pair')}, kept"))
    if held := sorted((name(one) for one in rules.locked if one in here), key=filed):
        told.append((HELD, "held", listed(held)))
    if missing := [name(person.id) for person in around.here.missing]:
        few = listed(missing) if len(missing) < 5 else count(len(missing), "person", "people")
        told.append(("○", "not placed", few))
    return tuple(told)


def told_in_lines(view: GroupsView) -> tuple[str, ...]:
    """A draft line by line, for faces without a picture: what it is, then a table a line."""
    tables = (
        f"Table {table.number}{' (held)' if table.held else ''}: "
        f"{', '.join(_named(seat) for seat in table.people)}"
        for table in view.tables
    )
    before, after = view.before, view.after
    met = (
        f"Pairs who have worked together: {before.pairs} → {after.pairs} of {after.possible}; from "
        f"two organisations {before.across} → {after.across} of {after.across_possible}. {view.each}."
    )
    kept = (f"{label}: {names}" for _, label, names in view.kept)
    reached = "".join(word.text for word in view.reached).removeprefix("● ").removeprefix("▲ ")
    return (f"{view.title} · {view.standing}", reached, *tables, *view.came, *kept, met)


def _named(seat: SeatLine) -> str:
    return f"{seat.name} ({seat.told})" if seat.told else seat.name
