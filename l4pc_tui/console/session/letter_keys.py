"""The key for large words: what is said and asked, in letters that are read from a metre away."""

from __future__ import annotations

from l4pc_tui.console.session.wishes import Wishing
from l4pc_tui.console.widgets.large_words import HEIGHT_FROM, WIDTH_FROM
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.settings_file import preferences, set_setting
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.look.themes import PLAIN

LARGE = "What is said and asked stands in large letters. Are there gaps in them? l puts them back."
SMALL = "What is said and asked stands in bold. l brings the large letters back."


class LetterKeys(Wishing):
    """They stand where the window has room, and the terminal is known to draw them solid."""

    def __init__(self, conductor: Conductor) -> None:
        super().__init__(conductor)
        self._solid = False

    @property
    def room_for_letters(self) -> bool:
        """Whether the window has room for them, and its theme has signs for them."""
        width, height = self.app.size
        return width >= WIDTH_FROM and height >= HEIGHT_FROM and self.app.theme != PLAIN

    @property
    def lettered(self) -> bool:
        """Whether what is said and asked stands in large letters now."""
        return self._solid and self.room_for_letters

    def learn_letters(self) -> None:
        """Read whether large words are wanted, and whether they were seen to be solid."""
        chosen = preferences(self.desk).settings
        self._solid = chosen.large_words and chosen.letters == "solid"

    def action_letters(self) -> None:
        """Large words, or not; what is chosen stays chosen."""
        wanted = not self._solid
        try:
            set_setting(self.desk, "large-words", "yes" if wanted else "no")
            if wanted:
                set_setting(self.desk, "letters", "solid")
        except Trouble as refused:
            self.tell(refused.sentence, "act")
            return
        self._solid = wanted
        self.draw_all()
        self.tell(LARGE if wanted else SMALL)
