"""Bundles that only the coordinator can open: age, by a library that is asked for only here."""

from __future__ import annotations

from pathlib import Path
from typing import IO, Any

from l4pc_tui.core.text import clean_name
from l4pc_tui.exchange.locked.sealed import library
from l4pc_tui.exchange.refused import FileRefused, reason

BEGINS = (b"age-encryption.org/", b"-----BEGIN AGE ENCRYPTED FILE")
ENDING = ".age"


def must_be_a_key(key: str) -> None:
    """Raise FileRefused when something is no public key of age."""
    _recipient(key)


def lock(plain: IO[bytes], out: IO[bytes], key: str) -> None:
    """Write what ``plain`` holds so that only the owner of a public key can read it."""
    pyrage = _library()
    try:
        pyrage.encrypt_io(plain, out, [_recipient(key)])
    except pyrage.EncryptError as error:
        raise FileRefused("The bundle could not be locked. Nothing was written.") from error


def unlock(locked: IO[bytes], out: IO[bytes], identity: Path, name: str) -> None:
    """Write what a locked file holds. Raises FileRefused when it is not for this identity."""
    pyrage = _library()
    try:
        text = identity.read_text(encoding="utf-8")
        keys = [
            pyrage.x25519.Identity.from_str(line.strip()) for line in text.splitlines()
            if line.strip() and not line.startswith("#")
        ]  # fmt: skip
    except (OSError, ValueError, pyrage.IdentityError) as error:
        said = f": {reason(error)}" if isinstance(error, OSError) else ""
        raise FileRefused(
            f"“{clean_name(identity.name)}” holds no identity of age that can be read{said}.",
            "Name the file that age-keygen wrote with --identity.",
        ) from error
    try:
        pyrage.decrypt_io(locked, out, keys)
    except (pyrage.DecryptError, OSError, ValueError) as error:
        raise FileRefused(
            f"“{clean_name(name)}” cannot be opened with this identity: it is locked for another, "
            "or damaged. Nothing was taken in.",
            "Ask for it again, locked to your own public key.",
        ) from error


def _recipient(key: str) -> Any:
    pyrage = _library()
    try:
        return pyrage.x25519.Recipient.from_str(key.strip())
    except (ValueError, pyrage.RecipientError) as error:
        raise FileRefused(
            "The coordinator’s key is no public key of age. Nothing was written.",
            "It begins with age1; ask the coordinator for it.",
        ) from error


def _library() -> Any:
    return library("Locked bundles need")
