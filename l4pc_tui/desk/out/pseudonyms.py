"""Codes in the place of people: other ones in each file, or the same in all of this laptop's files.

Both come from a key that lies beside the journal of this laptop. It is in no file that leaves, but
for a backup, which holds the names as well.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Collection
from typing import TYPE_CHECKING

from l4pc_tui.core.disclosure.codes import codes_for, numbers_for
from l4pc_tui.desk.settings_file import preferences

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk

_FACT = "pseudonyms"
_SIZE = 32


def kept_key(desk: Desk) -> bytes:
    """The key of this laptop, made when it is first asked for. Where the database can only be read
    and has none, one that is not kept."""
    if held := desk.store.fact(_FACT):
        return bytes.fromhex(held)
    made = os.urandom(_SIZE)
    if not desk.reads_only:
        desk.store.keep_fact(_FACT, made.hex())
    return made


def codes(desk: Desk, people: Collection[str], about: str = "") -> dict[str, str]:
    """Ids of people → their codes, as the setting ``codes`` says.

    about: what the file is and of when; written again it then has the same codes. Without it no
    other file will ever have them.
    """
    if preferences(desk).settings.codes == "same":
        return codes_for(people, kept_key(desk))
    if not about:
        return numbers_for(people, os.urandom(_SIZE))
    return numbers_for(people, hmac.digest(kept_key(desk), about.encode(), hashlib.sha256))
