"""Closed lists that cannot be forgotten."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TypeVar

K = TypeVar("K", bound=Enum)
V = TypeVar("V")


def locked(members: type[K], rows: Mapping[K, V]) -> dict[K, V]:
    """The rows in the order of the list. Raises LookupError that names a member without a row, so
    that adding one and forgetting the other fails wherever it is imported."""
    missing = [f"{members.__name__}.{member.name}" for member in members if member not in rows]
    if missing:
        raise LookupError(f"{', '.join(missing)} has no row here.")
    return {member: rows[member] for member in members}
