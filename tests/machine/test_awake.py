"""Windows holds on for the thread that asked: one asks, waits, and gives back."""

from __future__ import annotations

from queue import SimpleQueue
from threading import current_thread, main_thread

from l4pc_tui.machine.awake import hold_awake

BOTH, NOTHING = 0x80000003, 0x80000000


class Kernel:
    """Windows’ kernel32, as far as staying awake goes."""

    def __init__(self) -> None:
        self.asked: SimpleQueue[tuple[int, object]] = SimpleQueue()

    def SetThreadExecutionState(self, flags: int) -> int:
        self.asked.put((flags, current_thread()))
        return NOTHING


def test_one_thread_asks_for_laptop_and_screen_and_gives_both_back() -> None:
    kernel = Kernel()
    over = hold_awake(kernel)
    flags, asker = kernel.asked.get(timeout=10)
    assert flags == BOTH
    assert asker is not main_thread()
    assert asker.is_alive(), "it holds on as long as this thread lives"  # type: ignore[attr-defined]
    assert kernel.asked.empty()
    over.set()
    assert kernel.asked.get(timeout=10) == (NOTHING, asker)


def test_a_windows_without_it_is_passed_over_and_elsewhere_nothing_is_asked() -> None:
    hold_awake(object()).set()
    assert not hold_awake().is_set()
