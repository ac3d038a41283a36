"""The file for whoever leads a cohort's next session: what they need, and no words of notes but
commitments and stories of change."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.between.carried import FileKind
from l4pc_tui.core.record.life import State
from l4pc_tui.core.script.model.between import counts
from l4pc_tui.core.text.amounts import count, listed
from l4pc_tui.desk.between.bundles import withheld_in_words
from l4pc_tui.desk.between.outgoing import Outgoing, Wish, Written, look, must_be_real, write
from l4pc_tui.desk.people.cohorts import find_cohort
from l4pc_tui.desk.people.programme_days import programme_of
from l4pc_tui.desk.session.planned import planned
from l4pc_tui.desk.trouble import Trouble

if TYPE_CHECKING:
    from l4pc_tui.core.record.names import CohortId
    from l4pc_tui.core.record.nouns import Cohort
    from l4pc_tui.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that was looked at. scripts: the sha256 of the plans and exercises of the sessions to
    come. lines: what it holds and what stays here, a sentence each."""

    found: Outgoing
    scripts: frozenset[str]
    lines: tuple[str, ...]


def look_at_pack(desk: Desk, cohort: str) -> Pack:
    """What a pack of a cohort would hold; nothing is written. Raises Trouble."""
    must_be_real(desk, "nothing of it goes to a colleague.")
    wish = Wish(FileKind.PACK, find_cohort(desk, cohort), desk.store.known())
    found = look(desk, wish, "")
    ahead, lost = _ahead(desk, wish.cohort_id)
    between, told = _between(desk, wish.cohort)
    ahead |= between
    return Pack(found, ahead, (*_in_words(found, ahead), *told, *lost))


def write_pack(desk: Desk, pack: Pack, out: Path | None = None, *, to: str = "") -> Written:
    """Write a pack that was looked at, and remember that; as a bundle is written."""
    return write(desk, pack.found, out, Path.cwd(), to=to, more=pack.scripts)


def _ahead(desk: Desk, cohort: CohortId) -> tuple[frozenset[str], tuple[str, ...]]:
    """The scripts of the sessions to come; and which of their plans are not here."""
    shas, lost = set[str](), dict[str, None]()
    for row in desk.store.sessions(cohort):
        if row.state is not State.PLANNED:
            continue
        lost[row.session.plan] = None
        with suppress(Trouble):
            shas |= planned(desk, row, people=1).shas
            del lost[row.session.plan]
    told = tuple(
        f"The plan “{each}” is not in the library here, and does not go with it." for each in lost
    )
    return frozenset(shas), told


def _between(desk: Desk, cohort: Cohort | None) -> tuple[frozenset[str], tuple[str, ...]]:
    """The scripts of what lies between the sessions: the programme, and what its lines use."""
    programme = programme_of(desk, cohort) if cohort else None
    if programme is None:
        return frozenset(), ()
    lines = [e for module in programme.modules for e in module.entries if counts(e)]
    used = dict.fromkeys(entry.exercise for entry in lines if entry.exercise)
    named = [("programme", programme.id), *(("exercise", key) for key in used)]
    found = [content for kind, key in named if (content := desk.store.content(kind, key))]
    told = f"What lies between the sessions goes with it: {count(len(lines), 'line')}, {count(len(programme.handouts), 'page')}."
    return frozenset(content.sha256 for content in found), (told,) if lines else ()


def _in_words(found: Outgoing, ahead: frozenset[str]) -> tuple[str, ...]:
    held = found.contents
    assert found.wish.cohort is not None
    what = [
        count(number, one, many)
        for number, one, many in (
            (held.people, "person", "people"),
            (held.sessions, "session", "sessions"),
            (len(ahead | found.pinned), "plan or exercise", "plans and exercises"),
            (held.rounds, "round of groups", "rounds of groups"),
            (held.pulses, "pulse", "pulses"),
        )
        if number
    ]
    words = [
        count(number, one, many)
        for number, one, many in (
            (held.commitments, "commitment", "commitments"),
            (held.stories, "story of change", "stories of change"),
        )
        if number
    ]
    told = [f"A pack of “{found.wish.cohort.name}”: {listed(what)}."]
    told.append(
        f"The words of {listed(words)} go with it, and no other note’s."
        if words
        else "No note’s words go with it."
    )
    told += withheld_in_words(found)
    told.append("It is not locked: whoever gets the file can read it, with the people’s addresses.")
    return tuple(told)
