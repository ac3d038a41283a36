"""Files out in plain mode: the log, to hand over or one's own, the coordinator's file, and paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.record.profiles import PROFILES, Profile
from l4pc_tui.desk.out.formats import FORMATS
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.plain.plan import YES

if TYPE_CHECKING:
    from collections.abc import Callable

    from l4pc_tui.desk.between.bundles import Bundle
    from l4pc_tui.plain.conversation import Talk

_FOR = tuple(map(str, PROFILES))


class ExportTalk:
    """What a talk does to write the log, the file for the coordinator, or what is printed."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self.does: dict[str, Callable[[str], None]] = {
            "export": self.hear, "bundle": self.bundle, "print": self.print_out,
        }  # fmt: skip

    def bundle(self, _words: str) -> None:
        """Tell what the file for the coordinator would hold, and ask whether to write it."""
        from l4pc_tui.desk.between.bundles import bundle_of

        try:
            found = bundle_of(self._talk.conductor)
        except Trouble as trouble:
            self._talk.say(f"{trouble.sentence} {trouble.hint}".strip())
            return
        self._talk.ask(
            *found.lines, f"{found.asked} y writes it; Enter leaves it.",
            then=lambda line: self._bundled(line, found),
        )  # fmt: skip

    def _bundled(self, line: str, found: Bundle) -> None:
        from l4pc_tui.desk.between.bundles import write_to_folder

        if line.lower() not in YES:
            self._talk.say("Nothing was written.")
            return
        try:
            written = write_to_folder(self._talk.conductor.desk, found)
        except Trouble as trouble:
            self._talk.say(f"{trouble.sentence} {trouble.hint}".strip())
            return
        self._talk.say(*written.lines)

    def print_out(self, words: str) -> None:
        """Write the session's paper into a folder here: ``print``, ``print day``."""
        from l4pc_tui.desk.paper.printing import FOLDER, Paper, print_out

        what = words.lower().replace(" ", "-")
        kinds = tuple(map(str, Paper))
        if what and what not in kinds:
            self._talk.say(f"print takes {', '.join(kinds)}; alone it writes all of them.")
            return
        conductor, here = self._talk.conductor, Path.cwd()
        try:
            done = print_out(
                conductor.desk, conductor.session, Paper(what) if what else None,
                out=here / FOLDER, here=here,
            )  # fmt: skip
        except Trouble as trouble:
            self._talk.say(f"{trouble.sentence} {trouble.hint}".strip())
            return
        self._talk.say(*done.lines)

    def hear(self, words: str) -> None:
        """Write it: ``export csv to Dora``, ``export md facilitator``."""
        from l4pc_tui.desk.out.exports import write_log

        said, _, to = f" {words} ".partition(" to ")
        asked = said.lower().split()
        forms = [word for word in asked if word in FORMATS]
        profiles = [Profile(word) for word in asked if word in _FOR]
        if len(forms) > 1 or len(profiles) > 1 or set(asked) - {*FORMATS, *_FOR}:
            self._talk.say(
                f"export takes {', '.join(FORMATS)}; for whom it is, {', '.join(_FOR)}; "
                "and to with a name."
            )
            return
        conductor = self._talk.conductor
        if conductor.desk.pretends == "rehearsal":
            self._talk.say("This is a rehearsal: no log is kept.")
            return
        profile = profiles[0] if profiles else Profile.HANDOVER
        form = forms[0] if forms else next(iter(FORMATS))
        try:
            written = write_log(conductor, form, profile, to.strip())
        except Trouble as trouble:
            self._talk.say(f"{trouble.sentence} {trouble.hint}".strip())
            return
        conductor.fold_in(*written.kept)
        self._talk.say(*written.lines)
