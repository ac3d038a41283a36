"""The keys of the Console, in the order in which the bar shows them."""

from __future__ import annotations

import unicodedata

from textual.binding import Binding, BindingType

from l4pc_tui.core.record.kinds import NOTE_KINDS
from l4pc_tui.core.record.nouns import NoteKind


def _named(mark: str) -> str:
    """A character as Textual names its key."""
    name = unicodedata.name(mark).lower().replace(" ", "_")
    return {"plus_sign": "plus"}.get(name, name)


MARKS = tuple(
    (_named(row.mark), row.mark, row.name)
    for kind, row in NOTE_KINDS.items()
    if row.mark and kind is not NoteKind.RESTRICTED
)
"""Each key that begins a note of a kind: its name, the mark, and what it is called."""


def _key(key: str, action: str, words: str, told: str, **more: object) -> Binding:
    given: dict[str, object] = {"id": action.partition("(")[0], **more}
    return Binding(key, action, words, tooltip=told, **given)  # type: ignore[arg-type]


SESSION_KEYS: list[BindingType] = [
    _key("enter", "start", "Start", "Start the session on its first step", key_display="⏎"),
    _key("enter", "next", "Next", "On to the next step", key_display="⏎"),
    _key("T", "take_over", "Take over", "Run the session from here; the other console reads on"),
    _key("d", "reveal", "Deeper", "Ask the room the next question further down"),
    _key("u", "up", "Up", "Cover the latest question, or come up one place"),
    _key("t", "time", "Time", "Squeeze, shift, stretch, count from now, or type a length"),
    _key("n", "capture", "Note", "Write a note", id="note"),
    _key("space", "pause", "Pause", "Stop the clock", key_display="space"),
    _key("space", "resume", "Go on", "Set the clock going again", key_display="space"),
    _key("z", "undo", "Undo", "Take back the latest move, mark or note, and say which"),
    _key("f", "follow", "Follow-up", "What became of the commitments of earlier sessions"),
    _key("r", "register", "Register", "Who is here"),
    _key("g", "groups", "Groups", "Who works with whom: propose, look, swap, use, show"),
    _key("e", "plan", "Plan", "Change the plan: leave out, insert, move, lock"),
    _key("p", "pulse", "Pulse", "How safe it is, one to five from each, as counts; nobody is named"),
    _key("y", "need", "Need", "The need at this place: fresh, repeating, moved"),
    _key("h", "app.curtain", "Hide", "Hide everything private now; F9 does it on every screen",
         id="hide"),
    _key("c", "tick", "Support", "Tick what this plan needs: a co-facilitator, a quiet space"),
    _key("c", "close", "Close", "Look back, close the session, write its log"),
    _key("c", "record", "Record", "What the session came to, and its log"),
    _key("b", "back", "Back", "To the step before"),
    _key("q", "leave", "Leave", "Leave; the session waits or goes on, as you say"),
    _key("o", "screen", "Screen", "Open the room’s Screen in a second terminal, or say how"),
    _key("m", "message", "Message", "Words for the room: back at 11:25, change over, two more minutes, own"),
    _key("k", "blank", "Dark wall", "Make the room’s wall dark, or light again; a restart leaves it dark"),
    _key("equals_sign", "adjust(60)", "One more", "A minute more for this step", id="more.one",
         key_display="=", show=False),
    _key("minus", "adjust(-60)", "One less", "A minute less for this step", id="less.one",
         key_display="-", show=False),
    _key("right_square_bracket", "adjust(300)", "Five more", "Five minutes more for this step",
         id="more.five", key_display="]", show=False),
    _key("left_square_bracket", "adjust(-300)", "Five less", "Five minutes less for this step",
         id="less.five", key_display="[", show=False),
    _key("G", "show_groups", "Groups shown", "Show the groups in use on the Screen, or put them away",
         show=False),
    _key("U", "come_up", "To the Return", "Straight up, from anywhere", show=False),
    _key("B", "plan_b", "Plan B", "What the plan has instead of going so far down: look at it, take it",
         show=False),
    _key("S", "support", "Support", "Tick what this plan needs", show=False),
    _key("v", "versions", "Versions", "What two laptops recorded, and which of it counts",
         show=False),
    _key("0", "doors", "Doors", "All doors with their whole conditions", show=False),
    _key("l", "letters", "Large words", "In a large window: what is said and asked in large letters, or in bold",
         show=False),
    _key("f2", "panel('sheet')", "Run sheet", "Bring the run sheet; Enter in it goes to a step",
         id="panel.sheet", show=False),
    _key("f3", "panel('roll')", "People", "Bring who is here", id="panel.roll", show=False),
    _key("f4", "panel('notes')", "Notes", "Bring the notes; x strikes one, w asks for consent, Enter mends it",
         id="panel.notes", show=False),
    _key("f5", "panel('depth')", "Depth", "Bring the way down", id="panel.depth", show=False),
    _key("escape", "put_away", "Back", "Put away what was brought over", show=False),
    _key("slash", "app.find", "Find", "Find in all notes", id="find", show=False),
    _key("up", "scroll_words(-1)", "Scroll up",
         "Scroll the words; where all of them are on view, mend the last note", id="scroll.up",
         show=False),
    _key("down", "scroll_words(1)", "Scroll down", "Scroll the words", id="scroll.down",
         show=False),
    _key("pageup", "scroll_words(-10)", "Page up", "Scroll the words", id="page.up", show=False),
    _key("pagedown", "scroll_words(10)", "Page down", "Scroll the words", id="page.down",
         show=False),
    _key("backslash", "restricted", "Restricted", "Something happened: keep only who was told",
         show=False),
    *(
        _key(name, f"mark({mark!r})", word.capitalize(), f"Write one: {word}", id=f"mark.{word}",
             key_display=mark, show=False)
        for name, mark, word in MARKS
    ),
    *(
        _key(str(n), f"door({n})", f"Door {n}", "Open that door", id=f"door.{n}", show=False)
        for n in range(1, 10)
    ),
]  # fmt: skip

WISHES = {
    "start": "start", "next": "next", "back": "back", "reveal": "reveal", "up": "up",
    "pause": "pause", "resume": "resume", "close": "close",
}  # fmt: skip
"""Which verb of the session each action is; it works when the view says the verb can be."""

WHILE_IT_GOES = frozenset(("time", "adjust", "pulse", "need", "come_up"))
"""What works in a session that has begun and is not closed, for whoever runs it."""

DEPTH_HELP = (
    "Two questions decide how far down to go. Does what the group is working on need it? And can "
    "these people, today, carry it? Go only as deep as both say yes to: that is Roger Harrison’s "
    "rule of 1970. The four lights ask it for you: need, safety, time and support. All green, or "
    "one amber and a reason: deeper is open; a step that the plan leads to is its own reason while "
    "nothing is red. Two ambers: hold; pairs, silence, a break or plainer "
    "words. Any red: come up. They advise and never lock; the log keeps your reason. They stand there "
    "before whatever leads deeper: d, Enter, the run sheet, a door. What is below today’s ceiling d "
    "asks last, and with a reason. One place at a time down, straight up from anywhere (U). The last "
    "safe moment is the clock time until which a landing and the Return still fit."
)
WALL_HELP = (
    "The room’s Screen follows this session by itself and shows what is marked for the room, nothing "
    "else. m puts words there by one key more: in a break Enter is the time to be back. They go by "
    "themselves: “change over” after half a minute, “two more minutes” after two, a time when it has "
    "come, your own words with the next step. k makes the wall dark and light again; nothing else "
    "lights it, no step, no end, no restart, and the line below the head says so meanwhile."
)
TIME_HELP = (
    "The session is measured against the clock times of its plan. A lock is a time that must "
    "hold; the finish is always one. The squeeze wins just what the next lock lacks: every later "
    "step gives a little, none goes below its least, and the Return is left alone. A length is "
    "typed as 10, 1h20 or +5, and 13:00 means until then."
)
