"""The commands of plain mode: words or letters that mirror the console's keys."""

from __future__ import annotations

from typing import NamedTuple

from l4pc_tui.core.record.kinds import NOTE_KINDS, NOTE_MARKS
from l4pc_tui.core.record.nouns import NoteKind
from l4pc_tui.desk.out.formats import FORMATS

NOTE_SIGNS = tuple(mark for mark, kind in NOTE_MARKS.items() if kind is not NoteKind.RESTRICTED)
"""A line that begins with one of them is a note of its kind."""
DOORS = tuple("123456789")
RESTRICTED_SIGN = NOTE_KINDS[NoteKind.RESTRICTED].mark
"""A line that begins so tells that something happened, and none of it."""


class Command(NamedTuple):
    """``does``: the name of what it does. ``words``: what may be typed, the shown ones first."""

    does: str
    words: tuple[str, ...]
    takes: str
    help: str


COMMANDS = (
    Command("onward", ("", "next", "start"), "", "start, next step, accept what is asked"),
    Command("back", ("b", "back"), "", "the step before"),
    Command("deeper", ("d", "deeper"), "", "ask the next question further down"),
    Command("up", ("u", "up"), "", "cover the latest question, or come up one place"),
    Command("return", ("U", "return"), "", "straight up to the Return"),
    Command("lights", ("lights", "depth"), "", "the places, the four lights, until when deeper"),
    Command("pulse", ("pulse",), "COUNTS", "one to five from each: pulse 0 0 2 5 3; slips, cards, chat behind it says how"),
    Command("plan b", ("plan b",), "", "what this plan has instead of going so far down, to be accepted"),
    Command("two rooms", ("two rooms",), "", "say that this room goes on, and plan B is beside it"),
    Command("need", ("need",), "", "the need at this place: fresh, repeating, moved"),
    Command("support", ("support",), "[NUMBER [missing]]", "what this plan needs, to be ticked"),
    Command("pause", ("p", "pause", " "), "", "pause, go on"),
    Command("undo", ("z", "undo"), "", "take back the latest move, mark or note"),
    Command("time", ("t", "time"), "", "how it stands against the clock"),
    Command("length", ("length",), "LENGTH",
            "this step's length: length 10, 1h20 or 13:00; +5 and -1 alone add and take"),
    Command("squeeze", ("squeeze",), "", "win what the next lock lacks"),
    Command("stretch", ("stretch",), "", "give spare time to the steps that can take more"),
    Command("shift", ("shift",), "[+5]", "plan the rest later, up to the next lock"),
    Command("from now", ("from now",), "", "we began when we began: count from now"),
    Command("plan", ("e", "plan"), "", "what is to come, numbered, to be changed; before the start too"),
    Command("skip", ("skip",), "NUMBER", "leave out a line of the plan"),
    Command("bring back", ("bring back",), "NUMBER", "do it after all; back and a number too"),
    Command("insert", ("insert",), "[NUMBER] WORDS LENGTH",
            "put something behind what runs, or behind a line: insert stretch 10; before the start "
            "without a number it comes first"),
    Command("earlier", ("earlier",), "NUMBER [PLACES]", "move an item up"),
    Command("later", ("later",), "NUMBER [PLACES]", "move an item down"),
    Command("lock", ("lock",), "NUMBER [TIME]", "hold an item to a clock time: lock 4 12:45"),
    Command("unlock", ("unlock",), "NUMBER", "hold it to no clock time any more"),
    Command("take", ("take",), "NUMBER LENGTH", "give a line of the plan so long: take 4 15"),
    Command("new version", ("new version",), "",
            "before the start: the plan as the library has it now, with what you changed"),
    Command("finish", ("finish",), "TIME", "move the finish: finish 13:15, or +10"),
    Command("sheet", ("s", "sheet"), "", "the run sheet, numbered"),
    Command("go", ("go",), "NUMBER", "straight to a line of the run sheet"),
    Command("doors", ("doors",), "", "the doors of this step, each with when it is for"),
    Command("follow", ("f", "follow"), "", "what became of earlier commitments, one by one"),
    Command("again", ("a", "again"), "", "read this step once more"),
    Command(
        "register",
        ("r", "register"),
        "[MARK NUMBER]",
        "the register, numbered; or one person's mark, r h 3",
    ),
    Command("groups", ("g", "groups"), "[SIZE]",
            "propose groups of who is here: groups, groups trios, groups 5, groups 6 tables"),
    Command("another", ("another",), "", "another proposal"),
    Command("swap", ("swap",), "NAME NAME", "two people change places"),
    Command("move", ("move",), "NAME TABLE", "somebody goes to another table: move amina 2"),
    Command("hold", ("hold",), "NAME",
            "hold somebody where she sits, or let her go; hold table 2: all who sit there"),
    Command("same tables", ("same tables", "keep the same tables"), "", "the tables of the last groups once more"),
    Command("rounds", ("rounds",), "NUMBER", "plan several rounds of groups at once"),
    Command("accept", ("accept",), "", "use the groups proposed; the Screen shows them"),
    Command("show groups", ("show groups",), "", "show the groups in use on the Screen again"),
    Command("hide groups", ("hide groups",), "", "put the groups away on the Screen"),
    Command("screen", ("o", "screen"), "", "open the room’s Screen in a second terminal, or say how"),
    Command("message", ("m", "message"), "[WORDS]",
            "words for the room until take down or the next step; alone, what stands on the wall"),
    Command("back at", ("back at",), "[TIME]",
            "the time to be back, on the wall: back at 11:25, back at 15; in a break its end"),
    Command("change over", ("change over",), "", "“Change over” on the wall, for half a minute"),
    Command("two more", ("two more", "two more minutes"), "", "“Two more minutes” on the wall, counted down"),
    Command("take down", ("take down",), "", "the message off the wall"),
    Command("blank", ("k", "blank"), "", "the wall dark, or light again; a restart leaves it dark"),
    Command("note", ("n", "note"), "WORDS", "keep a note; alone, the next line is the note"),
    Command("notes", ("notes",), "[WORDS]", "all notes, numbered; or those that hold a few words"),
    Command("find", ("find",), "WORDS", "notes of all sessions that hold every word: find key safe"),
    Command("mend", ("mend",), "[NUMBER] WORDS", "put the last note right, or that of a number"),
    Command("consent", ("consent",), "NUMBER",
            "what the speaker of a quote or a story agrees to now, or takes back: consent 3"),
    Command("strike", ("strike", "x"), "[NUMBER]",
            "take the last note's words out of the file for good; or those of a number, or of the "
            "note that holds a few words: strike 3, strike baker"),
    Command("drop", ("drop",), "", "forget the line that is kept half typed"),
    Command("versions", ("versions",), "[NUMBER]",
            "what two laptops recorded, numbered; or which of it counts"),
    Command("close", ("c", "close"), "", "close the session"),
    Command("export", ("export",), f"[{'|'.join(FORMATS)}] [facilitator] [to NAME]",
            "write the log, to hand over or your own: export csv to Dora"),
    Command("print", ("print",), "[PAGE]",
            "write this session’s paper into a folder, all of it or one kind of page: print, print "
            "sign-in"),
    Command("bundle", ("bundle",), "",
            "write the file for the coordinator; what leaves with it is told first"),
    Command("reopen", ("reopen",), "", "go on with a closed session"),
    Command("take over", ("T", "take over"), "", "run a session that another console runs"),
    Command("help", ("help",), "[register]", "these commands, or those of the register"),
    Command("handbook", ("handbook",), "[WORD]",
            "the handbook: its pages, or what it has on a word: handbook squeeze"),
    Command("leave", ("q", "quit"), "", "leave; the session waits or goes on, as you say"),
)  # fmt: skip

_BY_WORD = {word: command for command in COMMANDS for word in command.words}
_SEVERAL = frozenset(word for word in _BY_WORD if " " in word.strip())

MARK_HELP = (
    "   ".join(f"{mark} {NOTE_KINDS[NOTE_MARKS[mark]].name}" for mark in NOTE_SIGNS),
    f"{RESTRICTED_SIGN} something restricted: only who was told is asked",
    "@ and the beginning of a name that only one person here has becomes the name",
)


def understand(line: str) -> tuple[Command, str] | None:
    """The command of a line and what stands after it; None for a line that is none."""
    if line and not line.strip():
        return _BY_WORD[" "], ""
    line = line.strip()
    word, _, rest = line.partition(" ")
    begun = (each for each in _SEVERAL if f"{line.lower()} ".startswith(f"{each} "))
    if words := max(begun, key=len, default=""):
        word, rest = words, line[len(words) :]
    elif word.lower() == "back" and rest.strip().isdecimal():
        word = "bring back"
    command = _BY_WORD.get(word) or _BY_WORD.get(word.lower())
    if command is None or (rest.strip() and not command.takes):
        return None
    return command, rest.strip()


def help_lines() -> list[str]:
    """Every command on a line of its own."""
    lines = []
    for command in COMMANDS:
        shown = " or ".join(word or "Enter" for word in command.words if word != " ")
        lines.append(f"{' '.join(filter(None, (shown, command.takes)))}: {command.help}")
    return [
        *lines, "1 to 9: open that door",
        "A line that begins with one of these signs is a note:", *MARK_HELP,
    ]  # fmt: skip
