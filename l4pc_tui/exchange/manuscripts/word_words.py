"""The words of one Word paragraph: what stands, and what was deleted, struck out or hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from l4pc_tui.exchange.manuscripts.pieces import Run
from l4pc_tui.exchange.manuscripts.word_styles import Styles, on
from l4pc_tui.exchange.manuscripts.xml_parts import Element, Package, attr, child, every, name_of

_GONE = ("del", "moveFrom")
_CAME = ("ins", "moveTo")
_AROUND = ("smartTag", "customXml", "dir", "bdo", "fldSimple", "sdtContent", "Choice", "rubyBase")
_ADDRESS = re.compile(r'HYPERLINK\s+"((?:https?://|mailto:)[^"]*)"')
_OUTSIDE = ("http://", "https://", "mailto:")
DRAWN = ("drawing", "pict", "object")


@dataclass(slots=True)
class Spoken:
    """One paragraph's words.

    runs: what stands. aside: what does not, as what and words. drawn: pictures, text boxes and
    other things that hang in it. notes: keys of what is noted at it, as kind and key.
    inserted: whether some of what stands came with tracked changes.
    """

    runs: list[Run] = field(default_factory=list)
    aside: list[tuple[str, str]] = field(default_factory=list)
    drawn: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    inserted: bool = False

    def streams(self) -> list[str]:
        """All words, those that stand first."""
        return ["".join(run.text for run in self.runs), *(words for _, words in self.aside)]


DELETED = "Words deleted with tracked changes"
STRUCK = "Words that were struck out"
HIDDEN = "Hidden words"
EMPTY_FIELD = "The prompt of an empty field"


class WordReader:
    """Reads paragraphs of one part. seen: gathers every element whose words were met."""

    def __init__(self, package: Package, part: str, styles: Styles, seen: set[Element]) -> None:
        self._package = package
        self._part = part
        self._styles = styles
        self._seen = seen
        self._fields: list[str] = []
        self._telling: list[bool] = []

    def read(self, paragraph: Element) -> Spoken:
        """What a paragraph says."""
        spoken = Spoken()
        own = child(paragraph, "pPr", "pStyle")
        key = attr(own, "val") if own is not None else ""
        aside = HIDDEN if self._styles.hides(key) else STRUCK if self._styles.strikes(key) else ""
        self._inside(paragraph, spoken, "", aside)
        return spoken

    def _inside(self, element: Element, spoken: Spoken, link: str, aside: str) -> None:
        for each in element:
            name = name_of(each)
            if name == "r":
                self._run(each, spoken, link, aside)
            elif name == "hyperlink":
                self._inside(each, spoken, self._address(each) or link, aside)
            elif name in _GONE:
                self._inside(each, spoken, link, DELETED)
            elif name in _CAME:
                spoken.inserted = spoken.inserted or next(every(each, "t"), None) is not None
                self._inside(each, spoken, link, aside)
            elif name == "sdt":
                held = child(each, "sdtContent")
                prompt = child(each, "sdtPr", "showingPlcHdr") is not None
                if held is not None:
                    self._inside(held, spoken, link, EMPTY_FIELD if prompt else aside)
            elif name == "AlternateContent":
                if (first := child(each, "Choice")) is not None:
                    self._inside(first, spoken, link, aside)
            elif name in ("oMath", "oMathPara"):
                self._say("".join(self._text(t) for t in every(each, "t")), spoken, link, aside)
            elif name in _AROUND:
                self._inside(each, spoken, link, aside)

    def _run(self, run: Element, spoken: Spoken, link: str, aside: str) -> None:
        looks = child(run, "rPr")
        style = child(looks, "rStyle") if looks is not None else None
        key = attr(style, "val") if style is not None else ""
        struck = on(looks, "strike")
        struck = on(looks, "dstrike") if struck is None else struck
        if not aside and (struck or (struck is None and self._styles.strikes(key))):
            aside = STRUCK
        hidden = on(looks, "vanish")
        if not aside and (hidden or (hidden is None and self._styles.hides(key))):
            aside = HIDDEN
        bold = on(looks, "b")
        bold = self._styles.is_bold(key) if bold is None else bold
        self._parts(run, spoken, Run("", bold, bool(on(looks, "i")), link), aside)

    def _parts(self, run: Element, spoken: Spoken, look: Run, aside: str) -> None:
        for each in run:
            name = name_of(each)
            if name == "fldChar":
                self._field(attr(each, "fldCharType"))
            elif name == "instrText":
                if self._fields:
                    self._fields[-1] += each.text or ""
            elif name == "delText":
                self._say(self._text(each), spoken, look, DELETED)
            elif name in DRAWN:
                spoken.drawn.append(each)
            elif name == "AlternateContent":
                if (first := child(each, "Choice")) is not None:
                    self._parts(first, spoken, look, aside)
            elif name == "ruby":
                for base in every(each, "r"):
                    self._parts(base, spoken, look, aside)
            elif name in ("footnoteReference", "endnoteReference", "commentReference"):
                spoken.notes.append((name.removesuffix("Reference"), attr(each, "id")))
            elif text := self._sign(each, name):
                self._say(text, spoken, look, aside)

    def _sign(self, element: Element, name: str) -> str:
        if name == "t":
            return self._text(element)
        if name in ("tab", "ptab"):
            return "\t"
        if name in ("br", "cr"):
            return "\n"
        if name == "noBreakHyphen":
            return "-"
        if name == "sym":
            code = attr(element, "char")
            return chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", code) else ""
        return ""

    def _text(self, element: Element) -> str:
        self._seen.add(element)
        return str(element.text or "")

    def _say(self, text: str, spoken: Spoken, look: Run | str, aside: str) -> None:
        if aside:
            if spoken.aside and spoken.aside[-1][0] == aside:
                text = spoken.aside.pop()[1] + text
            spoken.aside.append((aside, text))
            return
        if isinstance(look, str):
            look = Run("", link=look)
        link = look.link or next(
            (m[1] for code in reversed(self._fields) if (m := _ADDRESS.search(code))), ""
        )
        spoken.runs.append(Run(text, look.bold, look.slant, link))

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append("")
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _address(self, element: Element) -> str:
        target, outside = self._package.target(self._part, attr(element, "id"))
        return target if outside and target.startswith(_OUTSIDE) else ""
