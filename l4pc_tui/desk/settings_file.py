"""A person's settings: a small TOML file, read when a session is opened, changed a line at a time.

The file is the person's own, whichever database is open: what stands in it and is no setting of
ours stays as it is.
"""

from __future__ import annotations

import json
import os
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.live.settings.meanings import (
    SETTINGS,
    Setting,
    Wrong,
    changed,
    read_settings,
    told,
    written,
)
from l4pc_tui.core.live.settings.numbers import DEFAULTS, Settings
from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.desk.paths import LIBRARY_FOLDERS
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk

LARGEST = 64 * 1024
"""Bytes. No file of settings is longer."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the file says. wrong: a sentence for each line that cannot be taken."""

    settings: Settings = DEFAULTS
    table: tuple[str, ...] = ()
    """The names of the settings that stand in it."""
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SettingLine:
    """One setting as it is listed; ``own``: it stands in the file."""

    name: str
    value: str
    default: str
    meaning: str
    own: bool


def preferences(desk: Desk) -> Preferences:
    """What is set. Never raises: what cannot be read keeps its default and is told."""
    path = desk.places.settings
    try:
        text = _read(path)
        table = tomllib.loads(text)
    except FileNotFoundError:
        return Preferences()
    except OSError as error:
        return Preferences(wrong=(_unread(path, error.strerror or "it cannot be opened"),))
    except UnicodeDecodeError:
        return Preferences(wrong=(_unread(path, "it is not UTF-8 text"),))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Preferences(wrong=(_unread(path, clean_name(str(error), 200)),))
    settings, wrong = read_settings(table)
    return Preferences(settings, tuple(name for name in SETTINGS if name in table), wrong)


def setting_lines(held: Preferences) -> tuple[SettingLine, ...]:
    """Every setting with its meaning, its default and what it is now."""
    return tuple(
        SettingLine(
            name, told(each, held.settings), told(each, DEFAULTS), each.meaning, name in held.table
        )
        for name, each in SETTINGS.items()
    )


def set_setting(desk: Desk, name: str, value: str) -> str:
    """Change one; what was done, in a sentence. It holds for sessions that start from now on.

    Raises Trouble for a value that cannot be taken, and for a file that cannot be changed.
    """
    setting = _setting(name)
    found = changed(preferences(desk).settings, setting.name, value)
    if isinstance(found, Wrong):
        raise refusal(found.words)
    _change(desk.places.settings, setting, f"{setting.name} = {_toml(written(setting, found))}")
    since = "from the next start of a session on" if setting.pinned else "from now on"
    return f"{setting.name} is {told(setting, found)}. It holds {since}."


def reset_setting(desk: Desk, name: str) -> str:
    """Back to the default; what was done, in a sentence. Raises Trouble."""
    setting = _setting(name)
    default = told(setting, DEFAULTS)
    if setting.name not in preferences(desk).table:
        return f"{setting.name} is at its default already: {default}."
    _change(desk.places.settings, setting, None)
    return f"{setting.name} is {default} again, as it comes."


def logs_folder(desk: Desk) -> Path:
    """The folder that logs are written to; it is made where it is not there. Raises Trouble."""
    from l4pc_tui.exchange.file_out import make_folder
    from l4pc_tui.exchange.refused import FileRefused

    named = preferences(desk).settings.logs_folder
    folder = Path(named).expanduser() if named else desk.places.logs
    another = "“l4pc settings set logs-folder PATH” names another."
    if folder.resolve() in {desk.places.own_library / each for each in LIBRARY_FOLDERS}:
        raise refusal(f"{clean_name(str(folder), 200)} is where your library lies.", another)
    try:
        make_folder(folder.resolve(), parents=True)
    except FileRefused as refused:
        raise refusal(refused.sentence, another) from refused
    if not os.access(folder, os.W_OK):
        raise refusal(f"Nothing can be written into {clean_name(str(folder), 200)}.", another)
    return folder


def _setting(name: str) -> Setting:
    found = SETTINGS.get(name.strip().lower().replace("_", "-"))
    if found is None:
        raise refusal(
            f"There is no setting “{clean_name(name, 40)}”.", "l4pc settings lists them all."
        )
    return found


def _change(path: Path, setting: Setting, line: str | None) -> None:
    """Put a line in the place of the setting's, or take it out; all else stays."""
    from l4pc_tui.exchange.file_out import write_file
    from l4pc_tui.exchange.refused import FileRefused

    by_hand = f"Mend it in an editor: {path}"
    try:
        before = _read(path)
        table = tomllib.loads(before)
    except FileNotFoundError:
        before, table = "", {}
    except (OSError, ValueError, RecursionError) as error:
        raise refusal(
            f"The settings cannot be read: {clean_name(str(error), 200)}.", by_hand
        ) from error
    own = re.compile(
        rf"^[ \t]*[\"']?{re.escape(setting.name)}[\"']?[ \t]*=.*(?:\n|\Z)", re.MULTILINE
    )
    # A line that is new comes first: there it is in no table, whatever stands below.
    place = own.search(before) if setting.name in table else None
    at, rest = place.span() if place else (0, 0)
    new = f"{line}\n" if line else ""
    after = f"{before[:at]}{new}{before[rest:]}"
    wanted = {name: value for name, value in table.items() if name != setting.name}
    if line is not None:
        wanted |= tomllib.loads(line)
    try:
        same = tomllib.loads(after) == wanted
    except tomllib.TOMLDecodeError:
        same = False
    if not same:
        raise refusal(f"{setting.name} is written over several lines in the file.", by_hand)
    try:
        # A link stays one: what it leads to is what the person edits.
        path = path.resolve()
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, after.encode(), anyway=True)
    except (OSError, FileRefused) as error:
        told_why = error.strerror if isinstance(error, OSError) else str(error)
        raise refusal(f"The settings cannot be kept: {told_why}.", str(path)) from error


def _read(path: Path) -> str:
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise OSError(0, "it is too long for a file of settings")
    return content.decode()


def _toml(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    # What JSON writes of a text is what TOML reads.
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else f"{value}"


def _unread(path: Path, reason: str) -> str:
    return f"{clean_name(str(path), 200)} cannot be read: {reason}. Every setting has its default."
