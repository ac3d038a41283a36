"""What a file remembers of a hub."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from l4pc_tui.store.hub.hub import Hub
    from l4pc_tui.store.journal.standing import Held
    from l4pc_tui.store.store import Store


class Memory:
    """What this file remembers of a hub: where it has read to, and what it has told it."""

    def __init__(self, store: Store, hub: Hub, again: bool) -> None:
        self._store = store
        self._name = _name(hub.id)
        held = {} if again else json.loads(store.fact(self._name) or "{}")
        if held.get("pulled", 0) > hub.latest():
            held = {}  # it was brought back from an older copy
        self.pulled: int = held.get("pulled", hub.beginning)
        self._told: dict[str, list[int]] = held.get("told", {})

    def keep(self, *, pulled: int | None = None, told: dict[str, Held] | None = None) -> None:
        """Remember where we are now."""
        if pulled is not None:
            self.pulled = pulled
        if told is not None:
            self._told = {device: list(held) for device, held in told.items()}
        said = {"pulled": self.pulled, "told": self._told}
        self._store.keep_fact(self._name, json.dumps(said))

    def untold(self, standing: dict[str, Held]) -> dict[str, int]:
        """The devices of which there is something to tell, each with the number it begins behind.

        Where what was told before stands as it stood, only what is behind it; else all of it.
        """
        of_old = self._store.standing(
            {device: self._told[device][1] for device in standing if device in self._told}
        )
        begins = {}
        for device, held in standing.items():
            old = self._told.get(device)
            if old is None or list(of_old[device]) != old:
                begins[device] = 0
            elif list(held) != old:
                begins[device] = old[1]
        return begins

    def came_from_there(self, before: dict[str, Held], after: dict[str, Held]) -> dict[str, Held]:
        """What the hub has been told, by now: what came from it needs not go back."""
        from l4pc_tui.store.journal.standing import Held

        nothing = Held(0, 0, 0)
        kept = {device: Held(*old) for device, old in self._told.items()}
        for device, held in after.items():
            if before.get(device, nothing) == kept.get(device, nothing):
                kept[device] = held
        return kept


def forget_pulled(store: Store, hub: str) -> None:
    """The next pull from a hub, named by its id, reads it from its beginning."""
    held = json.loads(store.fact(_name(hub)) or "{}")
    held.pop("pulled", None)
    store.keep_fact(_name(hub), json.dumps(held))


def _name(hub: str) -> str:
    return f"hub:{hub}"
