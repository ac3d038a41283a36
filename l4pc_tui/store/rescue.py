"""What the disk refused, written to another folder; and taken in again from there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from l4pc_tui.store.files import make_folder, write_new
from l4pc_tui.store.outbox import Batch


def save(folder: Path, batches: Sequence[Batch]) -> Path:
    """Write batches as JSON Lines, one a line, to a new file; its path."""
    make_folder(folder)
    lines = [json.dumps(asdict(batch), ensure_ascii=False) for batch in batches]
    path = _free(folder)
    write_new(path, "".join(f"{line}\n" for line in lines).encode())
    return path


def _free(folder: Path) -> Path:
    stamp = f"{datetime.now():%Y%m%d-%H%M%S}"
    names = (
        f"l4pc-not-saved-{stamp}{more}.jsonl" for more in ("", *(f"-{n}" for n in range(2, 99)))
    )
    return next(folder / name for name in names if not (folder / name).exists())
