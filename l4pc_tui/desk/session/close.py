"""Looking back at a session before it is closed, and after."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from l4pc_tui.core.live.notes import left_open
from l4pc_tui.core.live.notes.captures import PULSE, REGISTER, Capture, lacking
from l4pc_tui.core.live.notes.sorts import sorts as sorts_of
from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.record.kinds import NOTE_KINDS
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.names import NoteId
from l4pc_tui.core.record.nouns import Note, NoteKind
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.text.amounts import count, hhmm, minutes
from l4pc_tui.core.text.toned import Tone, Word, Words
from l4pc_tui.desk.session import patience
from l4pc_tui.desk.trouble import Trouble

if TYPE_CHECKING:
    from l4pc_tui.desk.session.conductor import Conductor

_NO_MENTION = (NoteKind.NOTE, NoteKind.RESTRICTED)
Asks = Literal[
    "", "parked", "commitment", "consent", "sort", "capture", "pulse", "register", "late"
]
_BY_KEY: dict[str, Asks] = {PULSE: "pulse", REGISTER: "register"}
UNCAUGHT: frozenset[Asks] = frozenset(("capture", "pulse", "register", "late"))
"""What stands for something that a place asks to be caught, and is no note."""


NOTHING_KEPT = "This was a rehearsal: nothing is backed up, and no log is kept."
"""What is said of a rehearsal that is closed."""


@dataclass(frozen=True, slots=True)
class AskedLine:
    """One note at Close: its words, what is known of it, and whether it may travel; or
    something that a place asks to be caught and that is not yet.

    note: the note's id, or what is asked for ("Surface/facts"). kind: the note's, or the place.
    asks: what can be answered about it besides sharing; of what is not caught, how it still can
    be: "capture" in words, by a "pulse", on the "register", or too "late".
    open: nobody has answered yet. answer: what is known, in words. lacks: what is missing, in
    words, or "". sorts: of which sorts a barrier or a rule can be.
    """

    note: str
    kind: str
    asks: Asks
    open: bool
    text: str
    answer: str
    lacks: str
    sharing: str = ""
    sorts: tuple[str, ...] = ()

    @property
    def note_id(self) -> NoteId:
        """The note's id, of a line that is a note's."""
        return NoteId(self.note)

    @property
    def uncaught(self) -> bool:
        """True for what is no note, but asked for by a place."""
        return self.asks in UNCAUGHT


@dataclass(frozen=True, slots=True)
class CloseView:
    """What a session comes to: lines of (what it is about, in words)."""

    title: str
    where: str
    closed: bool
    lines: tuple[tuple[str, Words], ...]
    asked: tuple[AskedLine, ...] = ()


def closing(conductor: Conductor) -> CloseView:
    """The session in a few lines: who came, how long, how deep, what was written, what is open."""
    run = conductor.room.run
    return CloseView(
        conductor.heading.title,
        conductor.heading.where,
        run.state is State.CLOSED,
        (
            ("REGISTER", conductor.register().counts),
            ("TIME", _time(conductor)),
            ("DEPTH", _depth(conductor)),
            *_pulse(conductor),
            ("NOTES", _notes(conductor)),
        ),
        asked(conductor),
    )


def asked(conductor: Conductor) -> tuple[AskedLine, ...]:
    """First the notes that Close asks about, then what the places still lack, then every other
    note but restricted ones."""
    names = conductor.names()
    lines = [_line(note, names) for note in conductor.room.notes
             if note.kind != NoteKind.RESTRICTED]  # fmt: skip
    lacks = [_lack(each, conductor.room.run) for each in lacking(conductor.room)]
    return (
        *(line for line in lines if line.asks), *lacks, *(line for line in lines if not line.asks),
    )  # fmt: skip


def _line(note: Note, names: tuple[str, ...]) -> AskedLine:
    row = NOTE_KINDS[NoteKind(note.kind)]
    lacks, sorts = left_open.missing(note, names), sorts_of(note)
    return AskedLine(
        note.id, row.name, "sort" if sorts else row.asks,
        left_open.is_open(note, names), note.text, left_open.answer(note, names),
        f"not said: {', '.join(lacks)}" if lacks else "", left_open.sharing(note, names), sorts,
    )  # fmt: skip


def _lack(missed: Capture, run: Run) -> AskedLine:
    """What a place lacks. A pulse of the beginning, or of a closed session, comes too late."""
    late = missed.how == PULSE and (missed.place is Place.ARRIVE or run.state is State.CLOSED)
    return AskedLine(
        missed.key, missed.place.value, "late" if late else _BY_KEY.get(missed.how, "capture"), True, missed.name, "",
        missed.lack,
    )  # fmt: skip


def left_in_words(view: CloseView) -> str:
    """How much is still open: "2 are left open and 3 not caught", or ""."""
    waiting = sum(line.open and not line.uncaught for line in view.asked)
    lacks = sum(line.uncaught for line in view.asked)
    told = [f"{waiting} {_be(waiting)} left open"] if waiting else []
    told += [f"{lacks} {'' if told else f'{_be(lacks)} '}not caught"] if lacks else []
    return " and ".join(told)


def after_close(conductor: Conductor) -> tuple[str, ...]:
    """What is done once a session is closed, a sentence each: a backup of it, and where that lies.

    Of a rehearsal nothing is kept. A backup that cannot be made is told; closed it is all the same.
    """
    desk = conductor.desk
    if desk.pretends == "rehearsal":
        return (NOTHING_KEPT,)
    # Only who closes a session needs what makes backups.
    from l4pc_tui.desk.backups import backed_up, backup

    conductor.drain(patience.FILE)
    try:
        return backed_up(desk, backup(desk))
    except Trouble as trouble:
        return (f"No backup was made. {trouble.sentence} {trouble.hint}".strip(),)


def _be(number: int) -> str:
    return "is" if number == 1 else "are"


def _time(conductor: Conductor) -> Words:
    run, sheet, zone = conductor.room.run, conductor.sheet, conductor.desk.zone
    if run.started is None:
        return (Word("not started", "muted"),)
    now = conductor.desk.now()
    until = run.closed if run.closed is not None else now
    been = {visit.stop for visit in run.visits}
    left_out = sum(stop.id not in been and not stop.out for stop in sheet.stops)
    told = [
        Word(f"{hhmm(run.started, zone, now)} to {hhmm(until, zone, now)}", "strong"),
        Word(
            f"  {minutes(until - run.started)}, planned to {hhmm(sheet.finish, zone, now)}", "muted"
        ),
    ]
    if left_out:
        told.append(Word(f"  {count(left_out, 'step')} not reached", "behind"))
    return tuple(told)


def _depth(conductor: Conductor) -> Words:
    places = [depth.place for depth in conductor.room.run.depths]
    if not places:
        return (Word("no descent", "muted"),)
    deepest = max(places, key=lambda place: place.depth)
    back = "back at" if places[-1].depth == 0 else "still at"
    tone: Tone = "muted" if places[-1].depth == 0 else "behind"
    return (Word(f"{deepest.value} at the deepest"), Word(f"  {back} {places[-1].value}", tone))


def _pulse(conductor: Conductor) -> tuple[tuple[str, Words], ...]:
    """The latest pulse, where anybody was asked."""
    told = conductor.view().pulse
    if told is None:
        return ()
    return (("PULSE", (Word(told.words), Word(f"  at {told.time}", "muted"))),)


def _notes(conductor: Conductor) -> Words:
    kinds = Counter(NoteKind(note.kind) for note in conductor.room.notes)
    if not kinds:
        return (Word("none", "muted"),)
    told = ", ".join(
        count(n, NOTE_KINDS[kind].one, NOTE_KINDS[kind].many)
        for kind, n in kinds.items()
        if kind not in _NO_MENTION
    )
    words = [Word(count(sum(kinds.values()), "note"), "strong")]
    if told:
        words.append(Word(f"  {told}", "muted"))
    if kinds[NoteKind.RESTRICTED]:
        words.append(Word(f"  {kinds[NoteKind.RESTRICTED]} restricted, in no export", "behind"))
    return tuple(words)
