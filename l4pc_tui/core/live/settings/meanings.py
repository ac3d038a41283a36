"""The settings as people write them: what each means, within what bounds, and how it is told.

Lengths are written in minutes, shares in hundredths; ``Settings`` holds seconds and shares of 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, get_args

from l4pc_tui.core.live.settings.numbers import DEFAULTS, Settings
from l4pc_tui.core.live.settings.setting import SIGNS, THEMES, YES_NO, Group, Setting, Wrong
from l4pc_tui.core.live.settings.typed import MINUTE, PLACES, plain, read_value
from l4pc_tui.core.record.moves import Move, Verb, standing
from l4pc_tui.core.text import amounts
from l4pc_tui.core.text.cleaning import clean_name

GROUPS: tuple[Group, ...] = get_args(Group)
"""What settings are listed under, in this order."""
_HEAVIEST = 1000
STEPS: Mapping[str, float] = {
    "minutes": 1, "percent": 5, "fingers": 0.5, "people": 1, "weight": 10,
}  # fmt: skip
"""Each unit of numbers → how much one key press adds."""
USUAL_FOLDERS = {
    "logs-folder": "l4pc/logs in your documents", "bundles-folder": "where logs are written",
}  # fmt: skip
"""Each folder that can be named, and which it is where none is."""
NO_WORDS = "none"
NO_KEY = "none: the file is not locked"

CURTAINS = {"lunch": "at lunch", "breaks": "at lunch and at breaks", "never": "never"}
"""When the console hides itself: each word as files have it → as people read it."""
SETTINGS: dict[str, Setting] = {
    each.name: each
    for each in (
        Setting("warn-share", "percent", 0, 50,
                "A step warns when so much of its time is left …",
                said="Warn near a step’s end", group="Time"),
        Setting("warn-least", "minutes", 0, 30, "… or when so many minutes are left, if that is more.",
                said="Warn at least", group="Time"),
        Setting("spare", "minutes", 1, 60, "From so much spare time on, “time to spare” is offered.",
                said="Time to spare from", group="Time"),
        Setting("short", "minutes", 0, 60,
                "From so late at the next lock on, “short of time” is offered.",
                said="Short of time from", group="Time"),
        Setting("landing", "minutes", 0, 30, "What coming up from a deeper place takes.",
                said="Landing", group="Time"),
        Setting("return-share", "percent", 0, 50,
                "The Return keeps such a share of the session …",
                said="The Return’s share", group="Time"),
        Setting("return-least", "minutes", 0, 120, "… or so much, if that is more …",
                said="The Return at least", group="Time"),
        Setting("return-after-power", "minutes", 0, 120,
                "… or so much, where the session goes to Power.",
                said="The Return after Power", group="Time"),
        Setting("ceilings", "places", 0, 0,
                "The deepest place of a cohort’s first session, its second …; the last for all after.",
                said="How deep, session by session", group="Depth and safety"),
        Setting("ceiling-after-red", "place", 0, 0, "The deepest place once the latest pulse is red.",
                said="How deep after a red pulse", group="Depth and safety"),
        Setting("safe-from", "fingers", 1, 5, "From this median on a pulse is green.",
                said="A pulse is green from", group="Depth and safety"),
        Setting("unsafe-below", "fingers", 1, 5, "Below this median a pulse is red.",
                said="A pulse is red below", group="Depth and safety"),
        Setting("private-below", "people", 3, 30,
                "When fewer answer, the counts of a pulse stay on this laptop.",
                said="Counts stay here below", group="Depth and safety"),
        Setting("interpreter", "minutes", 0, 60,
                "No break for the interpreters may come within so much of going deeper.",
                said="Interpreters’ break not within", group="Depth and safety"),
        Setting("mix-repeat", "weight", 0, _HEAVIEST,
                "What it costs that a pair has met before, × meetings².",
                said="A pair that has met", group="Groups"),
        Setting("mix-this-session", "weight", 0, _HEAVIEST, "How much more, if in this session.",
                said="… in this session", group="Groups"),
        Setting("mix-last-session", "weight", 0, _HEAVIEST, "How much more, if in the last one.",
                said="… in the last session", group="Groups"),
        Setting("mix-organisation", "weight", 0, _HEAVIEST,
                "What a pair of one organisation costs.",
                said="A pair of one organisation", group="Groups"),
        Setting("mix-role", "weight", 0, _HEAVIEST, "What a pair of one role costs.",
                said="A pair of one role", group="Groups"),
        Setting("mix-lived-experience", "weight", 0, _HEAVIEST,
                "What a pair costs who both bring lived experience.",
                said="Both with lived experience", group="Groups"),
        Setting("mix-move", "weight", 0, _HEAVIEST,
                "What it costs that somebody must change tables for who comes late.",
                said="Somebody must move", group="Groups"),
        Setting("names-on-screen", "names", 0, 0,
                "How groups on the Screen name people: first names alone, or whole names.",
                pinned=False, said="Names in groups", group="The room’s Screen",
                choices={"first": "first names", "whole": "whole names"}),
        Setting("logs-folder", "folder", 0, 0,
                "Where console and plain mode write the log of a session.", pinned=False,
                said="Logs go to", group="Files"),
        Setting("bundles-folder", "folder", 0, 0,
                "Where console and plain mode write the file for the coordinator.", pinned=False,
                said="The coordinator’s file goes to", group="Files"),
        Setting("coordinator-key", "key", 0, 0,
                "The coordinator’s public key of age: the file for them is locked to it.",
                pinned=False, said="The coordinator’s key", group="Files"),
        Setting("codes", "codes", 0, 0,
                "Where nobody is named, somebody has a new code in each file, or the same in all.",
                pinned=False, said="Codes instead of names", group="Files",
                choices={"new": "new in each file", "same": "the same in all"}),
        Setting("certificate-share", "percent", 0, 100,
                "A certificate needs so much of the hours that were delivered.", pinned=False,
                said="Hours for a certificate", group="Certificates"),
        Setting("provider", "words", 0, 0,
                "Who stands for certificates; without it they have a line to fill in.",
                pinned=False, said="Who stands for them", group="Certificates"),
        Setting("involvement-bands", "bands", 0, 0,
                "Bands of the programme’s own table, each from so many hours in one session on: "
                "0 = half day, 4 = day.", pinned=False,
                said="Bands of involvement", group="Certificates"),
        Setting("theme", "choice", 0, 0,
                "The colours of the console and the Screen.", pinned=False,
                said="Colours", group="This console", choices=THEMES),
        Setting("reduced", "yes-no", 0, 0,
                "Nothing moves by itself: no flash at a bell, no cursor that blinks.",
                pinned=False, said="Nothing moves", group="This console", choices=YES_NO),
        Setting("keep-awake", "yes-no", 0, 0,
                "While a session runs or the Screen is open the laptop stays awake; l4pc doctor says by what.",
                pinned=False, said="Laptop stays awake", group="This console", choices=YES_NO),
        Setting("curtain-at", "choice", 0, 0,
                "When one begins and no key is pressed for a minute, the console hides itself.",
                pinned=False, said="Hide by itself", group="This console", choices=CURTAINS),
        Setting("curtain-beside", "yes-no", 0, 0,
                "It does so too where notes are taken beside the console that runs the session.",
                pinned=False, said="Hide beside too", group="This console", choices=YES_NO),
        Setting("timer", "choice", 0, 0, "How the Screen shows the time that is left.", pinned=False,
                said="The time on the wall", group="The room’s Screen",
                choices={"bar": "a bar and words", "words": "words", "digits": "figures",
                         "none": "not at all"}),
        Setting("bell", "choice", 0, 0, "How the end of a round is told to the room.", pinned=False,
                said="The bell of a round", group="The room’s Screen",
                choices={"seen": "seen on the wall", "terminal": "seen, and the terminal’s bell",
                         "sound": "seen, and a sound of this laptop"}),
        Setting("welcome", "words", 0, 0,
                "What stands on the wall before the start, below “We begin at 09:30”.", pinned=False,
                said="Welcome", group="The room’s Screen"),
        Setting("thanks", "words", 0, 0, "What stands on the wall at the end, below “Thank you.”",
                pinned=False, said="Thanks", group="The room’s Screen"),
        Setting("easy-read", "yes-no", 0, 0,
                "Whether the Screen begins with a step’s easy read, where somebody wrote one.",
                pinned=False, said="Easy read on the wall", group="The room’s Screen", choices=YES_NO),
        Setting("letters", "choice", 0, 0,
                "Whether the terminal draws letters of three rows without gaps; asked once, on the "
                "Screen or on a large console.",
                pinned=False, said="Small block letters", group="The room’s Screen",
                choices={"ask": "ask me once", "solid": "they are solid",
                         "bold": "bold instead"}),
        Setting("screen-in", "choice", 0, 0, "Where the Console opens the room’s window.",
                pinned=False, said="The Screen opens in", group="The room’s Screen",
                choices={"terminal": "a terminal", "browser": "a page in a browser"}),
        Setting("large-words", "yes-no", 0, 0,
                "From 180 by 50 cells on the console has what is said and asked in large letters, where "
                "small block letters are solid.", pinned=False,
                said="Large words", group="This console", choices=YES_NO),
        Setting("signs", "choice", 0, 0,
                "Which signs the console and the Screen draw; l4pc doctor says which the terminal has.",
                pinned=False, said="Signs", group="This console", choices=SIGNS),
    )
}  # fmt: skip
"""By name, in the order of the fields of ``Settings``; ``listed`` has them by their groups."""


def listed() -> tuple[Setting, ...]:
    """All of them, as they are listed: by their groups."""
    return tuple(s for group in GROUPS for s in SETTINGS.values() if s.group == group)


def told(setting: Setting, settings: Settings) -> str:
    """The value in words: "2 min", "20 %", "Feel, Question, Power"."""
    value = written(setting, settings)
    if setting.choices:
        return setting.choices[str(value)]
    if setting.unit == "minutes":
        return amounts.exactly(getattr(settings, setting.field))
    if setting.unit == "percent":
        return f"{value:g} %"
    if setting.unit == "folder":
        return str(value) or USUAL_FOLDERS[setting.name]
    if setting.unit == "key":
        return f"{str(value)[:12]}…{str(value)[-4:]}" if value else NO_KEY
    if setting.unit in ("words", "bands") and not value:
        return NO_WORDS
    return ", ".join(value) if isinstance(value, list) else f"{value}"


def written(setting: Setting, settings: Settings) -> int | float | str | list[str]:
    """The value as files and programs have it: minutes, hundredths, names of places."""
    value = getattr(settings, setting.field)
    if setting.unit == "minutes":
        return plain(value / MINUTE)
    if setting.unit == "percent":
        return plain(round(value * 100, 6))
    if setting.unit in ("fingers", "people", "weight"):
        return plain(value)
    if setting.unit == "yes-no":
        return "yes" if value else "no"
    if setting.unit == "bands":
        return [f"{hours:g} = {name}" for hours, name in value]
    return [str(place) for place in value] if setting.unit == "places" else str(value)


def stepped(setting: Setting, settings: Settings, by: int) -> Settings | None:
    """The settings with the next value (``by`` 1) or the one before (-1), within the bounds; None
    where there is none, or where a value has to be typed."""
    now = written(setting, settings)
    words = [*setting.choices] or [*map(str, PLACES)] * (setting.unit == "place")
    wanted: object
    if words:
        at = words.index(str(now)) + by
        # Of two words either leads to the other.
        wanted = words[at % len(words)] if len(words) == 2 or 0 <= at < len(words) else None
    elif setting.unit in STEPS and isinstance(now, int | float):
        wanted = min(max(now + by * STEPS[setting.unit], setting.least), setting.most)
    else:
        return None
    found = None if wanted is None or wanted == now else changed(settings, setting.name, wanted)
    return found if isinstance(found, Settings) else None


def changed(settings: Settings, name: str, given: object) -> Settings | Wrong:
    """The settings with another value, as it was typed or stands in a file."""
    now = _taken(settings, name, given)
    return now if isinstance(now, Wrong) or not _crossed(now) else Wrong(_crossed(now))


def read_settings(table: Mapping[str, object]) -> tuple[Settings, tuple[str, ...]]:
    """The settings that a file gives, and a sentence for each line that cannot be taken.

    What cannot be taken keeps its default.
    """
    settings, wrong = DEFAULTS, []
    for name, given in table.items():
        found = _taken(settings, name, given)
        if isinstance(found, Settings):
            settings = found
        else:
            kept = " It keeps its default." if name in SETTINGS else ""
            wrong.append(f"{found.words}{kept}")
    if crossed := _crossed(settings):
        wrong.append(f"{crossed} Both keep their defaults.")
        settings = replace(
            settings, safe_from=DEFAULTS.safe_from, unsafe_below=DEFAULTS.unsafe_below
        )
    return settings, tuple(wrong)


def pins(settings: Settings) -> dict[str, Any]:
    """What the start of a session keeps of them: those that are not the defaults."""
    return {
        name: written(setting, settings)
        for name, setting in SETTINGS.items()
        if setting.pinned and getattr(settings, setting.field) != getattr(DEFAULTS, setting.field)
    }


def started_with(start: Mapping[str, Any]) -> Settings:
    """The settings that a session runs with, from what its start keeps."""
    held = start.get("settings")
    return read_settings(held)[0] if isinstance(held, Mapping) else DEFAULTS


def start_of(moves: Iterable[Move]) -> Mapping[str, Any]:
    """What the start of a run keeps, from its moves; nothing before it."""
    return next((move.data for move in standing(moves) if move.verb == Verb.START), {})


def pins_of(moves: Iterable[Move]) -> Mapping[str, Any]:
    """What a run is led with: what its start keeps; before it the versions that its plan was last
    changed in, and nothing while that stands as it does in the library."""
    stand = standing(moves)
    changed = (move.data for move in reversed(stand) if move.data.get("plan"))
    return start_of(stand) or next(changed, {})


def settings_of(moves: Iterable[Move]) -> Settings:
    """The settings that a run was led by, from its moves."""
    return started_with(start_of(moves))


def _taken(settings: Settings, name: str, given: object) -> Settings | Wrong:
    """One value by itself, whatever the others are."""
    setting = SETTINGS.get(name)
    if setting is None:
        shown = clean_name(name, 40)
        return Wrong(f"There is no setting “{shown}”; l4pc settings lists them.")
    value = read_value(setting, given)
    if isinstance(value, Wrong):
        return value
    new: dict[str, Any] = {setting.field: value}
    return replace(settings, **new)


def _crossed(settings: Settings) -> str:
    """Why two values cannot stand together, or nothing."""
    low, high = settings.unsafe_below, settings.safe_from
    if low <= high:
        return ""
    return f"A pulse cannot be red below {low:g} (unsafe-below) and green from {high:g} on (safe-from)."
