"""A PostgreSQL server of one's own, on a socket in a temporary folder and nowhere else."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

SOMEBODY = "postgres" if sys.platform != "win32" and os.geteuid() == 0 else None
"""Who runs the server: it refuses to be root's."""


def programs() -> Path:
    """Where the server's programs lie; Debian puts them outside the search path."""
    found = [*Path("/usr/lib/postgresql").glob("*/bin")]
    beside = shutil.which("initdb")
    assert found or beside, "The hub is tried on a real server: apt-get install postgresql."
    return (
        max(found, key=lambda path: int(path.parent.name)) if found else Path(beside or "").parent
    )


class Server:
    """A server that runs. folder: where its socket lies."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._data = folder / "data"

    def url(self, user: str = "owner", folder: Path | None = None, name: str = "postgres") -> str:
        return f"postgresql://{user}@/{name}?host={folder or self.folder}"

    def begin(self) -> None:
        self._run("initdb", "-D", self._data, "-U", "owner", "-A", "trust", "-E", "UTF8", "-N",
                  "--locale=C")  # fmt: skip
        self._run(
            "pg_ctl", "-D", self._data, "-w", "-l", self.folder / "log", "-o",
            f"-k {self.folder} -c listen_addresses='' -c fsync=off -c max_wal_size=4GB", "start",
        )  # fmt: skip

    def end(self) -> None:
        self._run("pg_ctl", "-D", self._data, "-w", "-m", "immediate", "stop")

    def lets_in_by_password(self, user: str) -> None:
        """From now on this login is asked for a password."""
        rules = self._data / "pg_hba.conf"
        before = rules.read_text(encoding="utf-8")
        rules.write_text(f"local all {user} scram-sha-256\n{before}", encoding="utf-8")
        self._run("pg_ctl", "-D", self._data, "reload")

    def psql(self, *words: str, text: str | None = None) -> str:
        """What psql says to it."""
        done = subprocess.run(
            [programs() / "psql", self.url(), "-XqAt", "-v", "ON_ERROR_STOP=1", *words],
            check=True, capture_output=True, encoding="utf-8", input=text,
        )  # fmt: skip
        return done.stdout

    def _run(self, program: str, *words: object) -> None:
        more: dict[str, Any] = {"user": SOMEBODY, "extra_groups": []} if SOMEBODY else {}
        with (self.folder / "said").open("ab") as said:
            subprocess.run(
                [programs() / program, *map(str, words)],
                check=True, stdout=said, stderr=said, cwd=self.folder, **more,
            )  # fmt: skip


@contextmanager
def running() -> Iterator[Server]:
    """A server for as long as it is needed."""
    # pytest's own folders are closed to whoever runs the server, and their names are too long.
    with tempfile.TemporaryDirectory(prefix="l4pc-hub-") as name:
        folder = Path(name)
        if SOMEBODY:
            shutil.chown(folder, SOMEBODY)
        server = Server(folder)
        server.begin()
        try:
            yield server
        finally:
            server.end()


class Relay:
    """A socket between a client and the server that breaks once so many bytes went in."""

    passed: int
    _most: int
    _listener: socket.socket
    _threads: list[threading.Thread]

    def __init__(self, server: Server, folder: Path, most: int) -> None:
        if sys.platform == "win32":
            raise NotImplementedError
        self.passed = 0
        self._most = most
        (self._there,) = (path for path in server.folder.glob(".s.*") if path.is_socket())
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(folder / self._there.name))
        self._listener.listen()
        self._threads = [threading.Thread(target=self._take, daemon=True)]
        self._threads[0].start()

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in list(self._threads):
            thread.join()

    def _take(self) -> None:
        if sys.platform == "win32":
            raise NotImplementedError
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            server = socket.socket(socket.AF_UNIX)
            server.connect(str(self._there))
            for here, there, counts in ((client, server, True), (server, client, False)):
                thread = threading.Thread(target=self._pass_on, args=(here, there, counts))
                thread.daemon = True
                self._threads.append(thread)
                thread.start()

    def _pass_on(self, here: socket.socket, there: socket.socket, counts: bool) -> None:
        with suppress(OSError):
            while data := here.recv(1 << 14):
                if counts:
                    data = data[: self._most - self.passed]
                    self.passed += len(data)
                there.sendall(data)
                if counts and self.passed >= self._most:
                    break
        for each in (here, there):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
