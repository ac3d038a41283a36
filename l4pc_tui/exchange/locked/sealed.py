"""Words that only a passphrase opens: age, by the same library as locked bundles.

A pair of keys is made once. Its public half seals, which costs nothing; its secret half lies locked
by the passphrase, which age makes slow on purpose (a second or more), and only opening needs it.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from l4pc_tui.exchange.refused import FileRefused


class Keys(NamedTuple):
    """key: seals. locked: the secret that opens, as an age file that the passphrase opens."""

    key: str
    locked: str


def is_there() -> bool:
    """Whether the library is installed."""
    try:
        library()
    except FileRefused:
        return False
    return True


def new_keys(passphrase: str) -> Keys:
    """A new pair, its secret locked by a passphrase."""
    secret = library().x25519.Identity.generate()
    return Keys(str(secret.to_public()), lock_secret(str(secret), passphrase))


def lock_secret(secret: str, passphrase: str) -> str:
    """The secret locked by a passphrase."""
    locked: bytes = library().passphrase.encrypt(secret.encode(), passphrase, armored=True)
    return locked.decode()


def unlock_secret(locked: str, passphrase: str) -> str | None:
    """The secret; None where that is not the passphrase, or nothing is left that it could open."""
    pyrage = library()
    try:
        opened: bytes = pyrage.passphrase.decrypt(locked.encode(), passphrase)
    except (pyrage.DecryptError, ValueError, OSError):
        return None
    return opened.decode()


def seal(words: str, key: str) -> str:
    """Words as text that only the secret opens. Raises FileRefused where the key is none."""
    pyrage = library()
    try:
        recipient = pyrage.x25519.Recipient.from_str(key)
        sealed: bytes = pyrage.encrypt(words.encode(), [recipient], armored=True)
    except (pyrage.RecipientError, pyrage.EncryptError, ValueError) as error:
        raise FileRefused("The words could not be sealed.") from error
    return sealed.decode()


def unseal(sealed: str, secret: str) -> str | None:
    """The words; None where they were sealed for another secret, or are damaged."""
    pyrage = library()
    try:
        identity = pyrage.x25519.Identity.from_str(secret)
        opened: bytes = pyrage.decrypt(sealed.encode(), [identity])
        return opened.decode()
    except (pyrage.DecryptError, pyrage.IdentityError, ValueError, OSError):
        return None


def library(what: str = "Sealing words needs") -> Any:
    """The library of age. Raises FileRefused where it is missing; what: the sentence's beginning."""
    try:
        import pyrage  # type: ignore[import-untyped]
    except ImportError as error:
        raise FileRefused(
            f"{what} a part that is not installed.", "Install l4pc with [private]."
        ) from error
    return pyrage
