"""The guarding half of the store: backups, checks, and what happens when something is found."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection
from typing import Concatenate, ParamSpec, TypeVar

from l4pc_tui.store import writes
from l4pc_tui.store.backups import backup, mending, redaction, since
from l4pc_tui.store.backups.mending import Reader, Remade
from l4pc_tui.store.backups.redaction import Redacted
from l4pc_tui.store.backups.watch import Watch
from l4pc_tui.store.file.backup_names import DatabaseFile
from l4pc_tui.store.file.connection import check, forget_pages
from l4pc_tui.store.file.trouble import Trouble, damaged, explain
from l4pc_tui.store.journal import digests
from l4pc_tui.store.journal.digests import Soundness
from l4pc_tui.store.journal.outbox import Outbox
from l4pc_tui.store.questions import Reads
from l4pc_tui.store.tables import copies, library, shelf
from l4pc_tui.store.tables.library import Content

P = ParamSpec("P")
T = TypeVar("T")

GLANCE = 5_000
"""Entries looked at where a command opens the file: a tenth of a second."""


class Guarded(Reads):
    """An open file that is watched. After damage was seen nothing is written any more."""

    outbox: Outbox
    _entropy: Callable[[int], bytes]

    def __init__(self, place: DatabaseFile, reads_only: Trouble | None) -> None:
        self.path = place.path
        self.reads_only = reads_only
        """Why nothing can be written from the beginning, and what to do; None where it can be."""
        self.damage: Trouble | None = None
        """Why nothing is written any more; None while all is well."""
        self.corrected = False
        """Whether something was written to a closed session, and no backup was made since."""
        self.mended = False
        """Whether tables that did not fit their journal were made anew."""
        self.remade: tuple[Remade, ...] = ()
        """What is in the library, had changed on the disk and was put right, or was lost."""
        self.read_anew: Reader | None = None
        """What reads a script from its source, where a spoilt model is to be made anew."""
        self._place = place
        self._watching: Watch | None = None

    @abstractmethod
    def _change(
        self, fn: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """As ``_run``, for what writes; raises the damage that was seen, or ``reads_only``."""

    # Backups

    def backup(self, folder: Path | None = None, *, compared: bool = True) -> Path:
        """Make a verified backup, in ``backups`` beside the file or in a folder of your choice.

        compared: also look whether its tables are what its journal makes of them, which takes two
        thirds of the time. A backup that is brought up has them made anew in any case.
        Only the copying holds up writers. What of the library is spoilt is put right first, and
        ``remade`` says so; tables that do not fit their journal are made anew, and ``mended`` says
        so. Raises Trouble, and has then touched no earlier backup,
        when the file or the copy is not what was written.
        """
        try:
            self.redact_what_is_left(urgent=False)
            try:
                return self._back_up(folder, compared=compared)
            except backup.Stale:
                self.rebuild()
                self.mended = True
                return self._back_up(folder)
        except backup.Stale as error:
            raise damaged(self.path, "its tables do not fit its journal") from error
        except Exception as error:
            trouble = explain(error, self.path)
            if trouble.kind == "damaged":
                # Was it the copy alone? Then it is dropped, and work goes on.
                self.verify()
                raise self.damage or trouble from error
            if self.reads_only and folder is None:
                to = self._place.command("backup", "--to", "FOLDER")
                raise Trouble(
                    "read-only", self.reads_only.sentence, f"Back it up elsewhere: {to}"
                ) from error
            raise trouble from error

    def is_backed_up(self) -> bool:
        """Whether the newest backup beside the file holds as much as the file does now."""
        return self._run(since.is_backed_up, self.path)

    def copy(self, folder: Path) -> Path:
        """A checked copy to try things on: its tables are taken as they are, which is quicker."""
        return self._back_up(folder, compared=False)

    def redact_backups(self) -> tuple[Redacted, ...]:
        """Take what was struck and erased here out of every backup, and out of the copies elsewhere
        that are there now. Each is written anew or named; none is half done."""
        told = self._run(redaction.taking)
        copies = [copy.path for copy in self.copies()]
        gone_through = tuple(
            redaction.redact(file, self.path, told)
            for file in redaction.to_redact(self.path, copies)
        )
        if not self.reads_only and not self.damage:
            self._change(redaction.done, all_of_it=not any(each.why for each in gone_through))
        return gone_through

    def redact_what_is_left(self, *, urgent: bool) -> tuple[Redacted, ...]:
        """As ``redact_backups``, where it was asked for and was not done yet. urgent: only where
        somebody was erased."""
        asked = self.fact(redaction.MARK)
        wanted = asked == redaction.ERASED if urgent else bool(asked)
        return self.redact_backups() if wanted and not self.reads_only else ()

    def _back_up(self, folder: Path | None, *, compared: bool = True) -> Path:
        self.mend_library()
        self._run(check, self.path, "integrity_check")
        if folder is None:
            self.corrected = False  # before the copying: what comes later is not in it
        draft = self._run(backup.copy_out, self.path, folder)
        now = datetime.fromtimestamp(self._now())
        return backup.finish(draft, self.path, now, compared=compared)

    def remember_copy(self, path: Path) -> None:
        """Remember a backup that was written elsewhere; one that is no file of ours to write is
        written all the same, and nobody remembers it."""
        with suppress(Trouble):
            self._change(copies.keep, path.absolute(), writes.local_time(self._now()))

    def rebuild(self) -> None:
        """Make every projection again from the journal, in one transaction."""
        self._change(writes.rebuild)

    # The library

    def mend_library(self) -> None:
        """Look at every script that is kept, and put right what is not what was kept."""
        if self.damage or self.reads_only:
            return
        after: str | None = ""
        while after is not None:
            after, spoilt = self._run(mending.page, after)
            for each in spoilt:
                self.put_right(each)
        self._change(shelf.mend)

    def put_right(self, held: Content) -> Content | None:
        """A spoilt version as it was kept, which it is from now on in the file too; or None.

        Where it cannot be written, now or ever, it is put right again next time. A text in which something
        has changed, and which nothing is left to put right from, is set aside.
        """
        whole, out_of = mending.put_right(held, self.path, self.read_anew)
        remade = Remade(held.title, out_of)
        if remade not in self.remade:
            self.remade = (*self.remade, remade)
        if self.reads_only:
            return whole
        kept = whole is not None and "source" not in held.spoilt
        if kept or out_of in ("file", "backup") or mending.set_aside(held, self.path):
            with suppress(Trouble):
                self._change(library.mend, held.sha256, whole)
                if "about" in held.spoilt and out_of != "backup":
                    # What could be better in it is told when its file is read again.
                    self._change(shelf.forget_files, [held.path])
        return whole

    # Checks

    def verify(self) -> Soundness:
        """Look at every entry's digest, letting writers in between."""
        verdict = super().verify()
        if verdict.broken:
            verdict = super().verify()  # what was read wrong once is no damage
        self._judge(verdict.broken)
        return verdict

    def glance(self, most: int = GLANCE) -> None:
        """Look at all entries, or at so many in a row somewhere when there are more."""
        where = self._entropy(1)[0] / 256
        if broken := self._run(digests.glance, most, where):
            self._run(forget_pages)
            broken = self._run(digests.glance, most, where)
        self._judge(broken)

    def watch(self, found: Callable[[], None] = lambda: None) -> None:
        """Look at all of it over and over, slowly, on another thread.

        ``found`` is told there when there is damage, or when a script was put right.
        """

        def stop_and_tell(trouble: Trouble) -> None:
            self._stop_writing(trouble)
            found()

        def mend_and_tell() -> None:
            known = self.remade
            self.mend_library()
            if self.remade != known:
                found()

        if self._watching is None:
            self._watching = Watch(self.path, stop_and_tell, mend_and_tell)

    def stop_watching(self) -> None:
        """End the thread of ``watch``."""
        if self._watching is not None:
            self._watching.stop()

    def _mend(self) -> bool:
        """Whether a sound journal could make anew what cannot be read; tried once."""
        if self.mended or self.damage or self.reads_only:
            return False
        self.mended = True  # so that whatever is met on the way is not mended in turn
        try:
            self.mended = self._run(writes.mend, self.path)
        except Trouble:
            self.mended = False
        return self.mended

    def _judge(self, broken: int) -> None:
        try:
            digests.must_be_whole(self.path, broken)
        except Trouble as trouble:
            self._stop_writing(trouble)

    def _stop_writing(self, trouble: Trouble) -> None:
        if self.damage is None:
            trouble.hint = backup.way_on(self._place)
            self.damage = trouble
            self.outbox.refuse(trouble.told)
