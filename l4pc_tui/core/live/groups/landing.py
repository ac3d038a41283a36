"""What it would do to put somebody down at a table: where everybody goes, what it costs and wins."""

from __future__ import annotations

from dataclasses import dataclass

from l4pc_tui.core.live.groups import words
from l4pc_tui.core.live.groups.draft import Draft, put, swapped
from l4pc_tui.core.live.groups.groups_view import Around, met_after
from l4pc_tui.core.mixing.clashes import in_words
from l4pc_tui.core.mixing.meetings import pair
from l4pc_tui.core.text.amounts import count, listed
from l4pc_tui.core.text.folding import filed
from l4pc_tui.core.text.toned import Tone, Word, Words


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that changes, or stays: its sign, what it is, how it is then."""

    sign: str
    word: str
    told: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Landing:
    """lead: where everybody goes, or why that cannot be. facts: what it costs and wins. foot: the
    same in three words, for the table's own frame. fits: nothing forbids it."""

    lead: Word
    facts: tuple[Fact, ...]
    foot: str
    fits: bool = True

    @property
    def brief(self) -> Words:
        """All of it in one sentence after the other, what is not worth a word left out."""
        told = [self.lead, *(Word(f"{fact.sign} {fact.word} {fact.told}", fact.tone)
                             for fact in self.facts[:2])]  # fmt: skip
        return tuple(Word(f"{word.text}  ", word.tone) for word in told)


def landing(draft: Draft, around: Around, person: str, table: int, other: str) -> Landing:
    """Somebody at a table, from 0, in the place of another or of nobody."""
    name = around.name
    after = swapped(draft, person, other) if other else put(draft, person, table)
    if isinstance(after, list):
        why = " ".join(in_words(each, name) for each in after)
        return Landing(Word(why, "behind"), (), "not here", fits=False)
    if after.groups == draft.groups:
        stays = f"{name(person)} stays at table {draft.table_of(person) + 1}."
        return Landing(Word(stays, "muted"), (), "here she stays")
    to = f"{name(person)} to table {after.table_of(person) + 1}"
    to += f", and {name(other)} to table {after.table_of(other) + 1}" if other else ""
    worse = [two for two in words.again(after) if two not in words.again(draft)]
    return Landing(
        Word(f"{to}."), (*_again(worse, around), *_counts(draft, after), *_together(after, around)),
        f"here? {count(len(worse), 'pair')} again" if worse else "here? no pair again",
    )  # fmt: skip


def _again(worse: list[tuple[str, str]], around: Around) -> tuple[Fact, ...]:
    if not worse:
        return (Fact("●", "no pair again", "", "kept"),)
    when = f", {_when(worse[0], around)}" if len(worse) == 1 and _when(worse[0], around) else ""
    named = f"{words.pairs_named(worse, around.name, 2)}{when}"
    return (Fact("▲", f"{count(len(worse), 'pair')} again:", named, "behind"),)


def _counts(draft: Draft, after: Draft) -> tuple[Fact, ...]:
    """New pairs, and how many of them are of two organisations."""
    fresh = (words.new_pairs(draft), words.new_pairs(after))
    across = (met_after(draft).across, met_after(after).across)
    return tuple(
        Fact("●" if now >= was else "▲", word, f"{was} → {now}" if was != now else "the same",
             "kept" if now >= was else "behind")
        for word, (was, now) in (("new pairs", fresh), ("organisations", across))
    )  # fmt: skip


def _together(after: Draft, around: Around) -> tuple[Fact, ...]:
    seated = {one for group in after.groups for one in group}
    kept = (
        sorted(map(around.name, unit & seated), key=filed) for unit in after.wish.rules.together
    )
    return tuple(
        Fact("=", listed(names), "still together", "kept") for names in kept if len(names) > 1
    )


def _when(two: tuple[str, str], around: Around) -> str:
    last = around.so_far.met.last.get(pair(*two))
    titles = around.so_far.titles
    return f"in {titles[last]}" if last is not None and last < len(titles) else ""
