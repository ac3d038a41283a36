"""The settings as people write them: what each means, within what bounds, and how it is read.

Lengths are written in minutes, shares in hundredths; ``Settings`` holds seconds and shares of 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from l4pc_tui.core.live.settings.numbers import DEFAULTS, Settings
from l4pc_tui.core.record.moves import Move, Verb, standing
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.text import amounts
from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.core.text.lengths import read_typed

Unit = Literal[
    "minutes",
    "percent",
    "fingers",
    "people",
    "place",
    "places",
    "folder",
    "weight",
    "names",
    "codes",
    "key",
    "words",
    "bands",
]
PLACES = (Place.SURFACE, Place.FEEL, Place.QUESTION, Place.POWER)
_MINUTE = 60
_MOST_PLACES = 12
_HEAVIEST = 1000
_WHOLE = ("people", "weight")
CHOICES = {"names": ("first", "whole"), "codes": ("new", "same")}
"""Each unit that is one of a few words → these words."""
LONGEST_PATH = 1000
LONGEST_KEY = 200
LONGEST_WORDS = 120
MOST_HOURS = 24
_MOST_BANDS = 12
USUAL_FOLDERS = {
    "logs-folder": "l4pc/logs in your documents", "bundles-folder": "where logs are written",
}  # fmt: skip
"""Each folder that can be named, and which it is where none is."""
NO_WORDS = "none"
NO_KEY = "none: the file is not locked"
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


@dataclass(frozen=True, slots=True)
class Setting:
    """One of them. least, most: in its unit, both included; for places, folders and keys they
    mean nothing. pinned: whether a session keeps the one that it started with."""

    name: str
    unit: Unit
    least: float
    most: float
    meaning: str
    pinned: bool = True

    @property
    def field(self) -> str:
        """What ``Settings`` calls it."""
        return self.name.replace("-", "_")


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a value cannot be taken, in one sentence."""

    words: str


SETTINGS: dict[str, Setting] = {
    each.name: each
    for each in (
        Setting("warn-share", "percent", 0, 50, "A step warns when so much of its time is left, or …"),
        Setting("warn-least", "minutes", 0, 30, "… when so many minutes are left, if that is more."),
        Setting("spare", "minutes", 1, 60, "From so much spare time on, “time to spare” is offered."),
        Setting("short", "minutes", 0, 60, "From so late at the next lock on, “short of time” is offered."),
        Setting("landing", "minutes", 0, 30, "What coming up from a deeper place takes."),
        Setting("return-share", "percent", 0, 50, "The Return keeps such a share of the session, or …"),
        Setting("return-least", "minutes", 0, 120, "… so much, if that is more, or …"),
        Setting("return-after-power", "minutes", 0, 120, "… so much where the session goes to Power."),
        Setting("ceilings", "places", 0, 0,
                "The deepest place of a cohort’s first session, its second …; the last for all after."),
        Setting("ceiling-after-red", "place", 0, 0, "The deepest place once the latest pulse is red."),
        Setting("safe-from", "fingers", 1, 5, "From this median on a pulse is green."),
        Setting("unsafe-below", "fingers", 1, 5, "Below this median a pulse is red."),
        Setting("private-below", "people", 3, 30,
                "When fewer answer, the counts of a pulse stay on this laptop."),
        Setting("interpreter", "minutes", 0, 60,
                "No break for the interpreters may come within so much of going deeper."),
        Setting("mix-repeat", "weight", 0, _HEAVIEST,
                "Groups: what it costs that a pair has met before, × meetings²."),
        Setting("mix-this-session", "weight", 0, _HEAVIEST, "Groups: more, if in this session."),
        Setting("mix-last-session", "weight", 0, _HEAVIEST, "Groups: more, if in the last one."),
        Setting("mix-organisation", "weight", 0, _HEAVIEST,
                "Groups: what a pair of one organisation costs."),
        Setting("mix-role", "weight", 0, _HEAVIEST, "Groups: what a pair of one role costs."),
        Setting("mix-lived-experience", "weight", 0, _HEAVIEST,
                "Groups: what a pair costs who both bring lived experience."),
        Setting("mix-move", "weight", 0, _HEAVIEST,
                "Groups: what it costs that somebody must change tables for who comes late."),
        Setting("names-on-screen", "names", 0, 0,
                "How groups on the Screen name people: first names alone, or whole names.",
                pinned=False),
        Setting("logs-folder", "folder", 0, 0,
                "Where console and plain mode write the log of a session.", pinned=False),
        Setting("bundles-folder", "folder", 0, 0,
                "Where console and plain mode write the file for the coordinator.", pinned=False),
        Setting("coordinator-key", "key", 0, 0,
                "The coordinator’s public key of age: the file for them is locked to it.",
                pinned=False),
        Setting("codes", "codes", 0, 0,
                "Where nobody is named, somebody has a new code in each file, or the same in all.",
                pinned=False),
        Setting("certificate-share", "percent", 0, 100,
                "A certificate needs so much of the hours that were delivered.", pinned=False),
        Setting("provider", "words", 0, 0,
                "Who stands for certificates; without it they have a line to fill in.",
                pinned=False),
        Setting("involvement-bands", "bands", 0, 0,
                "Bands of the programme’s own table, each from so many hours in one session on: "
                "0 = half day, 4 = day.", pinned=False),
    )
}  # fmt: skip
"""By name, in the order that they are listed in."""


def told(setting: Setting, settings: Settings) -> str:
    """The value in words: "2 min", "20 %", "Feel, Question, Power"."""
    value = written(setting, settings)
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
        return _plain(value / _MINUTE)
    if setting.unit == "percent":
        return _plain(round(value * 100, 6))
    if setting.unit in ("fingers", "people", "weight"):
        return _plain(value)
    if setting.unit == "bands":
        return [f"{hours:g} = {name}" for hours, name in value]
    return [str(place) for place in value] if setting.unit == "places" else str(value)


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
    value = _read(setting, given)
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


def _read(setting: Setting, given: object) -> object | Wrong:
    if setting.unit == "places":
        return _places(setting, given)
    if setting.unit == "place":
        return _place(setting, given)
    if setting.unit == "folder":
        return _folder(setting, given)
    if setting.unit in CHOICES:
        return _chosen(setting, given)
    if setting.unit == "key":
        return _key(setting, given)
    if setting.unit == "words":
        return _words(setting, given)
    if setting.unit == "bands":
        return _bands(setting, given)
    number = _number(setting, given)
    if number is None or not setting.least <= number <= setting.most:
        return Wrong(f"{setting.name}: “{_shown(given)}” is not {_bounds(setting)}.")
    if setting.unit == "minutes":
        return round(number * _MINUTE)
    if setting.unit == "percent":
        return number / 100
    return int(number) if setting.unit in _WHOLE else number


def _number(setting: Setting, given: object) -> float | None:
    if isinstance(given, str) and setting.unit == "minutes":
        typed = read_typed(given)
        if not isinstance(typed, str):
            return typed.seconds / _MINUTE if typed.how == "long" else None
    if isinstance(given, str):
        try:
            given = float(given.strip().removesuffix("%"))
        except ValueError:
            return None
    if isinstance(given, bool) or not isinstance(given, int | float):
        return None
    whole = setting.unit not in _WHOLE or given == given // 1
    return given if whole else None


def _folder(setting: Setting, given: object) -> str | Wrong:
    """A folder by its whole path, so that it is the same one wherever l4pc is started."""
    path = given.strip() if isinstance(given, str) else ""
    whole = path.startswith(("/", "~/", "\\\\")) or _DRIVE.match(path)
    if not whole or path != clean_name(path, LONGEST_PATH):
        return Wrong(
            f"{setting.name}: “{_shown(given)}” is not the whole path of a folder: ~/logs."
        )
    return path


def _chosen(setting: Setting, given: object) -> str | Wrong:
    told, words = str(given).strip().casefold(), CHOICES[setting.unit]
    if told in words:
        return told
    return Wrong(f"{setting.name}: “{_shown(given)}” is not one of {', '.join(words)}.")


def _key(setting: Setting, given: object) -> str | Wrong:
    """A key as it was given. Whether it is one, only what locks with it can tell."""
    key = given.strip() if isinstance(given, str) else ""
    if key and key.isascii() and key.isalnum() and len(key) <= LONGEST_KEY:
        return key
    return Wrong(f"{setting.name}: “{_shown(given)}” is no public key; one begins with age1.")


def _words(setting: Setting, given: object) -> str | Wrong:
    words = clean_name(given) if isinstance(given, str) else ""
    if words and len(words) <= LONGEST_WORDS:
        return words
    return Wrong(f"{setting.name}: “{_shown(given)}” is no name of up to {LONGEST_WORDS} letters.")


def _bands(setting: Setting, given: object) -> tuple[tuple[float, str], ...] | Wrong:
    """A table of bands: "0 = half day, 4 = day"."""
    listed = given.split(",") if isinstance(given, str) else given
    wrong = Wrong(f"{setting.name}: “{_shown(given)}” is no table of bands: 0 = half day, 4 = day.")
    if not isinstance(listed, list) or not 0 < len(listed) <= _MOST_BANDS:
        return wrong
    bands: dict[float, str] = {}
    for each in listed:
        hours, mark, name = str(each).partition("=")
        words = clean_name(name)
        try:
            begins = float(hours)
        except ValueError:
            return wrong
        if not (mark and words and len(words) <= LONGEST_WORDS and 0 <= begins <= MOST_HOURS):
            return wrong
        bands[begins] = words
    return tuple(sorted(bands.items()))


def _place(setting: Setting, given: object) -> Place | Wrong:
    found = [place for place in PLACES if str(given).strip().casefold() == place.casefold()]
    if found:
        return found[0]
    return Wrong(f"{setting.name}: “{_shown(given)}” is not one of {', '.join(PLACES)}.")


def _places(setting: Setting, given: object) -> tuple[Place, ...] | Wrong:
    listed = given.split(",") if isinstance(given, str) else given
    if not isinstance(listed, list) or not 0 < len(listed) <= _MOST_PLACES:
        return Wrong(f"{setting.name}: “{_shown(given)}” is no list of places: Feel, Question.")
    places: list[Place] = []
    for each in listed:
        place = _place(setting, each)
        if isinstance(place, Wrong):
            return place
        if places and place.depth < places[-1].depth:
            return Wrong(f"{setting.name}: {place} is less deep than the {places[-1]} before it.")
        places.append(place)
    return tuple(places)


def _bounds(setting: Setting) -> str:
    unit = {"minutes": " minutes", "percent": " %", "people": " people"}.get(setting.unit, "")
    return f"from {setting.least:g} to {setting.most:g}{unit}"


def _shown(given: object) -> str:
    return clean_name(str(given), 40)


def _plain(number: float) -> int | float:
    return int(number) if number == int(number) else number
