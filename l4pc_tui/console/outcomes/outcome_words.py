"""What was asked and told, drawn: each asking as a line to choose, and all of a programme to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content

from l4pc_tui.console.widgets.draw import GAP, barred, ends, hang, hint, label, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.console.widgets.lines import ListLine
from l4pc_tui.core.outcomes.measures import MEASURES
from l4pc_tui.core.outcomes.words import asked_how, counts, moved
from l4pc_tui.core.record.outcome_nouns import HOWS
from l4pc_tui.core.text.amounts import as_date, count
from l4pc_tui.desk.outcomes.in_words import (
    consent_in_words,
    fate_in_words,
    is_empty,
    limits,
    pulse_when,
)
from l4pc_tui.desk.outcomes.told import FormsTaken, Outcomes, PulseTaken, StoryTold
from l4pc_tui.look.content import text

Told = PulseTaken | FormsTaken | StoryTold
NOTHING = (
    "Nothing was asked yet. s, h or e takes a pulse, t or f types forms in, c a story of change."
)


def told_lines(found: Outcomes) -> tuple[Told, ...]:
    """Everything that was asked and told, the newest first; stories behind."""
    asked: list[PulseTaken | FormsTaken] = [*found.pulses, *found.forms]
    asked.sort(key=lambda each: each.day, reverse=True)
    return (*asked, *reversed(found.stories))


def told_line(each: Told, width: int) -> ListLine:
    """One of them, in two rows."""
    if isinstance(each, PulseTaken):
        how = "" if each.how else f"{asked_how({})} · "
        when = f"{_day(each.day)} {pulse_when(each)}".strip()
        return _two(f"pulse:{each.id}", MEASURES[each.measure].name, when, each.agree,
                    f"{each.answered} · {how}{each.design}", width)  # fmt: skip
    if isinstance(each, FormsTaken):
        key = f"forms:{each.whom.cohort}/{each.whom.session}/{each.measure}/{each.point}"
        told = f"{each.answered} · {asked_how(each.how)} · {each.design}"
        if each.twice:
            told += f" · {count(each.twice, 'form')} told in two ways"
        when = f"{_day(each.day)} {each.when}".strip()
        return _two(
            key, MEASURES[each.measure].name, when, count(each.of.answered, "form"), told, width
        )
    agreed = consent_in_words(each)
    rounds = " · ".join(one.words for one in each.rounds) or "not chosen yet"
    return _two(f"story:{each.id}", each.title or each.after, _day(each.day), agreed, rounds, width)


def _two(key: str, name: str, when: str, right: str, below: str, width: int) -> ListLine:
    return ListLine(key, stack(_in_rows(name, when, right, below, width)))


def _in_rows(name: str, when: str, right: str, below: str, width: int) -> list[Content]:
    """The name, when or how, and at the end of the row a number; ``below`` stands under them, and
    before it what the row has no room for."""
    lead, told = text(name, "bold $foreground"), text(f"  {when}", "$muted")
    if (lead + told).cell_length + 1 + len(right) > width:
        told, below = GAP, f"{when} · {below}"
    first = ends(lead + told, text(right), width)
    return [first, *hang(GAP, 2, text(below, "$muted"), width)]


def _day(iso: str) -> str:
    on = as_date(iso)
    return f"{on.day} {on:%b %Y}" if on else ""


class OutcomeWords(Drawn):
    """All of it to read: of every number how many answered, of how many, and by which design."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._found: Outcomes | None = None
        self._empty = ""

    def show(self, found: Outcomes, empty: str = "") -> None:
        """Draw these. empty: what is said where there is nothing."""
        if (found, empty) != (self._found, self._empty):
            self._found, self._empty = found, empty
            self.redraw()

    def draw(self, width: int) -> Content:
        if self._found is None:
            return GAP
        lines = [*_all(self._found, width)]
        return stack(lines[:-1] if lines else hint(self._empty).wrap(max(4, width)))


def _all(found: Outcomes, width: int) -> Iterator[Content]:
    """Each part with an empty line behind it."""
    if is_empty(found):
        return
    for lines in (_pulses(found, width), _forms(found, width), _over_time(found, width),
                  _fate(found, width), _stories(found, width), _limits(found, width)):  # fmt: skip
        part = [*lines]
        if part:
            yield from (*part, GAP)


def _pulses(found: Outcomes, width: int) -> Iterator[Content]:
    if found.pulses:
        yield label("PULSES")
    for each in found.pulses:
        how = HOWS[each.how] if each.how else asked_how({})
        yield from _in_rows(
            MEASURES[each.measure].name, f"{_day(each.day)} · {how}", each.agree,
            f"{each.answered} · {counts(each.counts)}", width,
        )  # fmt: skip


def _forms(found: Outcomes, width: int) -> Iterator[Content]:
    for number, each in enumerate(found.forms):
        if number:
            yield GAP
        yield label(f"{MEASURES[each.measure].name} {each.when}".upper())
        yield from text(f"{each.answered} · {asked_how(each.how)} · {each.design}", "$muted").wrap(
            width
        )
        for question in each.questions:
            told = moved(question.moved) if question.moved else question.agree
            yield ends(text(f"  {question.heading}"), text(told, "$muted"), width)


def _over_time(found: Outcomes, width: int) -> Iterator[Content]:
    if found.over_time:
        yield label("FROM THE FIRST TIME TO THE LAST, OF WHOEVER ANSWERED BOTH")
    for each in found.over_time:
        yield ends(text(f"  {each.heading}"), text(moved(each.moved), "$muted"), width)


def _fate(found: Outcomes, width: int) -> Iterator[Content]:
    fate = found.fate
    if not fate.made:
        return
    yield label("WHAT PEOPLE PROMISED")
    yield from text(fate_in_words(fate)).wrap(max(4, width))


def _stories(found: Outcomes, width: int) -> Iterator[Content]:
    if found.stories:
        yield label(f"STORIES OF CHANGE  {len(found.stories)}")
    for each in found.stories:
        yield from barred(
            "$place-return", text(each.title or each.after, "bold $foreground"), width
        )
        told = [f"{_day(each.day)} · {consent_in_words(each)}", *(one.words for one in each.rounds)]
        for line in told:
            yield from hang(GAP, 3, text(line, "$muted"), width)


def _limits(found: Outcomes, width: int) -> Iterable[Content]:
    lines = [line for told in limits(found) for line in text(told, "$muted").wrap(max(4, width))]
    return [label("HOW TO READ THIS"), *lines] if lines else []
