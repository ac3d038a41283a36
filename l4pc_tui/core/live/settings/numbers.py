"""The numbers that lead a session, each with its default. Lengths are seconds."""

from __future__ import annotations

from dataclasses import dataclass

from l4pc_tui.core.mixing.wishes import USUAL
from l4pc_tui.core.record.place import Place


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person may set; nothing else in the rules holds a number of its own.

    warn_share, warn_least:      a step warns when the larger of this share and this much is left.
    spare:                       from how much spare time on "time to spare" is offered.
    short:                       from how late at the next lock on "short of time" is offered.
    landing:                     what coming up from a deeper place takes.
    return_share, return_least:  the reserve of the Return: a share of the session, at least so
                                 much; ``return_after_power`` at least when the plan goes there.
    ceilings:                    the deepest place of a cohort's first session, its second …; the
                                 last holds for all after it.
    ceiling_after_red:           the deepest place once the latest pulse is red.
    safe_from:                   the median from which on a pulse is green; ``unsafe_below`` the
                                 one under which it is red.
    private_below:               with fewer answers the counts stay on this laptop.
    interpreter:                 no interpreter's break may come within so much.
    mix_repeat … mix_move:       what a pair in one group costs, see ``mixing.wishes.Weights``: for
                                 each earlier meeting, one of this session or the last, the same
                                 organisation, role, lived experience; and whoever must move.
    names_on_screen:             "first" or "whole": how people are named where the room reads it;
                                 of the person and the room, so that no session keeps it.
    logs_folder:                 where logs are written, "" for the usual folder; of the person and
                                 their laptop, so that no session keeps it.
    bundles_folder:              where the file for the coordinator is written, "" for where logs go.
    coordinator_key:             the public key that this file is locked to, "" where it is not.
    codes:                       "new" or "same": whether somebody has another code in each file in
                                 which nobody is named; of the person, so that no session keeps it.
    certificate_share:           how much of the hours that were delivered a certificate needs; of the
                                 person, so that no session keeps it, as the next two.
    provider:                    who stands for certificates and reports, "" for a line to fill in.
    involvement_bands:           the programme's own table of bands for hours of involvement: each
                                 from how many hours in one session on, and its name.
    theme:                       the name of the colours; of the laptop, so that no session keeps it.
    reduced:                     whether nothing moves by itself; of the laptop as well.
    keep_awake:                  whether the laptop is kept awake while a session runs; of the laptop,
                                 as the next two.
    curtain_at:                  "lunch", "breaks" or "never": when the console hides itself.
    curtain_beside:              whether it does so too beside the console that runs the session.
    timer, bell:                 how the Screen shows the time and the end of a round; of the person and
                                 the room, so that no session keeps them, as the next five.
    welcome, thanks:             own words on the wall before the start and at the end, "" for none.
    easy_read:                   whether the Screen begins with what a step has in easy read.
    letters:                     "ask", "solid" or "bold": whether letters of three rows are drawn.
    screen_in:                   "terminal" or "browser": where the room's window is opened first.
    large_words:                 whether a large console has the words in them; of the laptop as well.
    signs:                       "auto", "all" or "ascii": which signs are drawn; of the laptop as well.
    """

    warn_share: float = 0.2
    warn_least: int = 2 * 60
    spare: int = 2 * 60
    short: int = 60
    landing: int = 5 * 60
    return_share: float = 0.1
    return_least: int = 15 * 60
    return_after_power: int = 20 * 60
    ceilings: tuple[Place, ...] = (Place.FEEL, Place.QUESTION, Place.POWER)
    ceiling_after_red: Place = Place.FEEL
    safe_from: float = 4
    unsafe_below: float = 3
    private_below: int = 5
    interpreter: int = 15 * 60
    mix_repeat: int = USUAL.repeat
    mix_this_session: int = USUAL.this_session
    mix_last_session: int = USUAL.last_session
    mix_organisation: int = USUAL.organisation
    mix_role: int = USUAL.role
    mix_lived_experience: int = USUAL.tag
    mix_move: int = USUAL.move
    names_on_screen: str = "first"
    logs_folder: str = ""
    bundles_folder: str = ""
    coordinator_key: str = ""
    codes: str = "new"
    certificate_share: float = 0.8
    provider: str = ""
    involvement_bands: tuple[tuple[float, str], ...] = ()
    theme: str = "burrow"
    reduced: bool = False
    keep_awake: bool = True
    curtain_at: str = "lunch"
    curtain_beside: bool = False
    timer: str = "bar"
    bell: str = "seen"
    welcome: str = ""
    thanks: str = ""
    easy_read: bool = False
    letters: str = "ask"
    screen_in: str = "terminal"
    large_words: bool = True
    signs: str = "auto"


DEFAULTS = Settings()
