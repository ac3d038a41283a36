"""The keys of Close; which of them work depends on the line that the cursor is on."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from l4pc_tui.core.live.notes.answers import CONSENT, PARKED, UNCAUGHT, Answer


def _answer(action: str, answer: Answer) -> Binding:
    return Binding(answer.letter, f"{action}({answer.means!r})", answer.word,
                   id=f"close.{answer.means}", tooltip=answer.told)  # fmt: skip


CLOSE_KEYS: list[BindingType] = [
    Binding("enter", "accept", "Accept", id="close.accept", key_display="⏎",
            tooltip="Take the tinted answer, and go on to the next question"),
    Binding("enter", "close", "Close", id="close.close", key_display="⏎",
            tooltip="Close the session; it can be opened again"),
    Binding("enter", "back", "Done", id="close.done", key_display="⏎", tooltip="Back"),
    Binding("c", "close_now", "Close now", id="close.now",
            tooltip="Close the session; what is open stays open; what is parked or promised waits on Home"),
    *(_answer("dispose", each) for each in PARKED),
    *(_answer("leave", each) for each in UNCAUGHT),
    Binding("w", "agree", "Who, when", id="close.agree",
            tooltip="Who, what, by when, with whom, and what done looks like"),
    Binding("w", "sort", "What sort", id="close.sort",
            tooltip="What sort of barrier it is; or law, policy, habit or myth"),
    Binding("w", "catch", "Write it", id="close.catch",
            tooltip="Write what this place asks for after all"),
    *(_answer("consent", each) for each in CONSENT),
    Binding("v", "show_all", "All notes", id="close.all",
            tooltip="List every note, or only what is asked about"),
    Binding("s", "share", "Share", id="close.share",
            tooltip="Shareable, or for the team alone"),
    Binding("p", "pulse", "End pulse", id="close.pulse",
            tooltip="How safe it was at the end, one to five from each, as counts"),
    Binding("z", "undo", "Undo", id="close.undo", tooltip="Take the last answer back"),
    Binding("b", "bundle", "Bundle", id="close.bundle",
            tooltip="Write the file for the coordinator; what leaves with it is told first"),
    Binding("e", "export", "Write the log", id="close.export",
            tooltip="Write the log to a file: to read, for a table, or whole"),
    Binding("m", "measures", "Measures", id="close.measures",
            tooltip="What was asked of people, on paper or in the room; and stories of change"),
    Binding("r", "mend", "Reword", id="close.mend", tooltip="Put other words in the place of the note’s"),
    Binding("x", "strike", "Strike", id="close.strike",
            tooltip="Take the note’s words out of the file for good"),
    Binding("o", "reopen", "Open again", id="close.reopen",
            tooltip="Go on with the session where it stood"),
    Binding("pageup", "page(-1)", "Page up", id="close.up", show=False, priority=True,
            tooltip="Read further up what the session came to"),
    Binding("pagedown", "page(1)", "Page down", id="close.down", show=False, priority=True,
            tooltip="Read on what the session came to"),
    Binding("escape,q", "back", "Back", id="close.back", key_display="esc",
            tooltip="Back to the session"),
]  # fmt: skip
