"""A bundle is written: whole or not there, for its owner alone."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from l4pc_tui.core.record.entry import Event
from l4pc_tui.core.text import clean_name
from l4pc_tui.core.text.half_made import half_made
from l4pc_tui.exchange.bundle.header import Header
from l4pc_tui.exchange.bundle.lines import LONGEST, Kept, content_line, event_line
from l4pc_tui.exchange.locked import secret
from l4pc_tui.exchange.refused import FileRefused, must_be_a_name, unwritten
from l4pc_tui.machine.files import discard, rename, sync, sync_folder

_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)


def write_bundle(
    path: Path, told: Header, events: Iterable[Event], contents: Iterable[Kept], *, key: str = ""
) -> Header:
    """Write a bundle and give its header, in which count, from, to and sha256 are true now.

    told: what else the header says. key: the coordinator's public key, to which it is locked then;
    its name should end in ``.jsonl.age``. A file that is there already stays. Raises FileRefused.
    """
    if key:
        secret.must_be_a_key(key)
    must_be_a_name(path)
    drafts: list[Path] = []
    try:
        if os.path.lexists(path):
            raise FileRefused(
                f"“{clean_name(path.name)}” is there already and was left as it is.",
                "Name another file with -o.",
            )
        with _new(path, drafts) as body, _new(path, drafts) as whole:
            header = _write_lines(body, told, events, contents)
            body.seek(0)
            if key:
                with _new(path, drafts) as plain:
                    _put_together(plain, header, body)
                    plain.seek(0)
                    secret.lock(plain, whole, key)
            else:
                _put_together(whole, header, body)
            whole.flush()
            sync(whole.fileno())
        _place(drafts[1], path)
    except (OSError, ValueError) as error:
        raise unwritten(path, error) from error
    finally:
        for left in drafts:
            discard(left)
    return header


def _write_lines(
    body: BinaryIO, told: Header, events: Iterable[Event], contents: Iterable[Kept]
) -> Header:
    digest, count = sha256(), 0
    first, last = ("", ""), ("", "")
    for event in events:
        line = event_line(event)
        if len(line) > LONGEST:
            raise FileRefused(
                f"An entry of {event.entity.partition(':')[0]} is longer than a bundle may carry. "
                "Nothing was written."
            )
        digest.update(line)
        body.write(line)
        count += 1
        # The same moment may be told with another offset: ids sort as the clock went.
        first = min(first, (event.id, event.at)) if count > 1 else (event.id, event.at)
        last = max(last, (event.id, event.at))
    for content in contents:
        line = content_line(content)
        if len(line) <= LONGEST:
            digest.update(line)
            body.write(line)
    return replace(
        told, count=count, from_=first[1], to=last[1],
        sha256=digest.hexdigest(),
    )  # fmt: skip


def _put_together(out: BinaryIO, header: Header, body: BinaryIO) -> None:
    out.write(header.line())
    shutil.copyfileobj(body, out)


def _new(path: Path, drafts: list[Path]) -> BinaryIO:
    draft = path.parent / half_made(secrets.token_hex(8))
    handle = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL | _NOFOLLOW, 0o600)
    drafts.append(draft)
    return os.fdopen(handle, "w+b")


def _place(draft: Path, path: Path) -> None:
    rename(draft, path)
    sync_folder(path.parent)
