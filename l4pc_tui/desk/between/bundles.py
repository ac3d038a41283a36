"""The file for the coordinator: all that this laptop may tell, in one file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.between.carried import FileKind, Why
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.names import NO_COHORT
from l4pc_tui.core.text.amounts import count, listed, local
from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.desk.between.outgoing import Outgoing, Wish, Written, look, must_be_real, write
from l4pc_tui.desk.between.sent import Sent, cohort_of, in_words, sent, sent_alone
from l4pc_tui.desk.people.cohorts import find_cohort
from l4pc_tui.desk.session import patience
from l4pc_tui.desk.settings_file import bundles_folder, coordinator_key
from l4pc_tui.desk.trouble import Trouble, refusal
from l4pc_tui.store.file.backup_names import DatabaseFile

if TYPE_CHECKING:
    from l4pc_tui.core.record.names import CohortId
    from l4pc_tui.core.record.nouns import Cohort
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.session.conductor import Conductor

LAST = "last"
"""Said in the place of a moment: since what was handed over last."""


_WHY: dict[Why, tuple[str, str]] = locked(
    Why,
    {
        Why.RESTRICTED: ("a restricted note", "restricted notes"),
        Why.PULSE: ("a pulse of fewer than five", "pulses of fewer than five"),
        Why.MOVE: ("a move that tells of somebody", "moves that tell of somebody"),
        Why.REMARK: ("a mark with a remark", "marks with a remark"),
        Why.WITHDRAWN: ("a note whose consent was taken back", "notes whose consent was taken back"),
        Why.EARLIER: ("a note as it was before", "notes as they were before"),
    },
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that was looked at. before: what was handed over earlier. is_told_already: whether
    nothing is in it that was not in that. lines: what it holds and what leaves with it, a sentence
    each."""

    found: Outgoing
    before: Sent | None
    is_told_already: bool
    lines: tuple[str, ...]

    @property
    def asked(self) -> str:
        """What is asked before it is written."""
        return (
            "The coordinator has it all. Write it again?" if self.is_told_already else "Write it?"
        )


def look_at_bundle(desk: Desk, cohort: str = "", since: str = "") -> Bundle:
    """What a bundle would hold: of everything, or of one cohort; nothing is written.

    since: only what came into the database since then: a day, a time, both, or “last”. Raises
    Trouble: no such cohort or moment, nothing to hand over, a demo.
    """
    found = find_cohort(desk, cohort) if cohort else None
    return _looked_at(desk, found, since)


def bundle_of(conductor: Conductor) -> Bundle:
    """The same for the cohort of a session that is run here, once the disk has what waits; of
    everything for a try-out, which has no cohort. Works in any thread."""
    conductor.drain(patience.FILE)
    desk, id = conductor.desk, cohort_of(conductor)
    return _looked_at(desk, next((c for c in desk.store.cohorts() if c.id == id), None), "")


def write_bundle(desk: Desk, bundle: Bundle, out: Path | None = None, *, to: str = "") -> Written:
    """Write a bundle that was looked at, and remember that it was handed over.

    out: the file, or the folder for one with a name of its own; None for this folder. Raises
    Trouble, and has then written nothing and remembers nothing.
    """
    return write(desk, bundle.found, out, Path.cwd(), to=to)


def write_to_folder(desk: Desk, bundle: Bundle) -> Written:
    """The same into the folder that is set for it. Raises Trouble."""
    return write(desk, bundle.found, None, bundles_folder(desk))


def _looked_at(desk: Desk, cohort: Cohort | None, since: str) -> Bundle:
    must_be_real(desk, "nothing of it goes to a coordinator.")
    of = cohort.id if cohort else NO_COHORT
    before = sent(desk, of)
    only_new = since.strip().casefold() == LAST
    if only_new and before is None:
        raise _never_sent(desk, of)
    wish = Wish(
        FileKind.BUNDLE, cohort, desk.store.known(), before.upto if before else {}, only_new,
        moment(desk, since) if since and not only_new else 0.0,
    )  # fmt: skip
    found = look(desk, wish, coordinator_key(desk))
    if not found.contents.entries:
        when = " since then" if since else ""
        raise refusal(f"Nothing was recorded{when}: there is nothing to hand over.")
    # What others wrote and this laptop collected goes along: it counts here.
    told_already = before is not None and not desk.store.since(before.upto, of)
    return Bundle(found, before, told_already, _in_words(desk, found, before))


def _never_sent(desk: Desk, cohort: CohortId) -> Trouble:
    """Why there is no last time, though single cohorts may have been handed over."""
    everything = "Without --since everything is written."
    alone = () if cohort else sent_alone(desk)
    if not alone:
        return refusal("Nothing was handed over yet.", everything)
    file = DatabaseFile(desk.path, desk.places.usual)
    command = file.command("bundle", "--since", "last", "--cohort", alone[0])
    names = listed([f"“{each}”" for each in alone])
    were = "was" if len(alone) == 1 else "were"
    return refusal(
        f"Only {names} {were} handed over, and never everything at once.",
        f"What is new of it: {command}. {everything}",
    )


def moment(desk: Desk, words: str) -> float:
    """A moment as it was typed: 2026-11-25, 16:04 (of today), or 2026-11-25 16:04. Raises Trouble."""
    told = words.strip()
    if len(told) <= len("16:04") and ":" in told:
        told = f"{local(desk.now(), desk.zone).date().isoformat()} {told.zfill(5)}"
    try:
        when = datetime.fromisoformat(told)
        return (when if when.tzinfo else when.replace(tzinfo=desk.zone)).timestamp()
    except (ValueError, OverflowError, OSError) as error:
        raise refusal(
            f"“{clean_name(words, 40)}” is no moment.",
            "Say a day, a time or both: 2026-11-25, 16:04, “2026-11-25 16:04”; or last.",
        ) from error


def _in_words(desk: Desk, found: Outgoing, before: Sent | None) -> tuple[str, ...]:
    held = found.contents
    about = f" of “{found.wish.cohort.name}”" if found.wish.cohort else ""
    what = [
        count(number, one, many)
        for number, one, many in (
            (held.people, "person", "people"), (held.sessions, "session", "sessions"),
            (held.notes, "note", "notes"),
        )
        if number
    ]  # fmt: skip
    holds = f": {listed(what)}" if what else ""
    told = [f"{count(held.entries, 'entry', 'entries')}{about}{holds}."]
    if held.team:
        told.append(
            f"The words of {count(held.team, 'note')} that {_are(held.team)} for the team alone go "
            "with it: the coordinator’s record is whole."
        )
    if held.inside:
        told.append(
            f"{count(held.inside, 'other entry says', 'other entries say')} what no log hands "
            "over: remarks, reasons, who sat with whom."
        )
    told += withheld_in_words(found)
    told.append(
        "It is locked: only the coordinator can open it."
        if found.key
        else "It is not locked: whoever gets the file can read it."
    )
    if before is not None:
        told.append(in_words(desk, before))
    return tuple(told)


def withheld_in_words(found: Outgoing) -> tuple[str, ...]:
    """What goes without its words, and what does not go for being damaged; a sentence each."""
    held, told = found.contents, []
    why = [
        f"{held.why[each]} of {one if held.why[each] == 1 else many}"
        for each, (one, many) in _WHY.items()
        if each in held.why
    ]
    if held.withheld:
        told.append(
            f"{count(held.withheld, 'entry goes', 'entries go')} without words, which stay here: "
            f"{listed(why)}."
        )
    if found.broken:
        told.append(
            f"{count(found.broken, 'entry is', 'entries are')} not what was recorded and "
            f"{'stays' if found.broken == 1 else 'stay'} here. l4pc doctor says more."
        )
    return tuple(told)


def _are(number: int) -> str:
    return "is" if number == 1 else "are"
