"""How a value that was typed, or stands in a file, is read: as what ``Settings`` holds, or why not.

Lengths are written in minutes, shares in hundredths; ``Settings`` holds seconds and shares of 1.
"""

from __future__ import annotations

import re

from l4pc_tui.core.live.settings.setting import Setting, Wrong, word_of, yes_or_no
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.core.text.lengths import read_typed

PLACES = (Place.SURFACE, Place.FEEL, Place.QUESTION, Place.POWER)
MINUTE = 60
LONGEST_PATH = 1000
LONGEST_KEY = 200
LONGEST_WORDS = 120
MOST_HOURS = 24
_MOST_PLACES = 12
_MOST_BANDS = 12
_LISTED = 5
"""Words of a choice that are told where one was none of them."""
_WHOLE = ("people", "weight")
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


def read_value(setting: Setting, given: object) -> object | Wrong:
    """One value by itself, as what ``Settings`` holds of it."""
    if setting.unit == "places":
        return _places(setting, given)
    if setting.unit == "place":
        return _place(setting, given)
    if setting.unit == "folder":
        return _folder(setting, given)
    if setting.choices:
        return _chosen(setting, given)
    if setting.unit == "key":
        return _key(setting, given)
    if setting.unit == "words":
        return _words(setting, given)
    if setting.unit == "bands":
        return _bands(setting, given)
    number = _number(setting, given)
    if number is None or not setting.least <= number <= setting.most:
        return Wrong(f"{setting.name}: “{_shown(given)}” is not {bounds(setting)}.")
    if setting.unit == "minutes":
        return round(number * MINUTE)
    if setting.unit == "percent":
        return number / 100
    return int(number) if setting.unit in _WHOLE else number


def _number(setting: Setting, given: object) -> float | None:
    if isinstance(given, str) and setting.unit == "minutes":
        typed = read_typed(given)
        if not isinstance(typed, str):
            return typed.seconds / MINUTE if typed.how == "long" else None
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


def _chosen(setting: Setting, given: object) -> str | bool | Wrong:
    """One of a few words, as files have it or as people read it; yes and no are a bool."""
    if setting.unit == "yes-no" and (found := yes_or_no(given)) is not None:
        return found
    if (word := word_of(setting.choices, given)) is not None:
        return word
    words = [*setting.choices]
    more = f" or {len(words) - _LISTED} others" if len(words) > _LISTED + 1 else ""
    listed = ", ".join(words[:_LISTED] if more else words)
    return Wrong(f"{setting.name}: “{_shown(given)}” is not one of {listed}{more}.")


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


def bounds(setting: Setting) -> str:
    """Of a number: "from 0 to 30 minutes"."""
    unit = {"minutes": " minutes", "percent": " %", "people": " people"}.get(setting.unit, "")
    return f"from {setting.least:g} to {setting.most:g}{unit}"


def _shown(given: object) -> str:
    return clean_name(str(given), 40)


def plain(number: float) -> int | float:
    return int(number) if number == int(number) else number
