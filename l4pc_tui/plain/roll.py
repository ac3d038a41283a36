"""The register in plain mode: a numbered list, and one line a person."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from l4pc_tui.core.live.notes.answers import MARKS
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.view.register_view import RegisterLine, people_like
from l4pc_tui.core.people.marking import NO_TIME
from l4pc_tui.core.record.names import NO_PERSON, PersonId
from l4pc_tui.core.record.nouns import Presence
from l4pc_tui.core.text.clock_times import read_clock
from l4pc_tui.core.text.folding import begins, fold
from l4pc_tui.plain.attendance import AttendanceTalk
from l4pc_tui.plain.session_lines import said

if TYPE_CHECKING:
    from l4pc_tui.desk.session.conductor import Conductor

_BY_WORD = {
    name: Presence(each.means) for each in MARKS for name in (each.letter, each.word.lower())
}
"""A mark by its letter, and by its word."""
WORDS = (
    *(each.word.lower() for each in MARKS),
    "rest",
    "walk-in",
    "rename",
    "remark",
    "unmark",
    "times",
    "key",
    "match",
    "final",
    "import",
    "answer",
)
"""What begins a line of the register without an r before it."""

HELP = (
    "r: the register, numbered",
    "here 3, or here and some letters of a name; also "
    f"{', '.join(each.word.lower() for each in MARKS[1:])}",
    f"{', '.join(f'r {each.letter} 3' for each in MARKS)}: the same in letters",
    "rest, or r a: everyone not yet marked is here",
    "walk-in NAME, or r w NAME: somebody who is not on the roster",
    "rename 3 NAME: put a name right",
    "remark 3 WORDS: a remark beside the mark",
    "unmark 3: take a mark off again",
    "late 3 10:15: with its time; times 3 10:15-12:30: when somebody came and left",
    "key kfr l 10:15: a row of the paper register, by its three letters",
    "match 3 NAME: the walk-in is NAME of the roster; match 3 new puts them on it",
    "import FILE: take in an attendance file; answer N, or answer WORDS, where it asks",
    "final: the register is final; later changes stand as corrections; final off opens it again",
)


class Roll:
    """Answers lines about the register. A number is that of the list told last."""

    def __init__(self, conductor: Conductor) -> None:
        self._conductor = conductor
        self._listed: tuple[str, ...] = ()
        self._file = AttendanceTalk(conductor)

    def told(self) -> list[str]:
        """The register, numbered."""
        view = self._conductor.register()
        self._listed = tuple(line.person for line in view.lines)
        return [
            *(f"{number}. {_person(line)}" for number, line in enumerate(view.lines, 1)),
            said(view.counts),
            *((f"The register is {view.final}.",) if view.final else ()),
        ]

    def hear(self, line: str) -> tuple[Reply, list[str]] | None:
        """The answer to a line and what to tell with it; None for a line that is not ours."""
        word, _, rest = line.strip().partition(" ")
        word, rest = word.lower(), rest.strip()
        if mark := _BY_WORD.get(word):
            return self._marked(rest, mark, word)
        if word in ("rest", "a") and not rest:
            return self._conductor.rest_here(), [said(self._conductor.register().counts)]
        if word in ("walk-in", "w"):
            return self._conductor.walk_in(rest), []
        if word == "unmark":
            return self._of_person(rest, self._conductor.unmark)
        if word in ("rename", "remark", "times"):
            who, _, told = rest.partition(" ")
            do = {"rename": self._conductor.rename, "remark": self._conductor.remark,
                  "times": self._conductor.times}[word]  # fmt: skip
            return self._of_person(who, lambda person: do(person, told))
        if word == "match":
            who, _, name = rest.partition(" ")
            return self._of_person(who, lambda person: self._match(person, name))
        if word in ("key", "k"):
            return self._conductor.key_in(rest), []
        if word == "import":
            return self._file.begin(rest)
        if word == "answer":
            return self._file.answer(rest)
        if word == "final":
            off = rest.lower() in ("off", "no")
            return (self._conductor.reopen_register if off else self._conductor.make_final)(), []
        return None

    def _match(self, walk_in: PersonId, name: str) -> Reply:
        """A walk-in is the one of the roster whose name has these letters, or somebody new."""
        people = self._conductor.who_walked_in(walk_in)
        if not people:
            return Reply(False, "That is nobody who walked in.")
        if name.lower() == "new":
            return self._conductor.match(walk_in, NO_PERSON)
        wanted = fold(name).split()
        found = [each for each in people if wanted and begins(fold(each.name).split(), wanted)]
        if len(found) == 1:
            return self._conductor.match(walk_in, found[0].id)
        told = ", ".join(each.name for each in (found or people)[:6])
        return Reply(False, f"Say the name as the roster has it, or new: {told}.")

    def _marked(self, rest: str, mark: Presence, word: str) -> tuple[Reply, list[str]]:
        """A mark, and the time that may stand behind who it is of. Where the time is nothing that
        this console can know, it asks for it."""
        who, _, at = rest.rpartition(" ")
        if not (who and (at == NO_TIME or read_clock(at) is not None)):
            who, at = rest, ""

        def do(person: PersonId) -> Reply:
            asked = "" if at else self._conductor.asks_when(person, mark)
            if asked:
                when = f"{word} {who} 10:15 says when; {word} {who} {NO_TIME} leaves it as it is."
                return Reply(False, f"{asked.partition('?')[0]}? {when}")
            return self._conductor.mark(person, mark, at)

        return self._of_person(who, do)

    def _of_person(self, who: str, do: Callable[[PersonId], Reply]) -> tuple[Reply, list[str]]:
        found = self._who(who)
        if len(found) != 1:
            return Reply(False, self._which(who, found)), []
        person = found[0].person
        answer = do(person)
        now = (line for line in self._conductor.register().lines if line.person == person)
        return answer, [_person(line) for line in now if answer.ok and not answer.words]

    def _who(self, who: str) -> tuple[RegisterLine, ...]:
        view = self._conductor.register()
        if not who.isdecimal():
            return people_like(view, who)
        if not self._listed:
            self._listed = tuple(line.person for line in view.lines)
        return tuple(line for line in view.lines if self._numbered(line) == int(who))

    def _which(self, who: str, found: tuple[RegisterLine, ...]) -> str:
        if not who:
            return "Say who: a number of the register, or some letters of the name."
        if not found and who.isdecimal():
            return f"The register has no number {who}. r lists it."
        if not found:
            return f"Nobody on the register is called “{who}”. “walk-in {who}” adds them."
        self._listed = self._listed or tuple(ln.person for ln in self._conductor.register().lines)
        named = ", ".join(f"{self._numbered(line)} {line.name}" for line in found)
        return f"“{who}” could be {named}. Say the number."

    def _numbered(self, line: RegisterLine) -> int:
        """The number that a person was listed under; 0 for who came since."""
        return self._listed.index(line.person) + 1 if line.person in self._listed else 0


def _person(line: RegisterLine) -> str:
    """A person with the mark, in one line."""
    mark = " ".join(filter(None, (line.mark or "not yet marked", line.time)))
    about = "facilitates" if line.facilitates else line.about
    named = ", ".join(filter(None, (line.name, about)))
    told = (f"{named}: {mark}", line.versions, line.correction, line.remark)
    return ". ".join(filter(None, told))
