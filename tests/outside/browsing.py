"""A real Chromium that is told what to do, over a pipe and with no library: pages, keys, pictures.

The browser knows no host but this machine's own number.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from outside.tools import tool

_PATIENCE = 30.0


class Browser:
    """One window. Use ``browser``."""

    def __init__(self, to: int, by: int) -> None:
        self._to, self._by = to, by
        self._number, self._held = 0, b""
        self._session: str | None = None
        self.told: list[dict[str, Any]] = []
        """What the browser said by itself, in order."""
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        attached = self._ask("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self._ask(f"{domain}.enable")

    def open(self, address: str) -> None:
        """Open an address, as somebody who types it."""
        self._ask("Page.navigate", url=address)

    def size(self, width: int, height: int) -> None:
        """A window of so many pixels; a narrow one is a telephone's."""
        phone = width < 600
        self._ask("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=2 if phone else 1, mobile=phone)  # fmt: skip

    def prefers(self, **features: str) -> None:
        """What the person has told the system: ``prefers_reduced_motion="reduce"``."""
        told = [{"name": name.replace("_", "-"), "value": each} for name, each in features.items()]
        self._ask("Emulation.setEmulatedMedia", features=told)

    def run(self, script: str) -> Any:
        """The value of an expression on the page; a promise is waited for."""
        told = self._ask(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in told, told["exceptionDetails"]
        return told["result"].get("value")

    def wait_for(self, script: str, seconds: float = 10.0) -> Any:
        """Wait until an expression is true; its value. On a page that is only coming it is not."""
        begun = time.monotonic()
        while not (value := self.run(f"(() => {{ try {{ return {script} }} catch {{}} }})()")):
            if time.monotonic() - begun > seconds:
                shown = self.run("document.body && document.body.innerText")
                raise AssertionError(f"{script} did not come; the page shows:\n{shown}")
        return value

    def key(self, key: str) -> None:
        """Press a key."""
        code = {"Tab": 9, "Enter": 13}.get(key, 0)
        text = {"text": key} if len(key) == 1 else {"text": "\r"} if key == "Enter" else {}
        for kind in ("keyDown", "keyUp"):
            self._ask("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code,
                      **(text if kind == "keyDown" else {}))  # fmt: skip

    def picture(self, path: Path) -> None:
        """Put a picture of the window there."""
        told = self._ask("Page.captureScreenshot", format="png")
        path.write_bytes(base64.b64decode(told["data"]))

    def print(self, path: Path, *, own_size: bool = False) -> None:
        """Put the page there as a printer gets it. own_size: on the paper that the page asks for."""
        told = self._ask("Page.printToPDF", printBackground=False, preferCSSPageSize=own_size)
        path.write_bytes(base64.b64decode(told["data"]))

    def tree(self) -> list[dict[str, Any]]:
        """What a screen reader is given."""
        self._ask("Accessibility.enable")
        return list(self._ask("Accessibility.getFullAXTree")["nodes"])

    def _ask(self, method: str, **params: Any) -> dict[str, Any]:
        self._number += 1
        question = {"id": self._number, "method": method, "params": params}
        if self._session:
            question["sessionId"] = self._session
        os.write(self._to, json.dumps(question).encode() + b"\0")
        while (told := self._next()).get("id") != self._number:
            self.told.append(told)
        assert "error" not in told, f"{method}: {told['error']}"
        return dict(told["result"])

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._held:
            came = os.read(self._by, 1 << 20)
            assert came, "the browser has gone"
            self._held += came
        first, _, self._held = self._held.partition(b"\0")
        return dict(json.loads(first))


@contextlib.contextmanager
def browser(folder: Path) -> Iterator[Browser]:
    """A browser with nothing of anybody's, until the block is left."""
    if sys.platform == "win32":
        raise NotImplementedError
    ours, its = os.pipe(), os.pipe()

    def connected() -> None:
        # It reads what it is told at 3 and answers at 4.
        reads, writes = os.dup(ours[0]), os.dup(its[1])
        os.dup2(reads, 3)
        os.dup2(writes, 4)

    process = subprocess.Popen(
        [
            tool("chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            "--disable-background-networking", "--remote-debugging-pipe",
            f"--user-data-dir={folder / 'browser'}",
        ],
        preexec_fn=connected, close_fds=False, start_new_session=True,
        env={"HOME": str(folder), "PATH": "/usr/bin:/bin"},
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(ours[0])
    os.close(its[1])
    try:
        yield Browser(ours[1], its[0])
    finally:
        os.close(ours[1])
        os.close(its[0])
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(_PATIENCE)
