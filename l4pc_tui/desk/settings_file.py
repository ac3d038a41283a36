"""A person's settings: a small TOML file, read when a session is opened, changed a line at a time.

The file is the person's own, whichever database is open: what stands in it and is no setting of
ours stays as it is.
"""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from l4pc_tui.core.live.settings.meanings import (
    SETTINGS,
    changed,
    listed,
    read_settings,
    stepped,
    told,
    written,
)
from l4pc_tui.core.live.settings.numbers import DEFAULTS, Settings
from l4pc_tui.core.live.settings.setting import Group, Setting, Wrong
from l4pc_tui.core.live.settings.typed import bounds
from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.desk.chosen import LARGEST, text_of
from l4pc_tui.desk.paths import LIBRARY_FOLDERS
from l4pc_tui.desk.trouble import refusal
from l4pc_tui.exchange.refused import FileRefused
from l4pc_tui.exchange.typed import at_home

if TYPE_CHECKING:
    from l4pc_tui.desk.paths import Places

KEY = "coordinator-key"
KEYS = "keys"
"""The table in which keys are changed."""
NO_TABLE = 'keys is no table: write [keys] on a line of its own, and below it note = "f6".'
_READ_WITH_THE_SCREEN = ("timer", "bell", "easy-read", "letters")
_READ_WITH_A_SESSION = ("keep-awake",)
_ALL_DEFAULT = "Every setting has its default."


class Placed(Protocol):
    """Whatever knows where the file of settings lies: a desk, or a command that opens none."""

    @property
    def places(self) -> Places: ...


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the file says. wrong: a sentence for each line that cannot be taken. read: whether it
    could be read at all."""

    settings: Settings = DEFAULTS
    table: tuple[str, ...] = ()
    """The names of the settings that stand in it."""
    wrong: tuple[str, ...] = ()
    read: bool = True
    keys: Mapping[str, object] = field(default_factory=dict)
    """What its table of keys says, as it stands there; a face knows which keys there are."""


@dataclass(frozen=True, slots=True)
class SettingLine:
    """One setting as it is listed. said: as people say it. own: it stands in the file. steps:
    whether a key leads to another value, forwards or back; else one is typed. words: of one that is
    one of a few words, those words. within: of a number, "from 0 to 30 minutes"."""

    name: str
    said: str
    group: Group
    value: str
    default: str
    meaning: str
    own: bool
    steps: bool
    words: tuple[str, ...] = ()
    within: str = ""


def preferences(desk: Placed) -> Preferences:
    """What is set. Never raises: what cannot be read keeps its default and is told."""
    path = desk.places.settings
    try:
        text = text_of(_read(path) or b"")
        table = tomllib.loads(text)
    except FileRefused as refused:
        told = f"{_shown(path)} cannot be read: {refused.sentence}"
        return Preferences(wrong=(f"{told} {_ALL_DEFAULT}",), read=False)
    except (ValueError, RecursionError) as error:
        told = f"{_shown(path)} cannot be read: {_why(error)}."
        return Preferences(wrong=(f"{told} {_ALL_DEFAULT}",), read=False)
    keys = table.pop(KEYS, {})
    settings, wrong = read_settings(table)
    if not isinstance(keys, dict):
        keys, wrong = {}, (*wrong, NO_TABLE)
    return Preferences(
        settings, tuple(name for name in SETTINGS if name in table), wrong, keys=keys
    )


def setting_lines(held: Preferences) -> tuple[SettingLine, ...]:
    """Every setting with its meaning, its default and what it is now, by their groups."""
    return tuple(
        SettingLine(
            each.name, each.said, each.group, told(each, held.settings), told(each, DEFAULTS),
            each.meaning, each.name in held.table,
            any(stepped(each, held.settings, by) for by in (1, -1)),
            tuple(each.choices.values()), bounds(each) if each.most else "",
        )
        for each in listed()
    )  # fmt: skip


def set_setting(desk: Placed, name: str, value: str, *, said: bool = False) -> str:
    """Change one; what was done, in a sentence. It holds for sessions that start from now on.

    said: whether it is called as people say it, as on a screen; else by its name. Raises Trouble
    for a value that cannot be taken, and for a file that cannot be changed.
    """
    setting = _setting(name)
    found = changed(preferences(desk).settings, setting.name, value)
    if isinstance(found, Wrong):
        raise refusal(found.words.removeprefix(f"{setting.name}: ") if said else found.words)
    if setting.unit == "key":
        _must_lock(found.coordinator_key)
    return _kept(desk, setting, found, said=said)


def step_setting(desk: Placed, name: str, by: int) -> str:
    """Change one to its next value, or the one before (``by`` -1); what was done, in a sentence
    that calls it as people say it. Raises Trouble where there is no further one."""
    setting = _setting(name)
    held = preferences(desk).settings
    found = stepped(setting, held, by)
    if found is None:
        raise refusal(f"{setting.said} goes no further than {told(setting, held)}.")
    return _kept(desk, setting, found, said=True)


def _kept(desk: Placed, setting: Setting, found: Settings, *, said: bool) -> str:
    _change(desk.places.settings, setting, f"{setting.name} = {_toml(written(setting, found))}")
    is_now = f"{setting.said}:" if said else f"{setting.name} is"
    return f"{is_now} {told(setting, found)}. It holds {_since(setting)}."


def _since(setting: Setting) -> str:
    """From when on it holds, in the middle of a sentence."""
    if setting.pinned:
        return "from the next start of a session on"
    if setting.name in _READ_WITH_THE_SCREEN:
        return "from the next opening of the Screen on"
    if setting.name in _READ_WITH_A_SESSION:
        return "from the next opening of a session on"
    return "from now on"


def reset_setting(desk: Placed, name: str, *, said: bool = False) -> str:
    """Back to the default; what was done, in a sentence. said: as above. Raises Trouble."""
    setting = _setting(name)
    default = told(setting, DEFAULTS)
    if setting.name not in preferences(desk).table:
        return f"{setting.said if said else setting.name} is at its default already: {default}."
    _change(desk.places.settings, setting, None)
    is_now = f"{setting.said}:" if said else f"{setting.name} is"
    return f"{is_now} {default} again, as it comes."


def folders_written_to(desk: Placed) -> tuple[Path, ...]:
    """The folders that logs and bundles are written to, whether they are there or not."""
    held = preferences(desk).settings
    named = (held.logs_folder, held.bundles_folder or held.logs_folder)
    return tuple(dict.fromkeys(_named(desk, each) for each in named))


def _named(desk: Placed, named: str) -> Path:
    return at_home(Path(named)) if named else desk.places.logs


def logs_folder(desk: Placed) -> Path:
    """The folder that logs are written to; it is made where it is not there. Raises Trouble."""
    return _own_folder(desk, preferences(desk).settings.logs_folder, "logs-folder")


def bundles_folder(desk: Placed) -> Path:
    """The same for the file for the coordinator."""
    held = preferences(desk).settings
    return _own_folder(desk, held.bundles_folder or held.logs_folder, "bundles-folder")


def coordinator_key(desk: Placed) -> str:
    """The key that the file for the coordinator is locked to, "" for none.

    Raises Trouble where that cannot be told: what should be locked must not leave open.
    """
    held = preferences(desk)
    if not held.settings.coordinator_key and (KEY in held.table or not held.read):
        told = next((each for each in held.wrong if not held.read or KEY in each), "")
        raise refusal(
            f"Whether the file is to be locked cannot be told. {told}",
            f"Mend it in {_shown(desk.places.settings)}.",
        )
    return held.settings.coordinator_key


def _own_folder(desk: Placed, named: str, setting: str) -> Path:
    from l4pc_tui.exchange.file_out import make_folder
    from l4pc_tui.exchange.refused import FileRefused

    folder = _named(desk, named)
    another = f"“l4pc settings set {setting} PATH” names another."
    library = desk.places.own_library
    if folder.resolve() in {(library / each).resolve() for each in LIBRARY_FOLDERS}:
        raise refusal(f"{clean_name(str(folder), 200)} is where your library lies.", another)
    try:
        make_folder(folder.resolve(), parents=True)
    except FileRefused as refused:
        raise refusal(refused.sentence, another) from refused
    if not os.access(folder, os.W_OK):
        raise refusal(f"Nothing can be written into {clean_name(str(folder), 200)}.", another)
    return folder


def _must_lock(key: str) -> None:
    """Raise Trouble for what is no key, and where nothing can be locked: now, not at 16:10."""
    from l4pc_tui.exchange.locked.secret import must_be_a_key

    try:
        must_be_a_key(key)
    except FileRefused as refused:
        raise refusal(refused.sentence, refused.hint) from refused


def _setting(name: str) -> Setting:
    found = SETTINGS.get(name.strip().lower().replace("_", "-"))
    if found is None:
        raise refusal(
            f"There is no setting “{clean_name(name, 40)}”.", "l4pc settings lists them all."
        )
    return found


def _change(path: Path, setting: Setting, line: str | None) -> None:
    """Put a line in the place of the setting's, or take it out; all else stays."""
    from l4pc_tui.exchange.file_out import make_folder, rewrite_file, write_new

    by_hand = f"Mend it in an editor: {_shown(path)}"
    try:
        found = _read(path)
        before = text_of(found or b"")
        table = tomllib.loads(before)
    except FileRefused as refused:
        raise refusal(
            f"The settings cannot be read: {refused.sentence}", f"Move it away: {_shown(path)}"
        ) from refused
    except (ValueError, RecursionError) as error:
        raise refusal(f"The settings cannot be read: {_why(error)}.", by_hand) from error
    own = re.compile(
        rf"^[ \t]*[\"']?{re.escape(setting.name)}[\"']?[ \t]*=.*(?:\n|\Z)", re.MULTILINE
    )
    # A line that is new comes first: there it is in no table, whatever stands below.
    place = own.search(before) if setting.name in table else None
    at, rest = place.span() if place else (0, 0)
    end = "\r\n" if "\r\n" in before else "\n"
    new = f"{line}{end}" if line else ""
    after = f"{before[:at]}{new}{before[rest:]}"
    wanted = {name: value for name, value in table.items() if name != setting.name}
    if line is not None:
        wanted |= tomllib.loads(line)
    try:
        same = tomllib.loads(after) == wanted
    except tomllib.TOMLDecodeError:
        same = False
    except RecursionError as error:
        raise refusal(f"The settings cannot be read: {_why(error)}.", by_hand) from error
    if not same:
        raise refusal(f"{setting.name} is written over several lines in the file.", by_hand)
    try:
        # A link stays one: what it leads to is what the person edits.
        path = path.resolve()
        if found is None:
            make_folder(path.parent, parents=True)
            write_new(path, after.encode())
        else:
            rewrite_file(path, found, after.encode())
    except FileRefused as refused:
        hint = f"They stand in {_shown(path)}; L4PC_CONFIG names another file."
        raise refusal(f"The settings cannot be kept. {refused.sentence}", hint) from refused


def _read(path: Path) -> bytes | None:
    """What stands in the file; None where there is none. Raises FileRefused."""
    from l4pc_tui.exchange.file_in import read_bytes

    try:
        path.stat()
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        pass  # the reader says what is wrong with it
    return read_bytes(path, LARGEST)


def _toml(value: object) -> str:
    """A value as the file has it."""
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    # What JSON writes of a text is what TOML reads.
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else f"{value}"


def _shown(path: Path) -> str:
    return clean_name(str(path), 200)


def _why(error: Exception) -> str:
    """Why a text is no table of settings, in the middle of a sentence."""
    if isinstance(error, UnicodeDecodeError):
        return "it is not text in UTF-8"
    return clean_name(str(error), 200)
