"""What the pages to look things up say besides what the program's own lists say."""

from __future__ import annotations

from l4pc_tui.core.live.settings.setting import Unit

KEYS = (
    "Each key by the screen on which it works; **F1** has those that work where you are. *Called* is its "
    'name in `settings.toml`: below a line `[keys]`, `note = "f6"` gives it another one, and '
    "`l4pc settings keys` lists those of your own."
)
SETTINGS = (
    "They stand in a small file of your own, `settings.toml`; `l4pc where` says where it lies, and "
    "the variable `L4PC_CONFIG` names another. `l4pc settings set NAME VALUE` changes one, "
    "`l4pc settings reset NAME` puts it back, and **s** on Home has them all. *In a session*: a session "
    "keeps some of them as they were when it began."
)
MESSAGES = (
    "What `l4pc check` and editors say of a script. An **error** keeps a file out of the library, a "
    "**warning** does not, **advice** only helps. What stands in curly brackets depends on the file. "
    "`l4pc explain CODE` has examples too."
)
DOCTOR = (
    "`l4pc doctor` looks at the file and what is around it, and changes nothing. Each line has a name; "
    "behind an arrow stands what to do."
)
DOCTORS_LINES: dict[str, str] = {
    "file": "Whether the database is there and can be opened. If not: `l4pc restore BACKUP`.",
    "pages": "Whether SQLite finds damage in the file. If so: bring the newest good backup up, or `l4pc restore --salvage`.",
    "entries": "Whether each entry is what was written, by its digest. If not: as for pages.",
    "numbers": "Whether an entry is missing between the first and the last. A backup or another laptop’s file may hold it.",
    "tables": "Whether the tables say what the journal says. If not: `l4pc backup` makes them anew.",
    "search": "Whether the search index fits the notes. If not: `l4pc backup` makes it anew.",
    "scripts": "Whether each script is what was read. If not: `l4pc backup` puts right what can be.",
    "rights": "Whether others on this machine can read the file or its folder. If so: the commands that close it to them.",
    "disk": "How much room there is. Backups, and bringing a file up to date, need four times its size.",
    "SQLite": "Which SQLite this Python brings, and whether it keeps every promise that is asked of it.",
    "terminal": "Size, colours and letters of the terminal. 80 by 24 and UTF-8 are enough.",
    "folder": "Whether a service such as a cloud folder copies the file while it is written. If so: move it.",
    "share": "Only where the file lies on a network share: it may be spoilt there. Move it to the laptop; only backups belong on the share.",
    "Python": "Only with the Python from the Microsoft Store: the file lies inside that Python’s own folder and goes with it. Bring a backup up in another place.",
    "awake": "By what the laptop is kept awake while a session runs, or that it is not.",
    "backups": "How many backups there are, and of when the newest good one is.",
    "copies": "Which backups were written elsewhere with `l4pc backup --to FOLDER`, and which are within reach.",
}
"""Each line of ``l4pc doctor`` by its name."""
FITS: dict[Unit, str] = {
    "minutes": "minutes",
    "percent": "%",
    "fingers": "fingers",
    "people": "people",
    "place": "a place: Surface, Feel, Question …",
    "places": "places, one for each session: Feel, Question, Power",
    "folder": "a folder",
    "weight": "",
    "names": "",
    "codes": "",
    "key": "a public key: age1…",
    "words": "words",
    "bands": "bands: 0 = half day, 4 = day",
    "choice": "",
    "yes-no": "yes or no",
}
"""What a value of a unit is, in words; "" where the numbers or the choices say it."""
