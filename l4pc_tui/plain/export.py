"""The log in plain mode: written to hand over, or one's own where that is asked for by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.desk.out.formats import FORMATS
from l4pc_tui.desk.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from l4pc_tui.plain.conversation import Talk

_OWN = str(Profile.FACILITATOR)


class ExportTalk:
    """What a talk does to write the log."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self.does: dict[str, Callable[[str], None]] = {"export": self.hear}

    def hear(self, words: str) -> None:
        """Write it: ``export csv to Dora``, ``export md facilitator``."""
        from l4pc_tui.desk.out.exports import write_log

        said, _, to = f" {words} ".partition(" to ")
        asked = said.lower().split()
        forms = [word for word in asked if word in FORMATS]
        if len(forms) > 1 or set(asked) - {*FORMATS, _OWN}:
            self._talk.say(
                f"export takes {', '.join(FORMATS)}; {_OWN}, for your own log; and to with a name."
            )
            return
        conductor = self._talk.conductor
        if conductor.desk.pretends == "rehearsal":
            self._talk.say("This is a rehearsal: no log is kept.")
            return
        profile = Profile.FACILITATOR if _OWN in asked else Profile.HANDOVER
        form = forms[0] if forms else next(iter(FORMATS))
        try:
            written = write_log(conductor, form, profile, to.strip())
        except Trouble as trouble:
            self._talk.say(f"{trouble.sentence} {trouble.hint}".strip())
            return
        conductor.fold_in(written.kept)
        self._talk.say(*written.lines)
