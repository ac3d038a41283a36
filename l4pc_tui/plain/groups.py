"""Groups in plain mode: a proposal told table by table, changed and used by words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from l4pc_tui.core.live.groups.groups_view import told_in_lines
from l4pc_tui.core.live.groups.shapes import read_shape
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.text import fold
from l4pc_tui.desk.groups.groups import NO_SHAPE
from l4pc_tui.desk.groups.jobs import Job

if TYPE_CHECKING:
    from l4pc_tui.plain.conversation import Talk, Then

HOW = "accept uses them; another, swap A B, move A 2, hold A, rounds 3 or same tables change them."


class GroupsTalk:
    """What a talk does with groups. A person is named by some letters of her name."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self._groups = talk.conductor.groups
        self.does: dict[str, Then] = {
            "groups": self._open,
            "another": lambda _: self._propose(self._groups.another),
            "rounds": self._rounds,
            "same tables": lambda _: self._propose(self._groups.same_tables),
            "swap": self._swap,
            "move": self._move,
            "hold": self._hold,
            "accept": lambda _: talk.do(self._groups.accept(), saves=True),
            "show groups": lambda _: talk.do(talk.conductor.show_groups(on=True)),
            "hide groups": lambda _: talk.do(talk.conductor.show_groups(on=False)),
        }

    def _open(self, words: str) -> None:
        """Propose groups: of that size, or of the size that the step has."""
        shape = read_shape(words) if words else None
        if words and shape is None:
            self._talk.say(NO_SHAPE)
            return
        self._propose(lambda: self._groups.open(shape))

    def _rounds(self, words: str) -> None:
        number = int(words) if words.isdecimal() and len(words) < 3 else 0
        self._propose(lambda: self._groups.ahead(number))

    def _propose(self, ask: Callable[[], Job | Reply | None]) -> None:
        self._groups.read()
        job = ask()
        if isinstance(job, Reply):
            self._talk.do(job)
            return
        self._groups.solved(job)
        self._tell()

    def _tell(self) -> None:
        """What lies on the table, round by round; or why nothing does."""
        view = self._groups.view()
        if view is None:
            self._talk.say(*self._groups.clash)
            return
        for _ in range(view.rounds):
            if shown := self._groups.view():
                self._talk.say(*told_in_lines(shown))
            self._groups.turn(1)
        self._talk.say(HOW)

    def _changed(self, said: Reply) -> None:
        self._talk.do(said)
        if said.ok:
            self._tell()

    def _swap(self, words: str) -> None:
        both = [each for each in words.replace(" and ", " ").replace(",", " ").split() if each]
        for at in range(1, len(both)):
            one, other = self._who(" ".join(both[:at])), self._who(" ".join(both[at:]))
            if len(one) == 1 and len(other) == 1:
                self._changed(self._groups.swap(one[0], other[0]))
                return
        self._talk.say(self._which(words) or "Say who and who: swap amina ben.")

    def _move(self, words: str) -> None:
        who, _, table = words.rpartition(" ")
        view = self._groups.view()
        if view is None or not table.isdecimal() or not 1 <= int(table) <= len(view.tables):
            self._talk.say("Say who, and the number of a table: move amina 2.")
            return
        found = self._who(who)
        if len(found) == 1:
            self._changed(self._groups.put(found[0], int(table) - 1))
        else:
            self._talk.say(self._which(who) or "Say who, and the number of a table: move amina 2.")

    def _hold(self, words: str) -> None:
        view = self._groups.view()
        number = words.removeprefix("table ").strip()
        if view is not None and number.isdecimal() and 1 <= int(number) <= len(view.tables):
            people = [seat.person for seat in view.tables[int(number) - 1].people]
            self._talk.do(self._groups.lock(people))
            return
        found = self._who(words)
        if len(found) == 1:
            self._talk.do(self._groups.lock(found))
        else:
            self._talk.say(self._which(words) or "Say who, or a table: hold amina, hold table 2.")

    def _who(self, words: str) -> list[str]:
        """Those at a table whose name has these letters; one whose name they are, before others."""
        view, letters = self._groups.view(), fold(words)
        if view is None or not letters:
            return []
        people = [seat for table in view.tables for seat in table.people]
        whole = [seat.person for seat in people if fold(seat.name) == letters]
        begun = [seat.person for seat in people if fold(seat.name).startswith(letters)]
        return whole or begun or [seat.person for seat in people if letters in fold(seat.name)]

    def _which(self, words: str) -> str:
        """Why nobody in particular is meant; "" where nothing was said."""
        view = self._groups.view()
        if view is None:
            return "No groups are on the table. groups proposes some."
        if not words.strip():
            return ""
        found = set(self._who(words))
        named = [s.name for table in view.tables for s in table.people if s.person in found]
        if len(named) > 1:
            return f"“{words}” could be {', '.join(named)}. Say more letters."
        return "" if named else f"Nobody at a table is called “{words}”."
