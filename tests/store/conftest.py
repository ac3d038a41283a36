"""A bench to try the store on, in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.stores import Bench, Said

from l4pc_tui.store.store import Store


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    yield bench
    bench.close()


@pytest.fixture
def store(bench: Bench) -> Store:
    return bench.open()


@pytest.fixture
def said(store: Store) -> Said:
    return Said(store)
