"""Whether the keys that a file gives can be taken: each that cannot is told in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from string import ascii_lowercase, digits

from textual.keys import (
    KEY_NAME_REPLACEMENTS,
    Keys,
    _character_to_key,
    format_key,
    key_to_character,
)

from l4pc_tui.console.keys.every_key_there_is import KeyRow
from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.look.keyed import OwnKeys

RESERVED = {"f9": "curtain", "f1": "keys", "ctrl+q": "quit", "ctrl+p": "palette"}
"""Keys on which people must be able to rely wherever they are → the id that has them."""
_HELD = ("alt", "ctrl", "shift")
"""What is held down with a key, in the order in which Textual names it."""
_NAMED = {each.value for each in Keys if each.value.isalnum()}
"""The keys without a character of their own; "<any>" and the like are none that anybody presses."""
_TOGETHER = {
    each.value for each in Keys if re.fullmatch(r"(\w+\+)+([a-z]|[a-z_]{2,}|f\d+)", each.value)
}
_TOGETHER |= {f"alt+{letter}" for letter in ascii_lowercase + digits}
"""What every terminal sends of keys that are pressed together."""
_SAME = {
    "return": "enter", "ctrl+m": "enter", "ctrl+i": "tab", "ctrl+h": "backspace",
    "ctrl+left_square_bracket": "escape",
}  # fmt: skip
"""Other names for what a terminal sends → the one under which it comes."""
_SPELT = {named: spelt for spelt, named in KEY_NAME_REPLACEMENTS.items()}
_NOT_OURS = {"ctrl+c": "it copies what is marked", "ctrl+j": "some terminals send it for Enter"}
"""Keys that are not to be given → why."""
_MOST = 4
"""Keys of one id."""
_NEAR_FOR = 5
"""Names that are not there for which the nearest is looked for: it takes milliseconds for each."""


@dataclass(frozen=True, slots=True)
class Checked:
    """own: the keys that are taken. wrong: a sentence for each that is not."""

    own: OwnKeys = field(default_factory=dict)
    wrong: tuple[str, ...] = ()


def check(table: Mapping[str, object], rows: Sequence[KeyRow]) -> Checked:
    """What of a file's table of keys can be taken: id → "key" or "key,key"."""
    own: dict[str, tuple[str, ...]] = {}
    wrong: list[str] = []
    ids = {row.id: row for row in rows}
    for name, given in table.items():
        found = _read(name, given, ids, guess=len(wrong) < _NEAR_FOR)
        if isinstance(found, str):
            wrong.append(found)
        else:
            own[name] = found
    while doubled := next(_doubled(own, rows), None):
        # What is left out has its usual key again, which another may have been given.
        name, told = doubled
        del own[name]
        wrong.append(told)
    return Checked(own, tuple(wrong))


def in_a_sentence(wrong: Sequence[str]) -> str:
    """All that cannot be taken, in one sentence: the first, and how many more there are."""
    if not wrong:
        return ""
    more = len(wrong) - 1
    others = f" So {'is one other' if more == 1 else f'are {more} others'}." if more else ""
    listed = " l4pc settings keys tells which." if more else ""
    return f"{wrong[0]}{others}{listed}"


def key_of(typed: str) -> str:
    """A key as people write it, as Textual names it: "?" is "question_mark", "Ctrl+X" "ctrl+x";
    "" for what is no key."""
    typed = typed.strip() or typed[:1]
    if len(typed) == 1:
        return "space" if typed == " " else _character_to_key(typed) if typed.isprintable() else ""
    *together, last = (each.strip() for each in typed.split("+"))
    held = [each.lower() for each in together]
    if len({*held}) < len(held) or not {*held} <= {*_HELD}:
        return ""
    if held == ["shift"] and len(last) == 1 and last.isalpha():
        return key_of(last.upper())
    base = _character_to_key(last.lower() if held else last) if len(last) == 1 else last.lower()
    character = _character(base)
    if character and character.isprintable():
        base = _character_to_key(character)
    elif base not in _NAMED:
        return ""
    key = "+".join((*sorted(held), base))
    key = _SAME.get(key, key)
    return key if "+" not in key or key in _TOGETHER else ""


def _character(key: str) -> str | None:
    """What a key types, if anything. Textual does not know it of those that it calls by a shorter
    name, such as "slash"."""
    return key_to_character(_SPELT.get(key, key))


def shown(keys: Iterable[str]) -> str:
    """Keys as people read them: "f6 or ?"."""
    return " or ".join(format_key(key) for key in keys)


def _read(
    name: str, given: object, ids: Mapping[str, KeyRow], *, guess: bool
) -> tuple[str, ...] | str:
    """The keys that one line gives, or why it cannot be taken. guess: look for the nearest name."""
    said = clean_name(str(name), 40)
    row = ids.get(name)
    if row is None:
        near = get_close_matches(name, ids, 1) if guess else ()
        meant = f"; did you mean “{near[0]}”?" if near else "; l4pc settings keys lists them."
        return f"There is no key “{said}”{meant}"
    if name in RESERVED.values():
        return f"“{said}” keeps its key, {shown(row.keys)}: people must be able to rely on it."
    typed = given.split(",") if isinstance(given, str) and given != "," else [given]
    keys = [key_of(each) if isinstance(each, str) else "" for each in typed]
    if not all(keys) or len(keys) > _MOST:
        bad = clean_name(str(given), 40)
        return (
            f"“{bad}” for “{said}” is no key that every terminal sends: write one as n, F6, ctrl+x "
            "or space."
        )
    new = [key for key in keys if key not in row.keys]
    if taken := [key for key in new if key in RESERVED]:
        return f"{shown(taken)} cannot be “{said}”: it is “{RESERVED[taken[0]]}” everywhere."
    if taken := [key for key in new if key in _NOT_OURS]:
        return f"{shown(taken)} cannot be “{said}”: {_NOT_OURS[taken[0]]}."
    if row.types and (letters := [key for key in new if _character(key) or key == "space"]):
        return f"{shown(letters)} cannot be “{said}”: it would take what is typed into the line."
    if taken := [key for key in new if key in row.busy]:
        place = "line" if row.types else "list"
        return f"{shown(taken)} cannot be “{said}”: it has its own work in the {place}."
    # A key that a line no longer had would go past it to the screen, where Enter moves the room.
    stays = row.keys if row.types else ()
    return tuple(dict.fromkeys((*keys, *stays)))


def _doubled(own: OwnKeys, rows: Sequence[KeyRow]) -> Iterator[tuple[str, str]]:
    """Each id that would share a key with another on one screen, and the sentence about it.

    Two that share one as they come do so by turns, and may go on.
    """
    scopes: dict[str, list[KeyRow]] = {}
    for row in rows:
        for scope in row.scopes:
            scopes.setdefault(scope, []).append(row)
    for held in scopes.values():
        at: dict[str, list[KeyRow]] = {}
        for row in held:
            for key in own.get(row.id, row.keys):
                at.setdefault(key, []).append(row)
        for key, here in at.items():
            for number, one in enumerate(here):
                for two in here[:number]:
                    changed = [row for row in (one, two) if row.id in own]
                    if not changed or one.id == two.id or {*one.keys} & {*two.keys}:
                        continue
                    name, other = changed[0], two if changed[0] is one else one
                    yield (
                        name.id,
                        f"{shown([key])} cannot be “{name.id}”: on the screen {one.where} it is "
                        f"“{other.id}” ({other.name}).",
                    )
