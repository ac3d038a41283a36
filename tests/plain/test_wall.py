"""The room's wall from plain mode."""

from __future__ import annotations

from collections.abc import Callable


def test_the_wall_is_told_by_commands_and_told_again_when_one_comes_back(
    said: Callable[..., list[str]],
) -> None:
    assert said("next", "message Coffee is here") == ["On the wall: “Coffee is here”."]
    assert said("message") == ["On the wall: “Coffee is here”."]
    assert said("back at 10:30") == ["On the wall: back at 10:30."]
    assert said("two more minutes") == ["On the wall: “Two more minutes”."]
    assert said("take down") == ["The message is off the wall."]
    assert said("take down") == ["Nothing stands on the wall by your wish."]
    assert "is dark" in said("blank")[0]
    assert said("message") == ["The wall is dark."]
    assert "is light" in said("k")[0]
    assert "l4pc" in said("screen")[0]
