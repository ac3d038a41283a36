"""How a thing reads itself from what an entry says of it, and writes itself back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, ClassVar, Self

from l4pc_tui.core.record.entry import Data


class SaidOf:
    """Reads itself from an entry's data, leaving what a newer version added; writes itself back."""

    __slots__ = ()
    __dataclass_fields__: ClassVar[dict[str, Any]]

    @classmethod
    def read(cls, id: str, data: Data) -> Self:
        """The noun of that id. Unknown keys are passed over; lists become tuples."""
        build: Any = cls
        names, _, lists = _fields(build)
        known = {name: value for name, value in data.items() if name in names}
        for name in lists:
            if isinstance(value := known.get(name), list):
                known[name] = tuple(value)
        return build(id=id, **known)  # type: ignore[no-any-return]

    def data(self) -> dict[str, Any]:
        """What the journal keeps of it: every field but the id."""
        cls: Any = type(self)
        names, values, lists = _fields(cls)
        told = dict(zip(names, values(self), strict=True))
        for name in lists:
            if isinstance(value := told[name], tuple):
                told[name] = list(value)
        return told


@cache
def _fields(
    noun: Any,
) -> tuple[Mapping[str, None], Callable[[SaidOf], tuple[Any, ...]], Sequence[str]]:
    """The fields of a noun but its id, in their order; what reads them all at once; and which of
    them are lists in the journal."""
    sorts = {name: str(field.type) for name, field in noun.__dataclass_fields__.items()}
    names = dict.fromkeys(name for name in sorts if name != "id")
    lists = [name for name in names if sorts[name].startswith("tuple")]
    if len(names) == 1:
        return names, lambda told: tuple(getattr(told, name) for name in names), lists
    return names, attrgetter(*names), lists
