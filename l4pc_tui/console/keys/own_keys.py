"""Whether the keys that a file gives can be taken: each that cannot is told in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

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
_HELD = ("ctrl", "shift", "alt")
_KNOWN = {*(each.value for each in Keys), *KEY_NAME_REPLACEMENTS.values()}
_MOST = 4
"""Keys of one id."""


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
        found = _read(name, given, ids)
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
    *held, last = typed.split("+")
    if any(each.strip().lower() not in _HELD for each in held):
        return ""
    last = last.strip()
    last = last.lower() if held else last
    base = _character_to_key(last) if len(last) == 1 else last.lower()
    known = base in _KNOWN or key_to_character(base) is not None
    return "+".join((*(each.strip().lower() for each in held), base)) if known else ""


def shown(keys: Iterable[str]) -> str:
    """Keys as people read them: "f6 or ?"."""
    return " or ".join(format_key(key) for key in keys)


def _read(name: str, given: object, ids: Mapping[str, KeyRow]) -> tuple[str, ...] | str:
    """The keys that one line gives, or why it cannot be taken."""
    said = clean_name(str(name), 40)
    row = ids.get(name)
    if row is None:
        near = get_close_matches(name, ids, 1)
        meant = f"; did you mean “{near[0]}”?" if near else "; l4pc settings keys lists them."
        return f"There is no key “{said}”{meant}"
    if name in RESERVED.values():
        return f"“{said}” keeps its key, {shown(row.keys)}: people must be able to rely on it."
    typed = given.split(",") if isinstance(given, str) and given != "," else [given]
    keys = [key_of(each) if isinstance(each, str) else "" for each in typed]
    if not all(keys) or len(keys) > _MOST:
        bad = clean_name(str(given), 40)
        return f"“{bad}” for “{said}” is no key: write one as n, F6, ctrl+x or space."
    if taken := [key for key in keys if key in RESERVED and key not in row.keys]:
        return f"{shown(taken)} cannot be “{said}”: it is “{RESERVED[taken[0]]}” everywhere."
    letters = [key for key in keys if key_to_character(key) is not None and key not in row.keys]
    if row.types and letters:
        return f"{shown(letters)} cannot be “{said}”: it would take what is typed into the line."
    return tuple(dict.fromkeys(keys))


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
