"""The room's wall in plain mode: a message, a dark wall, a window for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from l4pc_tui.desk.wall.on_the_wall import NOTHING_UP

if TYPE_CHECKING:
    from collections.abc import Callable

    from l4pc_tui.plain.conversation import Talk


class WallTalk:
    """What a talk does with the wall; the same as the console's keys."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        wall = talk.conductor.wall
        self.does: dict[str, Callable[[str], None]] = {
            "message": self._message,
            "back at": lambda typed: talk.do(wall.back(typed)),
            "change over": lambda _: talk.do(wall.change_over()),
            "two more": lambda _: talk.do(wall.two_more()),
            "take down": lambda _: talk.do(wall.take_away()),
            "blank": lambda _: talk.do(wall.blank()),
            "screen": lambda _: self._screen(),
        }

    def _message(self, words: str) -> None:
        wall = self._talk.conductor.wall
        if words:
            self._talk.do(wall.say(words))
        else:
            self._talk.say(wall.told() or f"{NOTHING_UP} message and words put them up.")

    def _screen(self) -> None:
        from l4pc_tui.desk.wall.opening import open_for

        self._talk.say(open_for(self._talk.conductor.desk)[1])
