"""Writes the conformance files anew.

``python tests/canonical/renew.py`` after the language has changed on purpose; look at the
difference before it is committed. Beside each ``NAME.md`` it writes ``NAME.json``, its model
and the messages on it. In ``codes`` it writes for each message a file that gets it, a file that
does not, and the messages on both; the lines come from the explanations, the rest of the file
from ``frames.toml``. The files of ``library`` are there to be referred to.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from l4pc_tui.core.script.checking.cross_check import cross_check, missing_files, outside
from l4pc_tui.core.script.checking.ran import Held, runs_in_doubt
from l4pc_tui.core.script.messages.diagnostic import Diagnostic
from l4pc_tui.core.script.messages.explanations import examples
from l4pc_tui.core.script.messages.pointers import Checked
from l4pc_tui.core.script.messages.report import codes, in_order
from l4pc_tui.core.script.model.model import Exercise
from l4pc_tui.core.script.model.stored import to_json
from l4pc_tui.core.script.reading.script import Folder, read

HERE = Path(__file__).parent
CODES = HERE / "codes"
PICTURES = ("exercises/_files/chairs.png",)


def kind_of(data: bytes) -> Folder:
    """The kind of folder that a file with these bytes would lie in."""
    return "plan" if b"session/" in data[:200] or b"programme/" in data[:200] else "exercise"


def told(path: Path) -> dict[str, Any]:
    """What reading a canonical file gives, as JSON values."""
    data = path.read_bytes()
    kind = kind_of(data)
    name = f"{'sessions' if kind == 'plan' else 'exercises'}/{path.name}"
    found = read(data, path=name, kind=kind)
    return {
        "diagnostics": [_said(message) for message in found.diagnostics],
        "model": to_json(found.model) if found.model else None,
    }


def _said(message: Diagnostic) -> dict[str, Any]:
    """A message as a person sees it, without what an editor offers for it."""
    offered = ("instead", "write", "note")
    return {name: value for name, value in asdict(message).items() if name not in offered}


class Stumbling(bytes):
    """Bytes that the reader cannot get through, whatever it does with them."""

    def startswith(self, *_: object) -> bool:
        """Raises."""
        raise LookupError("nobody has thought of this")


@dataclass(frozen=True)
class Example:
    """A whole file for one message. more: what its surroundings are like."""

    data: bytes
    kind: Folder
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def path(self) -> str:
        folder = "sessions" if self.kind == "plan" else "exercises"
        return f"{folder}/{self.more.get('name', 'page.md')}"

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All messages on the file, those on how it stands to others too."""
        data = Stumbling(self.data) if self.more.get("stumbling") else self.data
        found = read(data, path=self.path, kind=self.kind)
        all_found = list(found.diagnostics)
        all_found += missing_files(self.path, found.attachments, PICTURES)
        if self.more.get("outside"):
            all_found += outside(self.path, lies_at="/elsewhere/page.md", root="/library")
        if found.model is not None:
            this = Checked(self.path, found.model, self.data.decode("utf-8", "replace"))
            twin = Checked("exercises/earlier/page.md", found.model)
            files = [twin, this] if self.more.get("twin") else [this]
            crossed = cross_check(files, also=LIBRARY)
            all_found += [message for message in crossed if message.path == self.path]
            if isinstance(found.model, Exercise):
                all_found += runs_in_doubt(self.path, found.model, this.text, HELD)
        return in_order(all_found)


FRAMES = tomllib.loads((HERE / "frames.toml").read_text("utf-8"))
HELD = {
    "0196a0de-5c00-7000-8000-000000000001": Held("2027-04-20", 18, frozenset({"page"})),
    "0196a0de-5c00-7000-8000-000000000002": Held("2027-05-04", 9, frozenset({"walk"})),
}
LIBRARY = [
    model
    for path in sorted((HERE / "library").rglob("*.md"))
    if (model := read(path.read_bytes(), path=path.name, kind=kind_of(path.read_bytes())).model)
]


def example(code: str, which: str) -> Example:
    """The bad or the good file of a code, made of its lines and its frame."""
    about = FRAMES["codes"].get(code, {})
    lines = examples(code)[which == "good"]
    more = about.get(which, {})
    name = more.get("frame", about.get("frame", "step"))
    text = FRAMES["frames"][name].lstrip("\n").replace("@@", lines)
    kind = kind_of(text.encode())
    if more.get("encoding") == "damaged":
        return Example(text.encode().replace("¤".encode(), b"\xff"), kind, more)
    return Example(text.encode(more.get("encoding", "utf-8")), kind, more)


def answers(code: str) -> dict[str, Any]:
    """The messages on both files of a code."""
    return {
        which: [_said(message) for message in example(code, which).diagnostics()]
        for which in ("bad", "good")
    }


def written(value: Any) -> str:
    """JSON for people to compare: a line for each message and each part of a model."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    for path in HERE.glob("*.md"):
        path.with_suffix(".json").write_text(written(told(path)), "utf-8")
    CODES.mkdir(exist_ok=True)
    for code in codes():
        for which in ("bad", "good"):
            (CODES / f"{code}-{which}.md").write_bytes(example(code, which).data)
        (CODES / f"{code}.json").write_text(written(answers(code)), "utf-8")
