"""Work in a process of its own, which takes what only this work needs with it when it ends.

Reading scripts and making the demo bring pydantic, YAML and more, some 10 MB that would stay in
memory for the length of a session. ``python -m l4pc_tui.desk.apart`` reads one piece of work as
JSON, does it, and tells what came of it, or why it was refused.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import l4pc_tui
from l4pc_tui.desk.trouble import Trouble, refusal

PATIENCE = 300.0
"""Seconds that it may take on the slowest of laptops; usually one or two."""

_UNFINISHED = {
    "demo": ("The demo could not be made.", "Nothing of yours was touched. Try it again."),
    "library": ("The library was not read to its end.", "What was read before still counts."),
}


def apart(work: dict[str, Any]) -> Any:
    """Do a piece of work in a process of its own; here where none can be started.

    Raises Trouble as the work itself does, and for one that ended without an answer.
    """
    # The package that runs now does it, wherever that lies and whatever folder one stands in.
    above = str(Path(l4pc_tui.__file__).parents[1])
    found = os.pathsep.join(filter(None, (above, os.environ.get("PYTHONPATH", ""))))
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "l4pc_tui.desk.apart"],
            input=json.dumps(work).encode(), env={**os.environ, "PYTHONPATH": found},
            capture_output=True, timeout=PATIENCE, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise refusal(*_UNFINISHED[work["what"]]) from None
    except OSError:
        return do(work)
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise refusal(*_UNFINISHED[work["what"]]) from None
    if refused := answer["refused"]:
        raise Trouble(*refused)
    return answer["done"]


def do(work: dict[str, Any]) -> Any:
    """Do a piece of work in this process. Raises Trouble."""
    if work["what"] == "demo":
        from l4pc_tui.desk.demo_making import make

        zone = ZoneInfo(work["zone"]) if work["zone"] else None
        make(Path(work["file"]), work["now"], zone)
        return None
    from l4pc_tui.desk.desk import open_desk
    from l4pc_tui.desk.library import load

    desk = open_desk(Path(work["file"]), pretends=work["pretends"])
    try:
        return asdict(load(desk))
    finally:
        desk.close()


def _main() -> None:
    answer: dict[str, Any] = {"done": None, "refused": None}
    try:
        answer["done"] = do(json.load(sys.stdin))
    except Trouble as trouble:
        answer["refused"] = (trouble.kind, trouble.sentence, trouble.hint)
    print(json.dumps(answer))


if __name__ == "__main__":
    _main()
