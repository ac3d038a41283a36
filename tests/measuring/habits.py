"""What Word, other Markdown programs and their people do to a line without being asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from measuring.page import Change, Page, body, changed, put, words

_EMPHASIS = {
    "bold, colon inside": "**{w}:** {v}", "bold, space inside": "**{w}: **{v}", "bold, colon outside": "**{w}**: {v}",
    "bold, space before colon": "**{w} :** {v}", "bold to the end": "**{w}: {v}**", "bold from a space": "** {w}:** {v}",
    "italic": "*{w}:* {v}", "underlined": "__{w}:__ {v}", "one underline": "_{w}:_ {v}", "code": "`{w}:` {v}",
    "HTML bold": "<b>{w}:</b> {v}", "strong tag": "<strong>{w}</strong>: {v}", "brackets": "[{w}:] {v}",
    "struck": "~~{w}:~~ {v}", "three stars": "***{w}:*** {v}", "one star missing": "**{w}:* {v}", "stars left open": "**{w}: {v}",
    "small heading": "### {w}: {v}", "small heading alone": "### {w}\n{v}", "words below": "{w}:\n{v}", "escaped": "{w}\\: {v}",
    "in a table": "| {w} | {v} |", "table cell": "|{w}: {v}|", "hard space": "{w}:\u00a0{v}", "thin space": "{w}\u202f: {v}",
    "tab": "{w}:\t{v}", "callout": "> [!{w}] {v}", "in a quote": "> {w}: {v}",
    "definition": "{w}\n: {v}", "dash and bold": "- **{w}:** {v}", "a space before": " {w}: {v}", "four spaces before": "    {w}: {v}",
    "tab before": "\t{w}: {v}", "number before": "1. {w}: {v}", "letter before": "a) {w}: {v}", "box": "- [ ] {w}: {v}",
    "soft break": "{w}:\u000b{v}", "line separator": "{w}:\u2028{v}", "break tag": "{w}:<br>{v}", "wide space": "{w}:\u3000{v}",
    "zero width": "{w}\u200b: {v}", "capital after": "{w}: {c}",
}  # fmt: skip
_BULLETS = {
    "star": "* ", "plus": "+ ", "round": "• ", "round and tab": "•\t", "Word's letter o": "o ", "long dash": "– ",
    "longest dash": "— ", "middle dot": "· ", "box": "- [ ] ", "ticked box": "- [x] ", "number": "1. ", "square": "▪ ",
    "escaped": "\\- ", "tab": "-\t", "four spaces": "    - ", "two spaces": "  - ", "symbol font": "\uf0b7 ", "arrow": "→ ",
}  # fmt: skip
_NUMBERS = {
    "bracket": "{n}) ", "escaped": "{n}\\. ", "started again": "1. ", "both brackets": "({n}) ", "letter": "{l}) ", "bullet": "- ",
    "star": "* ", "indented": "    {n}. ", "tab": "{n}.\t", "letter and dot": "{l}. ", "Roman": "{r}. ", "bold": "**{n}.** ", "hash": "#. ",
}  # fmt: skip
_HEADINGS = {
    "one deeper": "#{h}", "closed": "{h} #", "one higher": "{up}", "bold": "**{t}**", "setext": "{t}\n-------", "setext of a title": "{t}\n=======",
    "escaped": "\\{h}", "HTML": "<h2>{t}</h2>", "capitals": "{cap}", "bold inside": "{s}**{t}**", "indented": "   {h}",
    "four spaces": "    {h}", "wide sign": "＃＃ {t}", "number typed": "2. {t}", "in capitals alone": "{big}", "link inside": "{s}[{t}](x.md)",
    "with an anchor": "{h} {{#here}}",
}  # fmt: skip
_QUOTES = {
    "sign of another": "<{t}", "doubled": ">> {t}", "list inside": "> - {t}", "escaped": "\\> {t}", "indented": "    > {t}", "entity": "&gt; {t}",
    "wide": "＞ {t}", "bar": "| {t}", "bullet": "- {t}", "in quotes": "“{t}”", "space before": " > {t}", "no sign, two spaces": "  {t}",
    "hard break": "> {t}  ", "soft break": "> {t}\u000b", "break tag": "> {t}<br>", "italic": "> *{t}*", "heading": "> # {t}",
}  # fmt: skip
_TYPED = {
    "long dash in a range": (r"(?<=\d)-(?=\d)", "–"), "spaces round a range": (r"(?<=\d)-(?=\d)", " - "), "to": (r"(?<=\d)-(?=\d)", " to "),
    "smart quotes": (r'"([^"]+)"', "“\\1”"), "single quotes": (r'"([^"]+)"', "'\\1'"), "no quotes": (r'"([^"]+)"', "\\1"),
    "wrong quotes": (r'"([^"]+)"', "»\\1«"), "escaped range": (r"(?<=\d)-(?=\d)", "\\-"), "escaped brackets": (r"\((.*)\)$", "\\\\(\\1\\\\)"),
    "square brackets": (r"\((.*)\)$", "[\\1]"), "dash for brackets": (r"\((.*)\)$", "- \\1"), "bracket before a full stop": (r"\)$", ")."),
    "minutes as a sign": (r" min\b", "'"), "minutes in full": (r" min\b", " minutes"), "one letter": (r" min\b", "m"), "mins": (r" min\b", " mins."),
    "clock with a dot": (r"(?<=\d\d):(?=\d\d)", "."), "clock with an h": (r"(?<=\d\d):(?=\d\d)", "h"), "clock in the afternoon": (r"(\d\d:\d\d)", "\\1 am"),
    "clock without a sign": (r"(?<=\d\d):(?=\d\d)", ""), "date turned": (r"(\d{4})-(\d\d)-(\d\d)", "\\3-\\2-\\1"), "date with dots": (r"(\d{4})-(\d\d)-(\d\d)", "\\3.\\2.\\1"),
    "date in words": (r"(\d{4})-(\d\d)-(\d\d)", "3 March \\1"), "date with strokes": (r"(\d{4})-(\d\d)-(\d\d)", "\\3/\\2/\\1"), "sign for x": (r"(?<=\d) x (?=\d)", " × "),
    "star for x": (r"(?<=\d) x (?=\d)", " * "), "minutes each": (r" min\b", " min each"), "ideal in brackets": (r", (ideal \d+)", " (\\1)"), "Word's arrow": (r"(?<=[a-z]): (?=go to|skip to)", " → "),
    "an arrow of two signs": (r"(?<=[a-z]): (?=go to|skip to)", " -> "), "When": (r"^If (?=[^:]+:)", "When "), "Whenever": (r"^If (?=[^:]+:)", "Should "), "goto": (r"(?<=: )go to\b", "goto"), "jump to": (r"(?<=: )(go|skip) to\b", "jump to"),
    "move to": (r"(?<=: )(go|skip) to\b", "move to"), "continue with": (r"(?<=: )(go|skip) to\b", "continue with"), "go back to": (r"(?<=: )go to\b", "go back to"),
}  # fmt: skip
_WORDS = {
    "Ask": ("Question", "Discuss", "Questions", "Ask the group", "Prompt"), "Say": ("Facilitator", "Explain", "Say before", "Read out", "Introduce"),
    "Do": ("Activity", "Instructions", "Task", "Steps"), "Show": ("On the slide", "Project", "Flipchart", "On screen"), "Deeper": ("Going deeper", "Go deeper", "Dig deeper", "Deep"),
    "Listen for": ("Listen", "Listen out for", "Hear"), "Time": ("Timing", "Duration", "Length", "Minutes"), "Group": ("Grouping", "Groups", "Format", "Who"), "Depth": ("Level", "Place", "How deep"),
    "Cut": ("Optional", "Drop", "Skip"), "Safety": ("Warning", "Care needed", "Safeguarding"), "Capture": ("Notes", "Write down", "Output"), "Break": ("Siesta", "Free time"),
    "Lunch": ("Food",), "Exercise": ("Activity", "Session", "Workshop", "Practice"), "Close": ("Closing", "End", "Goodbye", "Finish"), "Welcome": ("Introduction", "Opening", "Intro"),
    "Arrivals": ("Arrival", "Registration", "Doors open"), "Lead": ("Led by", "Leader", "Facilitated by"), "Skip step": ("Skip", "Leave out", "Without"), "Say first": ("Say", "First say", "Say before"),
    "Between": ("Homework", "In between", "Between sessions"), "Session": ("Meeting", "Day", "Workshop"), "Note": ("Remark", "NB", "Facilitator note"), "Check-in": ("Checkin", "Check in round", "Opening round"), "Room": ("Where", "Venue"),
}  # fmt: skip


def of_emphasis(page: Page) -> Iterator[Change]:
    """A label made bold, put in a tag, a table, a quote, moved to the right …"""
    for word in words(page):
        line = page.lines[word.number]
        if word.of not in ("label", "header") or line[word.end : word.end + 1] != ":":
            continue
        before, held, value = (
            line[: word.start],
            line[word.start : word.end],
            line[word.end + 1 :].strip(),
        )
        for kind, form in _EMPHASIS.items():
            now = form.format(w=held, v=value, c=value[:1].upper() + value[1:])
            yield Change(
                f"word of a {word.of}: {kind}",
                page,
                put(page, word.number, *(before + now).rstrip(" ").split("\n")),
            )


def of_beginnings(page: Page) -> Iterator[Change]:
    """Other bullets, numbers, headings and quotes than ours."""
    for number, line in body(page):
        match = re.match(
            r"( *)(?:(?P<bullet>- )|(?P<number>\d+)\. |(?P<heading>##? )|(?P<quote>> ))(?P<rest>.*)$",
            line,
        )
        if match is None:
            continue
        gap, rest = match[1], match["rest"]
        if match["bullet"]:
            forms = {f"bullet: {kind}": gap + sign + rest for kind, sign in _BULLETS.items()}
        elif at := match["number"]:
            n = int(at)
            fills = {
                "n": at,
                "l": "abcdefghijklm"[n - 1],
                "r": ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")[min(n, 8) - 1],
            }
            forms = {
                f"number: {kind}": gap + form.format(**fills) + rest
                for kind, form in _NUMBERS.items()
            }
        elif match["heading"]:
            sign = match["heading"]
            fills = {
                "h": line,
                "up": line[1:].lstrip() if sign == "# " else line[1:],
                "t": rest,
                "s": sign,
                "cap": sign + rest.upper(),
                "big": rest.upper(),
            }
            forms = {f"heading: {kind}": form.format(**fills) for kind, form in _HEADINGS.items()}
        else:
            forms = {f"quote: {kind}": gap + form.format(t=rest) for kind, form in _QUOTES.items()}
        for kind, now in forms.items():
            if now != line:
                yield Change(kind, page, put(page, number, *now.split("\n")))


def of_typing(page: Page) -> Iterator[Change]:
    """Times, ranges, dates, quotes and verbs as people and programs write them."""
    for number, line in enumerate(page.lines):
        if number >= page.body and not re.match(r"\s*- (?!Note|Show|Say first)|If |#", line):
            continue
        for kind, (pattern, now) in _TYPED.items():
            yield from changed(f"typed: {kind}", page, number, re.sub(pattern, now, line, count=1))


def of_words(page: Page) -> Iterator[Change]:
    """Another word for ours."""
    for word in words(page):
        line = page.lines[word.number]
        for other in _WORDS.get(line[word.start : word.end], ()):
            yield from changed(
                f"another word: {other}",
                page,
                word.number,
                line[: word.start] + other + line[word.end :],
            )


def of_whole_pages(page: Page) -> Iterator[Change]:
    """What a program does to a page from top to bottom."""
    at = page.body
    head, rest = page.lines[:at], page.lines[at:]

    def whole(kind: str, *lines: str) -> Change:
        return Change(f"whole page: {kind}", page, lines)

    yield whole("smart quotes", *head, *(re.sub(r'"([^"]+)"', "“\\1”", line) for line in rest))
    yield whole(
        "long dashes in ranges", *head, *(re.sub(r"(?<=\d)-(?=\d)", "–", line) for line in rest)
    )
    yield whole("star bullets", *head, *(re.sub(r"^(\s*)- ", r"\1* ", line) for line in rest))
    yield whole("four spaces", *head, *(re.sub(r"^  +", "    ", line) for line in rest))
    yield whole("headings one deeper", *head, *(re.sub(r"^#", "##", line) for line in rest))
    yield whole("headings one higher", *head, *(re.sub(r"^##", "#", line) for line in rest))
    yield whole("all in a code fence", "```", *page.lines, "```")
    yield whole("body in a code fence", *head, "```markdown", *rest, "```")
    yield whole("no empty lines", *head, *(line for line in rest if line))
    yield whole("an empty line after each", *head, *(part for line in rest for part in (line, "")))
    yield whole("hard breaks", *head, *(f"{line}  " if line else line for line in rest))
    yield whole(
        "escaped", *head, *(re.sub(r"^(\s*)([->#]|\d+(?=\.))", r"\1\\\2", line) for line in rest)
    )
    yield whole(
        "bold labels",
        *head,
        *(re.sub(r"^((?:\s*- )?)([A-Z][a-z ]{1,12}):(?= |$)", r"\1**\2:**", line) for line in rest),
    )
    yield whole(
        "bold labels with the space",
        *head,
        *(re.sub(r"^((?:\s*- )?)([A-Z][a-z ]{1,12}): ", r"\1**\2: **", line) for line in rest),
    )
    yield whole("no header", *rest)
    yield whole("header in dashes of Word", "—", *head[1:-1], "—", *rest)
    yield whole("header in a code fence", "```yaml", *head[1:-1], "```", *rest)
    yield whole("lists numbered again", *head, *(re.sub(r"^\d+\. ", "1. ", line) for line in rest))
    yield whole("line ends of Windows", *(f"{line}\r" for line in page.lines[:-1]), page.lines[-1])
    yield whole("an empty line at the top", "", *page.lines)
