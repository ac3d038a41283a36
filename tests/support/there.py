"""What must be there."""

from __future__ import annotations

from typing import TypeVar

T = TypeVar("T")


def there(found: T | None) -> T:
    """What was found; it fails when there is nothing."""
    assert found is not None
    return found


def the(kind: type[T], found: object) -> T:
    """What was found; it fails when it is of another kind."""
    assert isinstance(found, kind), found
    return found
