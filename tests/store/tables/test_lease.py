from __future__ import annotations

import os
import platform
import subprocess
import sys

from support.stores import Bench

from l4pc_tui.core.record.names import SessionId
from l4pc_tui.store.store import Store

S1 = SessionId("s1")


def someone(pid: int | str, host: str = "elsewhere") -> str:
    return f"{pid}@{host}#1234"


def test_the_first_to_ask_conducts(store: Store) -> None:
    mine = store.take_lease(S1, store.holder)
    assert (mine.mine, mine.holder) == (True, store.holder)
    theirs = store.take_lease(S1, someone(1))
    assert (theirs.mine, theirs.holder) == (False, store.holder)
    assert store.take_lease(SessionId("s2"), someone(1)).mine


def test_a_holder_names_its_process_and_machine(store: Store) -> None:
    assert store.holder.startswith(f"{os.getpid()}@{platform.node()}#")


def test_a_lease_is_kept_by_its_heartbeat_and_free_fifteen_seconds_after_the_last(
    bench: Bench, store: Store
) -> None:
    store.take_lease(S1, someone(1))
    for _ in range(5):
        bench.time += 10
        assert store.keep_lease(S1, someone(1))
    bench.time += 15
    assert not store.take_lease(S1, store.holder).mine
    bench.time += 0.1
    assert store.take_lease(S1, store.holder).mine
    assert not store.keep_lease(S1, someone(1))


def test_a_lease_from_the_future_does_not_hold_for_hours(bench: Bench, store: Store) -> None:
    store.take_lease(S1, someone(1))
    bench.time -= 3_600
    assert store.take_lease(S1, store.holder).mine


def test_a_lease_can_be_taken_over_and_its_holder_hears_of_it(store: Store) -> None:
    store.take_lease(S1, someone(1))
    assert store.take_lease(S1, store.holder, force=True).mine
    assert not store.keep_lease(S1, someone(1))
    assert store.keep_lease(S1, store.holder)


def test_a_lease_whose_process_is_dead_is_free_at_once(store: Store) -> None:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    store.take_lease(S1, someone(process.pid, platform.node()))
    assert store.take_lease(S1, store.holder).mine


def test_a_lease_of_a_living_process_of_this_machine_holds(store: Store) -> None:
    store.take_lease(S1, someone(os.getppid(), platform.node()))
    assert not store.take_lease(S1, store.holder).mine


def test_a_lease_given_back_is_free_and_only_its_holder_can_give_it_back(store: Store) -> None:
    store.take_lease(S1, someone(1))
    store.drop_lease(S1, store.holder)
    assert not store.take_lease(S1, store.holder).mine
    store.drop_lease(S1, someone(1))
    assert store.take_lease(S1, store.holder).mine


def test_a_holder_that_is_no_process_number_is_left_to_its_heartbeat(store: Store) -> None:
    store.take_lease(S1, someone("９" * 30, platform.node()))
    assert not store.take_lease(S1, store.holder).mine
