"""The key for large words: what is said and asked, in letters that are read from a metre away."""

from __future__ import annotations

from l4pc_tui.console.session.wishes import Wishing
from l4pc_tui.console.widgets.large_words import HEIGHT_FROM, WIDTH_FROM
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.settings_file import preferences, set_setting
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.look.letters import SOLID, STEPS
from l4pc_tui.look.signs import signs_of

LARGE = "What is said and asked stands in large letters. l puts them back."
SMALL = "What is said and asked stands in bold. l brings the large letters back."
ROOM = (
    "There is room here for what is said and asked in large letters: l shows what they are made of."
)
_YES, _NO = "solid", "bold"


class LetterKeys(Wishing):
    """They stand where the window has room, and the terminal is known to draw them solid."""

    def __init__(self, conductor: Conductor) -> None:
        super().__init__(conductor)
        self._known, self._wanted = "ask", True
        self._offered = False

    @property
    def room_for_letters(self) -> bool:
        """Whether the window has room for them, and there are signs for them."""
        width, height = self.app.size
        return width >= WIDTH_FROM and height >= HEIGHT_FROM and signs_of(self.app) == "full"

    @property
    def lettered(self) -> bool:
        """Whether what is said and asked stands in large letters now."""
        return self._wanted and self._known == _YES and self.room_for_letters

    def learn_letters(self) -> None:
        """Read whether large words are wanted, and whether they were seen to be solid."""
        chosen = preferences(self.desk).settings
        self._known = chosen.letters
        self._wanted = chosen.large_words

    def offer_letters(self) -> None:
        """Where there is room for them and nobody has said yet whether they are solid, a line at
        the foot says so, once and when nothing else is told there."""
        offers = self.room_for_letters and self._wanted and self._known == "ask"
        if offers and not (self._offered or self.told.words):
            self._offered = True
            self.tell(ROOM, stays=True)
        elif not offers and self.told.words == ROOM:
            self.tell("")

    def action_letters(self) -> None:
        """Large words, or not; what is chosen stays chosen. Whether they are solid here is asked
        as the Screen asks it, and has the same answer."""
        if self._known == _YES:
            self._choose(_YES, wanted=not self._wanted)
            return
        from l4pc_tui.console.questions.choose import Choice, Choose

        asked = "\n".join((*STEPS, "", SOLID))
        choices = (
            Choice("y", _YES, "yes, write with them"), Choice("n", _NO, "no, write in bold"),
            Choice("escape", "", "later"),
        )  # fmt: skip
        self.app.push_screen(Choose(asked, choices), self._seen)

    def _seen(self, answer: str | None) -> None:
        if answer is not None:
            self._choose(answer, wanted=answer == _YES)

    def _choose(self, letters: str, *, wanted: bool) -> None:
        try:
            set_setting(self.desk, "letters", letters)
            if letters == _YES:
                set_setting(self.desk, "large-words", "yes" if wanted else "no")
        except Trouble as refused:
            self.tell(refused.sentence, "act")
            return
        self.learn_letters()
        self.draw_all()
        self.tell(LARGE if wanted else SMALL)
