"""The session log for those who are told no names: what it came to in numbers, small ones hidden.

It is made of the log that is handed over. Nobody is named, no row is of one person, and of what
was said only those words stay in which no name is left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from l4pc_tui.core.disclosure.hiding import shown
from l4pc_tui.core.disclosure.in_words import of_what_was_said
from l4pc_tui.core.disclosure.ledger import Ledger, Sum
from l4pc_tui.core.disclosure.rules import RULES, Printed
from l4pc_tui.core.document.model import (
    Block,
    Bullets,
    Document,
    Figure,
    Figures,
    Grid,
    Look,
    Paragraph,
    Quote,
    Section,
)
from l4pc_tui.core.record.kinds import NOTE_KINDS
from l4pc_tui.core.record.nouns import NoteKind
from l4pc_tui.core.record.profiles import PROFILES, Profile
from l4pc_tui.core.record.travel import Inside
from l4pc_tui.core.text.amounts import capital, count, minutes
from l4pc_tui.exchange.log_model import SessionLog
from l4pc_tui.exchange.log_tables import FOLLOW_UP, TIMINGS
from l4pc_tui.exchange.session_log.document import (
    SPOKEN,
    about,
    came_of,
    deep_in_a_sentence,
    deepest_of,
    depth_section,
    long,
    promised_of,
    table_grid,
)

_CAME, _PROMISED, _INSIDE, _FOLLOWED = "came", "promised", "inside", "followed"
_NAMING = frozenset(("Led by",))
"""What of a log's head names people."""

Nameless = Callable[[str], str | None]
"""A text in which codes stand for the people that it names; None where that is not sure."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The page, and of how many notes the words are in it."""

    document: Document
    notes: int


def counted_document(log: SessionLog, profile: Profile, nameless: Nameless) -> Counted:
    """The whole page. log: as it is handed over."""
    rule = RULES[PROFILES[profile].hides]
    printed = shown(_ledger(log), rule)
    words = _Words(nameless)
    title = words(log.title) or "A session"
    head = [
        (label, words(value) or "not told") for label, value in about(log) if label not in _NAMING
    ]
    sections = [
        _became(log, printed), *_said(log, words), depth_section(replace(log, moves=())),
        _timings(log, words),
    ]  # fmt: skip
    # It says what became of all words, and so is made last.
    sections.append(_method(words, rule.note if rule else ""))
    document = Document(
        title,
        Look.LOG,
        tuple(head),
        PROFILES[profile].notice,
        tuple(_summary(log, printed)),
        tuple(each for each in sections if each is not None),
    )
    return Counted(document, words.told)


class _Words:
    """Words without names. told: how many notes; out: how many were left out. coded: whether a code
    stands for somebody in any of them."""

    def __init__(self, nameless: Nameless) -> None:
        self._nameless, self._of_notes = nameless, of_what_was_said(nameless)
        self.told = self.out = 0
        self.coded = False

    def __call__(self, text: str) -> str | None:
        """What a plan says."""
        return self._seen(text, self._nameless(text) if text else "")

    def _seen(self, text: str, found: str | None) -> str | None:
        self.coded |= found is not None and found != text
        return found

    def note(self, text: str) -> str | None:
        """The words of a note, counted."""
        found = self._seen(text, self._of_notes(text) if text else "")
        self.told += found is not None
        self.out += found is None
        return found


def _ledger(log: SessionLog) -> Ledger:
    """Every number of the page, and how they hang together.

    How many are on the register is not told: beside who came it would tell of those who did not.
    """
    inside = sum(row.count for row in log.inside if row.what is Inside.NOTES)
    fates = Counter(row.outcome for row in log.followed)
    counts = {f"fate {name}": number for name, number in fates.items()}
    counts |= {_CAME: came_of(log)[0], _PROMISED: promised_of(log)[0], _INSIDE: inside}
    counts[_FOLLOWED] = fates.total()
    parts = tuple(f"fate {name}" for name in fates)
    return Ledger(counts, (Sum(_FOLLOWED, parts),) if parts else ())


def _summary(log: SessionLog, printed: Printed) -> Iterator[Block]:
    if not log.started:
        yield Paragraph("This session was planned and has not been held.", strong=True)
        return
    told = "What one session came to. Nobody is named in it, and no line of it is about one person."
    yield Paragraph(" ".join(filter(None, (told, deep_in_a_sentence(log)))), strong=True)
    figures = [Figure(printed[_CAME].words, "people came")]
    if (seconds := long(log)) is not None:
        figures.append(Figure(minutes(seconds), "from start to close", "with breaks"))
    if deepest := deepest_of(log):
        figures.append(Figure(deepest, "deepest place"))
    figures.append(Figure(printed[_PROMISED].words, "commitments"))
    figures.append(Figure(printed[_INSIDE].words, "notes for the team alone"))
    yield Figures(tuple(figures))


def _became(log: SessionLog, printed: Printed) -> Section | None:
    if not log.followed:
        return None
    fates = dict.fromkeys(row.outcome for row in log.followed)
    rows = tuple((capital(fate), printed[f"fate {fate}"].words) for fate in fates)
    whole = ("All that were told of", printed[_FOLLOWED].words)
    heads = ("What became of it", "Commitments")
    grid = Grid(FOLLOW_UP.heading, heads, (*rows, whole), frozenset((1,)))
    return Section(FOLLOW_UP.heading, (grid,))


def _said(log: SessionLog, words: _Words) -> Iterator[Section]:
    """What may be told of what was said. Whose a commitment is it cannot say: those are counted."""
    for kind in log.kinds:
        if kind == NoteKind.COMMITMENT:
            continue
        texts = [words.note(row.text) for row in log.of_kind(kind)]
        told = [text for text in texts if text]
        if not told:
            continue
        blocks: tuple[Block, ...] = (Bullets(tuple(told)),)
        if kind in SPOKEN:
            blocks = tuple(Quote(text) for text in told)
        yield Section(NOTE_KINDS[NoteKind(kind)].heading, blocks)


def _timings(log: SessionLog, words: _Words) -> Section | None:
    if not log.timeline:
        return None
    rows = [
        replace(row, item=words(row.item) or "not told", step=words(row.step) or "")
        for row in log.timeline
    ]
    return Section(TIMINGS.heading, (table_grid(TIMINGS, rows, log),))


def _method(words: _Words, note: str) -> Section:
    lines = [note] if note else []
    if words.coded:
        lines.append(
            "What stands in [square brackets] stands for one person, in the place of their name."
        )
    if words.out:
        lines.append(
            f"{count(words.out, 'note')} that could be told {'is' if words.out == 1 else 'are'} left "
            "out: whether a name stands in it is not sure."
        )
    lines.append("What was said in confidence is not in this file, and pulses are not.")
    return Section("How this was counted", (Bullets(tuple(lines)),))
