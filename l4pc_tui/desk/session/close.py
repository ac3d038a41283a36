"""Looking back at a session before it is closed, and after."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import TYPE_CHECKING, Literal

from l4pc_tui.core.live.notes import left_open
from l4pc_tui.core.live.notes.captures import PULSE, REGISTER, Capture, lacking
from l4pc_tui.core.live.notes.destinations import Goes, goes
from l4pc_tui.core.live.notes.sorts import sorts as sorts_of
from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.record.kinds import NOTE_KINDS
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.moves import epoch
from l4pc_tui.core.record.names import NoteId
from l4pc_tui.core.record.nouns import Note, NoteKind
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.text.amounts import apart, count, hhmm, minutes
from l4pc_tui.core.text.toned import Tone, Word, Words
from l4pc_tui.desk.session import patience
from l4pc_tui.desk.session.close_answers import Way, question, ways
from l4pc_tui.desk.trouble import Trouble

if TYPE_CHECKING:
    from l4pc_tui.desk.session.conductor import Conductor

_NO_MENTION = (NoteKind.NOTE, NoteKind.RESTRICTED)
Asks = Literal[
    "", "parked", "commitment", "consent", "sort", "capture", "pulse", "register", "late"
]
_BY_KEY: dict[str, Asks] = {PULSE: "pulse", REGISTER: "register"}
_A_QUESTION = 20
"""Seconds that one question takes, more or less."""
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
    mark: str = ""
    """The key of the note's kind, for its sign."""
    said: str = ""
    """Where it was said: "10:24 · Whose rule is it?"."""
    goes: Goes | None = None
    """Where it goes so far; None for what is no note."""
    question: tuple[str, str] = ("", "")
    """What is asked about it, in full and in short."""
    ways: tuple[Way, ...] = ()
    """How it can be answered, the one that Enter takes first."""

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
    """What a session comes to.

    sums: of each thing what it is about, what matters, and what else there is to say of it.
    going: how many notes go where.
    """

    title: str
    where: str
    closed: bool
    sums: tuple[tuple[str, Words, Words], ...]
    asked: tuple[AskedLine, ...] = ()
    going: tuple[tuple[Goes, int], ...] = ()
    finished: str = ""
    """When, and when that was planned: "Finished 13:01 · planned 13:00"."""

    @property
    def lines(self) -> tuple[tuple[str, Words], ...]:
        """The same in a line each: what it is about, and all of it."""
        return tuple(
            (about, (*words, Word("  "), *more) if words and more else (*words, *more))
            for about, words, more in self.sums
        )

    @property
    def questions(self) -> tuple[AskedLine, ...]:
        """What Close asks now, in order."""
        return tuple(line for line in self.asked if line.open)

    @property
    def ready(self) -> tuple[AskedLine, ...]:
        """The notes that nothing is asked about any more."""
        return tuple(line for line in self.asked if not line.open)

    @property
    def takes(self) -> str:
        """About how long the questions take: "about 3 min"."""
        return f"about {minutes(max(1, round(len(self.questions) * _A_QUESTION / 60)) * 60)}"


def closing(conductor: Conductor) -> CloseView:
    """The session in a few lines: who came, how long, how deep, what was written, what is open."""
    run = conductor.room.run
    return CloseView(
        conductor.heading.title,
        conductor.heading.where,
        run.state is State.CLOSED,
        (
            ("REGISTER", *_people(conductor)),
            ("TIME", *_time(conductor)),
            ("DEPTH", *_depth(conductor)),
            *_pulse(conductor),
            ("NOTES", *_notes(conductor)),
        ),
        asked(conductor),
        _going(conductor),
        _finished(conductor),
    )


def asked(conductor: Conductor) -> tuple[AskedLine, ...]:
    """First the notes that Close asks about, then what the places still lack, then every other
    note but restricted ones."""
    names = conductor.names()
    zone, now = conductor.desk.zone, conductor.desk.now()
    lines = [_line(note, names, zone, now) for note in conductor.room.notes
             if note.kind != NoteKind.RESTRICTED]  # fmt: skip
    lacks = [_lack(each, conductor.room.run) for each in lacking(conductor.room)]
    return (
        *(line for line in lines if line.asks), *lacks, *(line for line in lines if not line.asks),
    )  # fmt: skip


def _line(note: Note, names: tuple[str, ...], zone: tzinfo | None, now: float) -> AskedLine:
    row = NOTE_KINDS[NoteKind(note.kind)]
    lacks, sorts = left_open.missing(note, names), sorts_of(note)
    said = (hhmm(epoch(note.at), zone, now) if note.at else "", note.step or note.item)
    line = AskedLine(
        note.id, row.name, "sort" if sorts else row.asks,
        left_open.is_open(note, names), note.text, left_open.answer(note, names),
        f"not said: {', '.join(lacks)}" if lacks else "", left_open.sharing(note, names), sorts,
        row.key, " · ".join(filter(None, said)), goes(note, names),
    )  # fmt: skip
    return replace(line, question=question(line), ways=ways(line, note, names))


def _lack(missed: Capture, run: Run) -> AskedLine:
    """What a place lacks. A pulse of the beginning, or of a closed session, comes too late."""
    late = missed.how == PULSE and (missed.place is Place.ARRIVE or run.state is State.CLOSED)
    line = AskedLine(
        missed.key, missed.place.value, "late" if late else _BY_KEY.get(missed.how, "capture"), True, missed.name, "",
        missed.lack,
    )  # fmt: skip
    return replace(line, question=question(line), ways=ways(line, None))


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


def _people(conductor: Conductor) -> tuple[Words, Words]:
    """How many are here of those expected, and who is not simply here, by number."""
    view = conductor.view()
    if not view.expected and not view.in_room:
        return (Word("nobody on the register", "muted"),), ()
    # Nobody is still to come once the session is looked back at.
    words = {"to come": "without a mark"}
    others = [f"{line.count} {words.get(line.mark, line.mark)}"
              for line in view.roll if line.mark != "leads"]  # fmt: skip
    lead = (Word(str(view.in_room), "strong"), Word(f" of {view.expected} here"))
    return lead, ((Word(" · ".join(others), "muted"),) if others else ())


def _finished(conductor: Conductor) -> str:
    run, sheet, zone = conductor.room.run, conductor.sheet, conductor.desk.zone
    now = conductor.desk.now()
    planned = f"planned {hhmm(sheet.finish, zone, now)}"
    if run.started is None:
        return f"not started · {planned}"
    lead = f"Finished {hhmm(run.closed, zone, now)}" if run.closed is not None else "Not closed yet"
    return f"{lead} · {planned}"


def _going(conductor: Conductor) -> tuple[tuple[Goes, int], ...]:
    names = conductor.names()
    counted = Counter(goes(note, names) for note in conductor.room.notes)
    return tuple((to, counted[to]) for to in Goes if counted[to])


def _time(conductor: Conductor) -> tuple[Words, Words]:
    run, sheet, zone = conductor.room.run, conductor.sheet, conductor.desk.zone
    if run.started is None:
        return (Word("not started", "muted"),), ()
    now = conductor.desk.now()
    until = run.closed if run.closed is not None else now
    been = {visit.stop for visit in run.visits}
    left_out = sum(stop.id not in been and not stop.out for stop in sheet.stops)
    lead = Word(f"{hhmm(run.started, zone, now)} to {hhmm(until, zone, now)}", "strong")
    length = minutes(apart(run.started, until) * 60)
    told = [Word(f"{length}, planned to {hhmm(sheet.finish, zone, now)}", "muted")]
    if left_out:
        told.append(Word(f" · {count(left_out, 'step')} not reached", "behind"))
    return (lead,), tuple(told)


def _depth(conductor: Conductor) -> tuple[Words, Words]:
    places = [depth.place for depth in conductor.room.run.depths]
    if not places:
        return (Word("no descent", "muted"),), ()
    deepest = max(places, key=lambda place: place.depth)
    back = "back at" if places[-1].depth == 0 else "still at"
    tone: Tone = "muted" if places[-1].depth == 0 else "behind"
    lead = (Word(f"{deepest.value} at the deepest"),)
    return lead, (Word(f"{back} {places[-1].value}", tone),)


def _pulse(conductor: Conductor) -> tuple[tuple[str, Words, Words], ...]:
    """The latest pulse, where anybody was asked."""
    told = conductor.view().pulse
    if told is None:
        return ()
    figures = told.words if told.words != told.felt else ""
    more = " · ".join(filter(None, (figures, f"at {told.time}")))
    return (("PULSE", (Word(told.felt),), (Word(more, "muted"),)),)


def _notes(conductor: Conductor) -> tuple[Words, Words]:
    kinds = Counter(NoteKind(note.kind) for note in conductor.room.notes)
    if not kinds:
        return (Word("none", "muted"),), ()
    told = ", ".join(
        count(n, NOTE_KINDS[kind].one, NOTE_KINDS[kind].many)
        for kind, n in kinds.items()
        if kind not in _NO_MENTION
    )
    more = [Word(told, "muted")] if told else []
    if kinds[NoteKind.RESTRICTED]:
        told = f"{kinds[NoteKind.RESTRICTED]} restricted, in no export"
        more.append(Word(f" · {told}" if more else told, "behind"))
    return (Word(count(sum(kinds.values()), "note"), "strong"),), tuple(more)
