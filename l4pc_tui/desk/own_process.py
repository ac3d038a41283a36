"""Work in a process of its own, which takes what only this work needs with it when it ends.

Reading scripts and making the demo bring pydantic, YAML and more, some 10 MB that would stay in
memory for the length of a session. ``python -m l4pc_tui.desk.own_process`` reads the name of one function
and what it is given as JSON, calls it, and tells what came of it, or why it was refused. What work
there is, this module does not know.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import l4pc_tui
from l4pc_tui.desk.trouble import Trouble, refusal

PATIENCE = 300.0
"""Seconds that it may take on the slowest of laptops; usually one or two."""


def apart(function: str, given: dict[str, Any], unfinished: tuple[str, str]) -> Any:
    """Call a function in a process of its own; here where none can be started.

    function: "module:name"; it is called with ``given``, which is JSON as what it returns.
    unfinished: the sentence and the hint of the Trouble for work that ended without an answer.
    Raises Trouble as the function itself does.
    """
    # The package that runs now does it, wherever that lies and whatever folder one stands in.
    above = str(Path(l4pc_tui.__file__).parents[1])
    found = os.pathsep.join(filter(None, (above, os.environ.get("PYTHONPATH", ""))))
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "l4pc_tui.desk.own_process"],
            input=json.dumps([function, given]).encode(),
            env={**os.environ, "PYTHONPATH": found},
            capture_output=True, timeout=PATIENCE, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise refusal(*unfinished) from None
    except OSError:
        return call(function, given)
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise refusal(*unfinished) from None
    if refused := answer["refused"]:
        raise Trouble(*refused)
    return answer["done"]


def call(function: str, given: dict[str, Any]) -> Any:
    """Call a function by its name in this process. Raises Trouble."""
    module, _, name = function.partition(":")
    return getattr(import_module(module), name)(**given)


def _main() -> None:
    answer: dict[str, Any] = {"done": None, "refused": None}
    try:
        answer["done"] = call(*json.load(sys.stdin))
    except Trouble as trouble:
        answer["refused"] = (trouble.kind, trouble.sentence, trouble.hint)
    print(json.dumps(answer))


if __name__ == "__main__":
    _main()
