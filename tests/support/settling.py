"""Waiting for an app until there is nothing left to do, and not for a while."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

import textual.app
import textual.pilot
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation
from textual.screen import Screen
from textual.worker import WorkerCancelled

PATIENCE = 30.0
"""Seconds after which nothing more is waited for: something is wrong."""


async def nothing_runs(*_seconds: float) -> None:
    """Until nothing on the loop is ready to run: all wait for time, a thread or a key."""
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    async with asyncio.timeout(PATIENCE):
        await asyncio.sleep(0)
        while ready:
            await asyncio.sleep(0)


# The pilot waits until the process has idled for a while, which is long on a quick machine, and
# may be too short on a busy one.
for part in (textual.app, textual.pilot):
    vars(part)["wait_for_idle"] = nothing_runs


_parsed: dict[tuple[object, ...], list[RuleSet]] = {}
_parse_anew = Stylesheet._parse_rules


def _parsed_once(
    self: Stylesheet, css: str, read_from: CSSLocation, is_default_rules: bool = False,
    tie_breaker: int = 0, scope: str = "",
) -> list[RuleSet]:  # fmt: skip
    """What a style sheet says: hundreds of apps are started in one process, all of one look."""
    look = (css, read_from, is_default_rules, tie_breaker, scope, tuple(self._variables.items()))
    if look not in _parsed:
        _parsed[look] = _parse_anew(self, css, read_from, is_default_rules, tie_breaker, scope)
    return _parsed[look]


Stylesheet._parse_rules = _parsed_once  # type: ignore[method-assign]


async def settled(app: App[Any]) -> None:
    """Until every key has had its effect, no worker runs and nothing waits to be drawn."""
    # Another app may be on the same loop.
    with app._context():
        async with asyncio.timeout(PATIENCE):
            while await _more_to_do(app):
                pass
    await drawn(app)


async def drawn(app: App[Any]) -> None:
    """Until what is there now stands on the screen."""
    await nothing_runs()
    with app._context():
        if not app._exit:
            # Once: what shines through a screen from below is drawn again and again.
            app.screen._on_timer_update()
        await nothing_runs()


async def _more_to_do(app: App[Any]) -> bool:
    """Do, or wait for, what is to be done next; False when there is nothing."""
    if feeding := getattr(app, "_feeding", None):
        await asyncio.wait([feeding])
    await nothing_runs()
    if app._exit:
        return False
    if any(worker.is_running for worker in app.workers):
        # One that another took the place of is over too.
        with contextlib.suppress(WorkerCancelled):
            await app.workers.wait_for_complete()
    elif app._resize_timer is not None:
        app._check_resize()
    elif _to_lay_out(app.screen):
        app.screen._on_timer_update()
    else:
        return False
    return True


def _to_lay_out(screen: Screen[Any]) -> bool:
    """Whether something of a screen waits for its place, or for the next picture."""
    return bool(
        screen._callbacks
        or screen._layout_required
        or screen._scroll_required
        or screen._recompose_required
    )
