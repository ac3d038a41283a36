"""The words of restricted notes: sealed before anything is kept, opened with a passphrase alone.

The passphrase is kept nowhere. The file remembers the key that seals, and the secret that opens as
the passphrase locked it, so that a backup on another laptop can be opened too; that it opens is how
a wrong passphrase is told.
"""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING

from l4pc_tui.core.text.cleaning import clean_line
from l4pc_tui.desk.trouble import refusal, said_kindly
from l4pc_tui.store.file.pretence import PRIVATE

if TYPE_CHECKING:
    from l4pc_tui.core.record.nouns import Note
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.exchange.locked.sealed import Keys

SHORTEST = 12
"""Characters of a passphrase at least: four words have more."""
LOSING_IT = (
    "Nobody can open the words without it, and there is no other way in: whoever loses the "
    "passphrase loses the words. Keep it on paper where your safeguarding lead keeps theirs."
)
KEPT_SEALED = "Kept, its words sealed. Tell your safeguarding lead now."


def sealing_key(desk: Desk) -> str:
    """The key that seals; empty where no passphrase was set, or the part that seals is missing."""
    keys = _keys(desk)
    if keys is None:
        return ""
    from l4pc_tui.exchange.locked import sealed

    return keys.key if sealed.is_there() else ""


def is_set(desk: Desk) -> bool:
    """Whether a passphrase was set."""
    return _keys(desk) is not None


def set_passphrase(desk: Desk, passphrase: str, old: str = "") -> str:
    """Set the passphrase, or put another in the place of ``old``; what was done, in a sentence.

    Raises Trouble for one that is too short, or where ``old`` is not the one that was set.
    """
    from l4pc_tui.exchange.locked import sealed

    desk.must_write()
    new, keys = _whole(passphrase), _keys(desk)
    if len(new) < SHORTEST:
        raise refusal(
            f"A passphrase has {SHORTEST} characters or more. Nothing was changed.",
            "Four or five words that have nothing to do with each other are good and can be kept "
            "in mind.",
        )
    with said_kindly():
        if keys is None:
            made = sealed.new_keys(new)
        else:
            made = keys._replace(locked=sealed.lock_secret(_secret(keys, old), new))
    desk.store.keep_fact(PRIVATE, json.dumps(made._asdict()))
    if keys is None:
        return f"From now on the words of restricted notes are sealed. {LOSING_IT}"
    return (
        "Changed: what was sealed is opened with the new passphrase. Backups made before are opened "
        "with the old one."
    )


def read_words(desk: Desk, note: Note, passphrase: str) -> str:
    """The words of a restricted note. Raises Trouble where it has none, or for another passphrase."""
    keys = _keys(desk)
    if not note.sealed or keys is None:
        raise refusal(
            "Its words were never kept here: only that it was, and who was told.",
            "They are on paper, where somebody wrote them down.",
        )
    from l4pc_tui.exchange.locked import sealed

    with said_kindly():
        words = sealed.unseal(note.sealed, _secret(keys, passphrase))
    if words is None:
        raise refusal(
            "Its words were sealed with other keys, or are damaged: they cannot be opened."
        )
    return clean_line(words)


def _secret(keys: Keys, passphrase: str) -> str:
    from l4pc_tui.exchange.locked import sealed

    secret = sealed.unlock_secret(keys.locked, _whole(passphrase))
    if secret is None:
        raise refusal("That is not the passphrase. Nothing was opened, and nothing was changed.")
    return secret


def _whole(passphrase: str) -> str:
    """However a keyboard makes an é, it is the same letter."""
    return unicodedata.normalize("NFC", passphrase.strip())


def _keys(desk: Desk) -> Keys | None:
    held = desk.store.fact(PRIVATE)
    if not held:
        return None
    from l4pc_tui.exchange.locked.sealed import Keys

    return Keys(**json.loads(held))
