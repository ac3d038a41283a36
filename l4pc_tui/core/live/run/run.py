"""A run: the moves of a session folded into where it stands now.

Folding is the only way a run changes, live and on resume alike, so a crash, a second window
and a test all see the same thing. The fold never judges: ``rules`` did, before the move was
kept; a move stores its result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from l4pc_tui.core.live.run.safety_pulse import Pulse
from l4pc_tui.core.live.sheet.changes import UNCHANGED, Changes, changed
from l4pc_tui.core.record.kinds import MOVES, Fold
from l4pc_tui.core.record.life import State, leads_to
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.moves import Move, Need, Verb, standing
from l4pc_tui.core.record.place import Place


@dataclass(frozen=True, slots=True)
class Visit:
    """A stay at one stop. ``paused`` is how many of its seconds the clock stood still; ``unseen``
    how many nobody was at the console, though the room is said to have gone on."""

    stop: str
    began: float
    ended: float | None = None
    paused: float = 0.0
    unseen: float = 0.0

    def spent(self, now: float) -> float:
        """Seconds used so far, without pauses; never negative, whatever the clock did."""
        return max(0.0, (now if self.ended is None else self.ended) - self.began - self.paused)


@dataclass(frozen=True, slots=True)
class Depth:
    """The group came to a place at a time."""

    at: float
    place: Place
    back: float = 0.0
    """Seconds by which the wall clock was put back since."""

    def stayed(self, until: float) -> float:
        """Seconds from then to a moment, whatever was done to the clock meanwhile."""
        return max(0.0, until - self.at + self.back)


@dataclass(frozen=True, slots=True)
class Run:
    """Where a session stands.

    at:        id of the stop the group is on; empty before the start.
    openers:   stops to return to, when in side steps; the latest last.
    revealed:  stop id → how many probes of it the room has been asked, as probe indices.
    """

    state: State = State.PLANNED
    started: float | None = None
    closed: float | None = None
    at: str = ""
    openers: tuple[str, ...] = ()
    visits: tuple[Visit, ...] = ()
    began: Mapping[str, float] = field(default_factory=dict)
    """Stop id → when the group first came to it."""
    spent: Mapping[str, float] = field(default_factory=dict)
    """Stop id → seconds used in ended visits to it."""
    revealed: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    place: Place | None = None
    depths: tuple[Depth, ...] = ()
    stayed: Mapping[Place, float] = field(default_factory=dict)
    """Place → seconds spent there before the group came to where it is."""
    paused_at: float | None = None
    need: Need = Need.FRESH
    """What was last said of the need at this place: fresh, repeating, moved."""
    need_said: bool = False
    """Whether anybody said so; a place begins as fresh by itself."""
    pulses: tuple[Pulse, ...] = ()
    round: str = ""
    """The round of groups that the room works in, or worked in last; "" before the first."""
    left: frozenset[str] = frozenset()
    """What Close is not to ask for again, though a place asks for it to be caught."""
    support: Mapping[str, bool] = field(default_factory=dict)
    """What an exercise may need → whether it is there, as far as it was ticked."""
    changes: Changes = UNCHANGED
    """What was changed in the plan; ``replan`` brings it into the sheet."""
    beside: tuple[Visit, ...] = ()
    """The side steps that the facilitator is in while the step goes on, the latest last: those
    that are not for the whole room. The room knows nothing of them."""
    aside: tuple[Visit, ...] = ()
    """Stays at such side steps that are over."""

    @property
    def visit(self) -> Visit | None:
        """The stay that is going on."""
        return self.visits[-1] if self.visits and self.visits[-1].ended is None else None

    def used(self, now: float) -> float:
        """Seconds used at the current stop over all stays, pauses left out."""
        visit = self.visit
        if visit is None:
            return 0.0
        until = now if self.paused_at is None else min(now, self.paused_at)
        return self.spent.get(self.at, 0.0) + visit.spent(until)

    def place_at(self, at: float) -> Place:
        """Where the group was at a moment; before the start, at Arrive."""
        been = [depth.place for depth in self.depths if depth.at <= at]
        return been[-1] if been else Place.ARRIVE

    def could_wait(self, now: float, seconds: float) -> float:
        """How many of the last seconds the room can have waited: not before it came to the stop."""
        return 0.0 if self.visit is None else min(seconds, self.visit.spent(now))


def replay(moves: Iterable[Move]) -> Run:
    """The run that a session's moves tell in their order; undone ones are left out."""
    run = Run()
    for move in standing(moves):
        run = fold(run, move)
    return run


def fold(run: Run, move: Move) -> Run:
    """The run after one more move. What cannot have happened leaves it as it is: see ``life``."""
    to = leads_to(run.state, move.verb)
    if to is None:
        return run
    if run.state is State.PAUSED and to is not State.PAUSED:
        run = _stand_still_no_longer(run, move.at)
    run = _FOLDS[MOVES[Verb(move.verb)].fold](run, move)
    return run if run.state is to else replace(run, state=to)


def _aside(run: Run, move: Move) -> Run:
    """Into a side step beside the step that goes on, or back out of it. The room stays where it
    is, and so does its clock."""
    wanted = [str(stop) for stop in move.data["aside"]]
    if move.data.get("again"):
        run = _back_to(run, len(wanted) - 1, move.at)
    same = 0
    while same < min(len(wanted), len(run.beside)) and run.beside[same].stop == wanted[same]:
        same += 1
    run = _back_to(run, same, move.at)
    return replace(run, beside=(*run.beside, *(Visit(stop, move.at) for stop in wanted[same:])))


def _back_to(run: Run, kept: int, at: float) -> Run:
    """Out of all side steps but the first few."""
    if len(run.beside) <= kept:
        return run
    over = tuple(replace(visit, ended=at) for visit in run.beside[kept:])
    return replace(run, beside=run.beside[:kept], aside=(*run.aside, *over))


def _start(run: Run, move: Move) -> Run:
    return _go(replace(run, started=move.at if run.started is None else run.started), move)


def _go(run: Run, move: Move) -> Run:
    """Leave the current stop and stand on another; the clock of the new one begins."""
    stop = str(move.data["stop"])
    run = _back_to(run, 0, move.at)
    visits, spent = run.visits, run.spent
    if run.visit is not None:
        ended = replace(run.visit, ended=move.at)
        visits = (*visits[:-1], ended)
        spent = {**spent, ended.stop: spent.get(ended.stop, 0.0) + ended.spent(move.at)}
    if move.data.get("again"):
        spent = {**spent, stop: 0.0}
    return _at_place(
        replace(
            run,
            at=stop,
            openers=tuple(move.data.get("openers", ())),
            visits=(*visits, Visit(stop, move.at)),
            began=run.began if stop in run.began else {**run.began, stop: move.at},
            spent=spent,
            need=Need.FRESH,
            need_said=False,
        ),
        move,
    )


def _reveal(run: Run, move: Move) -> Run:
    stop, probe = str(move.data["stop"]), int(move.data["probe"])
    open_now = (*run.revealed.get(stop, ()), probe)
    return _at_place(replace(run, revealed={**run.revealed, stop: open_now}), move)


def _cover(run: Run, move: Move) -> Run:
    stop = str(move.data["stop"])
    open_now = run.revealed.get(stop, ())[:-1]
    return _at_place(replace(run, revealed={**run.revealed, stop: open_now}), move)


def _pause(run: Run, move: Move) -> Run:
    return replace(run, paused_at=move.at)


def _away(run: Run, move: Move) -> Run:
    """The room waited while nobody was at the console: that time counts as a pause.

    That it went on changes no clock, which counted so already; but nobody saw that time pass.
    Seconds below zero are what the wall clock was put back by.
    """
    seconds = float(move.data.get("seconds", 0))
    if seconds < 0:
        return _put_back(run, -seconds) if move.data.get("waited") else run
    if run.visit is None or run.paused_at is not None:
        return run
    visit, seconds = run.visit, run.could_wait(move.at, seconds)
    if move.data.get("waited"):
        visit = replace(visit, paused=visit.paused + seconds)
    else:
        visit = replace(visit, unseen=visit.unseen + seconds)
    return replace(run, visits=(*run.visits[:-1], visit))


def _put_back(run: Run, seconds: float) -> Run:
    """The wall clock was put back: the stop's own clock, a pause and the stay at a place go on."""
    if run.visit is None:
        return run
    visit = replace(run.visit, paused=run.visit.paused - seconds)
    beside = tuple(replace(each, paused=each.paused - seconds) for each in run.beside)
    paused_at = None if run.paused_at is None else run.paused_at - seconds
    depths = run.depths
    if depths:
        depths = (*depths[:-1], replace(depths[-1], back=depths[-1].back + seconds))
    visits = (*run.visits[:-1], visit)
    return replace(run, visits=visits, beside=beside, paused_at=paused_at, depths=depths)


def _close(run: Run, move: Move) -> Run:
    run = _back_to(run, 0, move.at)
    visits = run.visits
    if run.visit is not None:
        visits = (*visits[:-1], replace(run.visit, ended=move.at))
    return replace(run, closed=move.at, visits=visits)


def _reopen(run: Run, move: Move) -> Run:
    """Go on where the session was closed; the time it was closed for is not counted."""
    spent = dict(run.spent)
    if run.visits and run.visits[-1].stop == run.at:
        last = run.visits[-1]
        spent[last.stop] = spent.get(last.stop, 0.0) + last.spent(move.at)
    visits = (*run.visits, Visit(run.at, move.at))
    return replace(run, closed=None, visits=visits, spent=spent)


def _change(run: Run, move: Move) -> Run:
    after = changed(run.changes, move.data)
    if run.state is State.PLANNED:
        after = replace(after, planned=replace(after, planned=None))
    return replace(run, changes=after)


def _plan_b(run: Run, move: Move) -> Run:
    """Something else in the place of an item; where the group was in that, it goes there. A pause
    goes on meanwhile."""
    run = _change(run, move)
    if "stop" not in move.data:
        return run
    if run.paused_at is None:
        return _go(run, move)
    return replace(_go(_stand_still_no_longer(run, move.at), move), paused_at=move.at)


def _stand_still_no_longer(run: Run, now: float) -> Run:
    if run.paused_at is None:
        return run
    visits = run.visits
    if run.visit is not None:
        stood = max(0.0, now - run.paused_at)
        visits = (*visits[:-1], replace(run.visit, paused=run.visit.paused + stood))
    return replace(run, paused_at=None, visits=visits)


def _at_place(run: Run, move: Move) -> Run:
    place = Place(move.data["place"])
    if place == run.place:
        return run
    stayed = dict(run.stayed)
    if run.depths:
        left = run.depths[-1]
        stayed[left.place] = stayed.get(left.place, 0.0) + left.stayed(move.at)
    depths = (*run.depths, Depth(move.at, place))
    return replace(run, place=place, depths=depths, stayed=stayed, need=Need.FRESH, need_said=False)


def _pulse(run: Run, move: Move) -> Run:
    data = move.data
    pulse = Pulse(
        move.at,
        tuple(data.get("counts", ())),
        data.get("flag", ""),
        bool(data.get("ends")),
        str(data.get("how", "")),
    )
    return replace(run, pulses=(*run.pulses, pulse))


def _groups(run: Run, move: Move) -> Run:
    return replace(run, round=str(move.data["round"]))


def _support(run: Run, move: Move) -> Run:
    ticked = {str(move.data["what"]): bool(move.data["ok"])}
    return replace(run, support={**run.support, **ticked})


def _leave(run: Run, move: Move) -> Run:
    return replace(run, left=run.left | {str(move.data["capture"])})


def _as_it_is(run: Run, _move: Move) -> Run:
    return run


_FOLDS: dict[Fold, Callable[[Run, Move], Run]] = locked(
    Fold,
    {
        Fold.START: _start,
        Fold.GO: _go,
        Fold.DOOR: lambda run, move: _go(run, move) if "stop" in move.data else run,
        Fold.ASIDE: _aside,
        Fold.REVEAL: _reveal,
        Fold.COVER: _cover,
        Fold.UP: lambda run, move: _go(run, move) if "stop" in move.data else _at_place(run, move),
        Fold.PAUSE: _pause,
        Fold.RESUME: _as_it_is,
        Fold.AWAY: _away,
        Fold.CLOSE: _close,
        Fold.REOPEN: _reopen,
        Fold.CHANGE: _change,
        Fold.PLAN_B: _plan_b,
        Fold.NEED: lambda run, move: replace(run, need=Need(move.data["need"]), need_said=True),
        Fold.PULSE: _pulse,
        Fold.GROUPS: _groups,
        Fold.SUPPORT: _support,
        Fold.LEAVE: _leave,
        Fold.NOTHING: _as_it_is,
    },
)
