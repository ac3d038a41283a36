"""The window is closed: whoever runs is asked to go, and Windows waits until they have."""

from __future__ import annotations

import time
from threading import Event

import pytest
from support.kernel import Kernel

from l4pc_tui.machine import closing as module
from l4pc_tui.machine.closing import BREAK, CLOSE, CTRL_C, LOGOFF, SHUTDOWN, closing


@pytest.mark.parametrize("which", [CLOSE, LOGOFF, SHUTDOWN])
def test_windows_waits_until_everything_is_saved(which: int) -> None:
    kernel, asked = Kernel(), Event()
    with closing(asked.set, kernel):
        thread = kernel.call(which)
        assert asked.wait(10)
        thread.join(0.05)
        assert thread.is_alive(), "Windows would end the program now."
    thread.join(10)
    assert kernel.answers == [True]
    assert kernel.handlers == []


def test_one_that_does_not_come_to_an_end_is_left_before_windows_ends_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert module.WAIT <= 4.0
    monkeypatch.setattr(module, "WAIT", 0.05)
    kernel = Kernel()
    with closing(lambda: None, kernel):
        begun = time.monotonic()
        kernel.call().join(10)
        assert time.monotonic() - begun >= 0.05
        assert kernel.answers == [True]


def test_ctrl_c_goes_on_to_python_and_ctrl_break_asks_without_waiting() -> None:
    kernel, asked = Kernel(), list[int]()
    with closing(lambda: asked.append(1), kernel):
        kernel.call(CTRL_C).join(10)
        assert (kernel.answers, asked) == ([False], [])
        kernel.call(BREAK).join(10)
        assert (kernel.answers, asked) == ([False, True], [1])


def test_one_that_is_gone_already_cannot_be_asked_and_that_is_no_error() -> None:
    def gone() -> None:
        raise RuntimeError("Event loop is closed")

    kernel = Kernel()
    with closing(gone, kernel):
        kernel.call(BREAK).join(10)
    assert kernel.answers == [True]


def test_where_windows_takes_no_handler_none_is_taken_back_and_elsewhere_nothing_is_done() -> None:
    class Refusing(Kernel):
        def set_handler(self, handler: module.Handler, *, add: bool) -> bool:  # noqa: ARG002
            assert add
            return False

    with closing(lambda: None, Refusing()), closing(lambda: None):
        pass
