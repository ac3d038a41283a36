"""The tables, as migrations. A change of schema is a new migration at the end, never an edit."""

from __future__ import annotations

import os
from pathlib import Path
from sqlite3 import Connection

from sqlite_utils import Database, Migrations

from l4pc_tui.core.record.format_one import intact, reseal
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.store.file.connection import rows
from l4pc_tui.store.file.schema import MARKER
from l4pc_tui.store.journal import digests, first_format, journal
from l4pc_tui.store.tables.library import ABOUT, digest_of, digest_of_about
from l4pc_tui.store.tables.projections import refresh

migrations = Migrations("l4pc")


@migrations(name="journal")
def first_journal(db: Database) -> None:
    """The one journal. Everything else can be made again from it."""
    db.execute(f"""
        CREATE TABLE event ( -- {MARKER}
            device TEXT NOT NULL, seq INTEGER NOT NULL, digest TEXT NOT NULL,
            id TEXT NOT NULL, actor TEXT NOT NULL, at TEXT NOT NULL,
            kind TEXT NOT NULL, entity TEXT NOT NULL, subject TEXT,
            base TEXT NOT NULL,
            data_digest TEXT NOT NULL, nonce TEXT, data TEXT,
            PRIMARY KEY (device, seq, digest)
        ) STRICT, WITHOUT ROWID""")
    db.execute("CREATE INDEX event_entity ON event (entity, id)")
    db.execute("CREATE INDEX event_id ON event (id)")


@migrations()
def things(db: Database) -> None:
    """The current version of every thing: what was said, and beside it what is asked for.

    ``event`` is the id of the entry that says so. A noun may gain fields without a migration.
    """
    for columns in (
        "person (id TEXT PRIMARY KEY, event TEXT NOT NULL, walk_in TEXT NOT NULL, data TEXT NOT NULL)",
        "cohort (id TEXT PRIMARY KEY, event TEXT NOT NULL, data TEXT NOT NULL)",
        """member (id TEXT PRIMARY KEY, event TEXT NOT NULL, cohort TEXT NOT NULL,
            person TEXT NOT NULL, facilitates INTEGER NOT NULL, data TEXT NOT NULL)""",
        """session (id TEXT PRIMARY KEY, event TEXT NOT NULL, cohort TEXT NOT NULL,
            date TEXT NOT NULL, data TEXT NOT NULL)""",
        """mark (id TEXT PRIMARY KEY, event TEXT NOT NULL, session TEXT NOT NULL,
            person TEXT NOT NULL, mark TEXT NOT NULL, data TEXT NOT NULL)""",
        """same (id TEXT PRIMARY KEY, event TEXT NOT NULL, kind TEXT NOT NULL,
            one TEXT NOT NULL, other TEXT NOT NULL, data TEXT NOT NULL)""",
        """joined (kind TEXT NOT NULL, id TEXT NOT NULL, smallest TEXT NOT NULL,
            PRIMARY KEY (kind, id))""",
        """move (id TEXT PRIMARY KEY, session TEXT NOT NULL, verb TEXT NOT NULL,
            undoes TEXT NOT NULL, at TEXT NOT NULL)""",
        """run (session TEXT PRIMARY KEY, state TEXT NOT NULL, started TEXT NOT NULL,
            closed TEXT NOT NULL)""",
    ):
        db.execute(f"CREATE TABLE {columns} STRICT")
    for index in (
        "person_walk_in ON person (walk_in) WHERE walk_in <> ''",
        "member_cohort ON member (cohort, person, facilitates)",
        "session_cohort ON session (cohort, date)",
        "mark_session ON mark (session, person, mark, event)",
        "move_session ON move (session, verb)",
    ):
        db.execute(f"CREATE INDEX {index}")


@migrations()
def notes(db: Database) -> None:
    """Notes and their search index. A deleted note stays as ``gone``, so that undo can tell it.

    The index is kept by the projections and not by triggers: with ``trusted_schema`` off,
    SQLite before 3.42 refuses a trigger that writes to a search index. What must not be found
    is an empty ``words`` in it.
    """
    db.execute("""
        CREATE TABLE note (
            rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, event TEXT NOT NULL,
            session TEXT NOT NULL, kind TEXT NOT NULL, gone INTEGER NOT NULL,
            words TEXT NOT NULL, data TEXT NOT NULL
        ) STRICT""")
    db.execute("CREATE INDEX note_session ON note (session, kind, gone)")
    db.execute("CREATE INDEX note_kind ON note (kind, session, gone)")
    db.table("note").enable_fts(["words"], tokenize="unicode61 remove_diacritics 2")


@migrations()
def beside(db: Database) -> None:
    """What is not journal: the line being typed, who conducts, and what the file knows of itself."""
    for columns in (
        """draft (session TEXT NOT NULL, device TEXT NOT NULL, text TEXT NOT NULL,
            at REAL NOT NULL, PRIMARY KEY (session, device))""",
        "alive (session TEXT PRIMARY KEY, beat REAL NOT NULL)",
        "lease (session TEXT PRIMARY KEY, holder TEXT NOT NULL, beat REAL NOT NULL)",
        "fact (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    ):
        db.execute(f"CREATE TABLE {columns} STRICT")


@migrations()
def library(db: Database) -> None:
    """Exercises, plans and programmes by sha256; which version counts; what each file was."""
    for columns in (
        """content (sha256 TEXT PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL,
            title TEXT NOT NULL, status TEXT NOT NULL, source ANY NOT NULL, model TEXT NOT NULL,
            facts TEXT NOT NULL, warnings INTEGER NOT NULL, problems_text TEXT NOT NULL)""",
        """shelf (kind TEXT NOT NULL, id TEXT NOT NULL, sha256 TEXT NOT NULL,
            path TEXT NOT NULL, root TEXT NOT NULL, loaded_at TEXT NOT NULL,
            PRIMARY KEY (kind, id))""",
        """file (path TEXT PRIMARY KEY, mtime_ns INTEGER NOT NULL, size INTEGER NOT NULL,
            sha256 TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
            errors INTEGER NOT NULL, refused TEXT NOT NULL)""",
    ):
        db.execute(f"CREATE TABLE {columns} STRICT")


@migrations()
def follow_up(db: Database) -> None:
    """What became of earlier commitments, and of parked items."""
    db.execute("""
        CREATE TABLE follow (
            id TEXT PRIMARY KEY, event TEXT NOT NULL, session TEXT NOT NULL,
            note TEXT NOT NULL, outcome TEXT NOT NULL, data TEXT NOT NULL
        ) STRICT""")
    db.execute("CREATE INDEX follow_note ON follow (note, event, outcome)")
    db.execute("CREATE INDEX follow_session ON follow (session)")
    db.execute("ALTER TABLE note ADD COLUMN outcome TEXT NOT NULL DEFAULT ''")
    db.execute("DROP INDEX note_kind")
    db.execute("CREATE INDEX note_kind ON note (kind, session, gone, outcome, id)")


@migrations()
def second_format(db: Database) -> None:
    """Every entry is sealed anew: with its session and its format, by an actor's id.

    One that is not what was written refuses all of it: sealed anew it would look sound.
    """
    conn = db.conn
    held = first_format.events(conn)
    digests.must_be_whole(_path(conn), sum(not intact(event) for event in held))
    db.execute("DROP TABLE event")
    db.execute(f"""
        CREATE TABLE event ( -- {MARKER}
            format INTEGER NOT NULL,
            device TEXT NOT NULL, seq INTEGER NOT NULL, digest TEXT NOT NULL,
            id TEXT NOT NULL, actor TEXT NOT NULL, at TEXT NOT NULL,
            kind TEXT NOT NULL, entity TEXT NOT NULL, subject TEXT, session TEXT NOT NULL,
            base TEXT NOT NULL,
            data_digest TEXT NOT NULL, nonce TEXT, data TEXT,
            taken TEXT NOT NULL,
            PRIMARY KEY (device, seq, digest)
        ) STRICT, WITHOUT ROWID""")
    db.execute("CREATE INDEX event_entity ON event (entity, id)")
    db.execute("CREATE INDEX event_id ON event (id)")
    db.execute("CREATE INDEX event_session ON event (session, id) WHERE session <> ''")
    journal.insert(conn, [journal.row_of(event) for event in reseal(held)])

    db.execute("ALTER TABLE draft RENAME TO old_draft")
    db.execute("""
        CREATE TABLE draft (session TEXT NOT NULL, device TEXT NOT NULL, actor TEXT NOT NULL,
            text TEXT NOT NULL, at REAL NOT NULL, PRIMARY KEY (session, device, actor)) STRICT""")
    # Nobody signed them: they are of whoever said the last thing on that laptop.
    db.execute("""
        INSERT INTO draft SELECT session, device, coalesce((SELECT actor FROM event
            WHERE device = old_draft.device ORDER BY seq DESC LIMIT 1), ''), text, at
        FROM old_draft""")
    db.execute("DROP TABLE old_draft")


@migrations()
def what_stands(db: Database) -> None:
    """Tables that hold what ``core.record.resolve`` says, under joined ids.

    event: the id of the entry that says so. versions: how many stand side by side. first: what a
    note was first written by; waits: whether it still waits for somebody. beside: moves that
    stand in other laptops' records of a run. aside: entries that this version cannot read.
    """
    for table in ("person", "cohort", "member", "session", "mark", "note", "follow", "same",
                  "joined", "move", "run"):  # fmt: skip
        if table == "note":
            db.table("note").disable_fts()
        db.execute(f"DROP TABLE {table}")
    plain = "id TEXT PRIMARY KEY, event TEXT NOT NULL, versions INTEGER NOT NULL"
    for columns in (
        f"person ({plain}, walk_in TEXT NOT NULL, data TEXT NOT NULL)",
        f"cohort ({plain}, data TEXT NOT NULL)",
        f"""member ({plain}, cohort TEXT NOT NULL, person TEXT NOT NULL,
            facilitates INTEGER NOT NULL, data TEXT NOT NULL)""",
        f"session ({plain}, cohort TEXT NOT NULL, date TEXT NOT NULL, data TEXT NOT NULL)",
        f"""mark ({plain}, session TEXT NOT NULL, person TEXT NOT NULL, mark TEXT NOT NULL,
            data TEXT NOT NULL)""",
        """note (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, event TEXT NOT NULL,
            versions INTEGER NOT NULL, session TEXT NOT NULL, kind TEXT NOT NULL,
            first TEXT NOT NULL, waits INTEGER NOT NULL, words TEXT NOT NULL, data TEXT NOT NULL)""",
        f"""follow ({plain}, session TEXT NOT NULL, note TEXT NOT NULL, outcome TEXT NOT NULL,
            data TEXT NOT NULL)""",
        f"same ({plain}, kind TEXT NOT NULL, one TEXT NOT NULL, other TEXT NOT NULL, data TEXT NOT NULL)",
        f"""row ({plain}, cohort TEXT NOT NULL, person TEXT NOT NULL, print TEXT NOT NULL,
            data TEXT NOT NULL)""",
        f"actor ({plain}, name TEXT NOT NULL, data TEXT NOT NULL)",
        f"run_choice ({plain}, session TEXT NOT NULL, data TEXT NOT NULL)",
        """joined (kind TEXT NOT NULL, id TEXT NOT NULL, smallest TEXT NOT NULL,
            PRIMARY KEY (kind, id))""",
        """run (session TEXT PRIMARY KEY, state TEXT NOT NULL, started TEXT NOT NULL,
            closed TEXT NOT NULL, head TEXT NOT NULL, beside INTEGER NOT NULL)""",
        "aside (event TEXT PRIMARY KEY, entity TEXT NOT NULL, session TEXT NOT NULL)",
    ):
        db.execute(f"CREATE TABLE {columns} STRICT")
    for index in (
        "person_walk_in ON person (walk_in) WHERE walk_in <> ''",
        "member_cohort ON member (cohort, person, facilitates)",
        "member_person ON member (person)",
        "session_cohort ON session (cohort, date)",
        "mark_session ON mark (session, person, mark)",
        "mark_person ON mark (person)",
        "note_session ON note (session, kind, first)",
        "note_waits ON note (kind, session) WHERE waits",
        "follow_note ON follow (note)",
        "follow_session ON follow (session)",
        "row_cohort ON row (cohort, print)",
        "row_person ON row (person)",
        "joined_smallest ON joined (kind, smallest)",
        "aside_entity ON aside (entity)",
        "aside_session ON aside (session)",
    ):
        db.execute(f"CREATE INDEX {index}")
    db.table("note").enable_fts(["words"], tokenize="unicode61 remove_diacritics 2")


@migrations()
def models_digest(db: Database) -> None:
    """A digest beside each model of the library. What is no JSON any more gets none that fits."""
    db.execute("ALTER TABLE content ADD COLUMN model_digest TEXT NOT NULL DEFAULT ''")
    sql = "SELECT sha256, CAST(model AS BLOB) FROM content WHERE json_valid(model)"
    for sha256, model in rows(db.conn, sql):
        db.execute(
            "UPDATE content SET model_digest = ? WHERE sha256 = ?", [digest_of(model), sha256]
        )


@migrations()
def handed_over(db: Database) -> None:
    """The files that were written out of sessions."""
    db.execute("""
        CREATE TABLE handed (id TEXT PRIMARY KEY, event TEXT NOT NULL, versions INTEGER NOT NULL,
            session TEXT NOT NULL, data TEXT NOT NULL) STRICT""")


@migrations()
def abouts_digest(db: Database) -> None:
    """A digest beside what of the library is neither source nor model: titles, facts, warnings."""
    db.execute("ALTER TABLE content ADD COLUMN about_digest TEXT NOT NULL DEFAULT ''")
    for sha256, *about in rows(db.conn, f"SELECT sha256, {ABOUT} FROM content c"):
        db.execute(
            "UPDATE content SET about_digest = ? WHERE sha256 = ?",
            [digest_of_about(about), sha256],
        )


@migrations()
def files_read_again(db: Database) -> None:
    """Every file of the library is read once more, whatever its time: a question without its
    place, which was taken for one of the place before, is named now."""
    db.execute("UPDATE file SET mtime_ns = 0")


@migrations()
def people_and_groups(db: Database) -> None:
    """Ties of people, seats in groups, attendance files and final registers. Rosters have told of
    ties before; they were set aside until now."""
    for columns in (
        """link (id TEXT PRIMARY KEY, event TEXT NOT NULL, versions INTEGER NOT NULL,
            cohort TEXT NOT NULL, person TEXT NOT NULL, other TEXT NOT NULL, data TEXT NOT NULL)""",
        """seat (id TEXT PRIMARY KEY, event TEXT NOT NULL, versions INTEGER NOT NULL,
            session TEXT NOT NULL, person TEXT NOT NULL, data TEXT NOT NULL)""",
        """attendance (id TEXT PRIMARY KEY, event TEXT NOT NULL, versions INTEGER NOT NULL,
            session TEXT NOT NULL, sha TEXT NOT NULL, data TEXT NOT NULL)""",
        """final (id TEXT PRIMARY KEY, event TEXT NOT NULL, versions INTEGER NOT NULL,
            session TEXT NOT NULL, data TEXT NOT NULL)""",
    ):
        db.execute(f"CREATE TABLE {columns} STRICT")
    for index in (
        "link_cohort ON link (cohort)", "link_person ON link (person)", "link_other ON link (other)",
        "seat_session ON seat (session, person)", "seat_person ON seat (person)",
        "attendance_session ON attendance (session, sha)",
    ):  # fmt: skip
        db.execute(f"CREATE INDEX {index}")
    _with_passed(db)
    refresh(db.conn, list(journal.under(db.conn, f"{Kind.LINK}:")))


@migrations()
def between_laptops(db: Database) -> None:
    """What was collected and sent, erasures that wait for a word, copies elsewhere; and which
    entries only a collect brought that was undone."""
    _with_passed(db)
    for columns in (
        # files: a JSON list of what each file said of itself. joins: one of the first entries of
        # what was settled with it. undone: when, "" while it stands.
        """collect (id INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL,
            files TEXT NOT NULL, joins TEXT NOT NULL DEFAULT '[]',
            undone TEXT NOT NULL DEFAULT '')""",
        # The numbers of a device, first to last, that a collect brought.
        """brought (collect INTEGER NOT NULL, device TEXT NOT NULL, first INTEGER NOT NULL,
            last INTEGER NOT NULL, PRIMARY KEY (collect, device, first))""",
        # A sealed entry that would take words away, as it came.
        """waiting (digest TEXT PRIMARY KEY, collect INTEGER NOT NULL, event TEXT NOT NULL)""",
        # upto: a JSON object of device → the highest number that was in it.
        """sent (id INTEGER PRIMARY KEY, at TEXT NOT NULL, what TEXT NOT NULL,
            file TEXT NOT NULL, "to" TEXT NOT NULL, cohort TEXT NOT NULL, sha TEXT NOT NULL,
            entries INTEGER NOT NULL, withheld INTEGER NOT NULL, upto TEXT NOT NULL)""",
        """copy (path TEXT PRIMARY KEY, at TEXT NOT NULL)""",
    ):
        db.execute(f"CREATE TABLE {columns} STRICT")


@migrations()
def told_apart(db: Database) -> None:
    """Pairs that look alike and are not the same. An older file knows none that it understood."""
    db.execute("""
        CREATE TABLE different (id TEXT PRIMARY KEY, event TEXT NOT NULL, versions INTEGER NOT NULL,
            kind TEXT NOT NULL, one TEXT NOT NULL, other TEXT NOT NULL, data TEXT NOT NULL) STRICT
    """)
    refresh(db.conn, list(journal.under(db.conn, f"{Kind.DIFFERENT}:")))


@migrations()
def outcomes(db: Database) -> None:
    """What was asked of groups, people's forms, and stories of change with who chose them. An
    older file knows none that it understood."""
    plain = "id TEXT PRIMARY KEY, event TEXT NOT NULL, versions INTEGER NOT NULL"
    whom = "cohort TEXT NOT NULL, session TEXT NOT NULL"
    for columns in (
        f"asked ({plain}, {whom}, data TEXT NOT NULL)",
        f"rating ({plain}, {whom}, person TEXT NOT NULL, data TEXT NOT NULL)",
        f"""change ({plain}, {whom}, teller TEXT NOT NULL, note TEXT NOT NULL,
            data TEXT NOT NULL)""",
        f"""chosen ({plain}, {whom}, change TEXT NOT NULL, note TEXT NOT NULL,
            data TEXT NOT NULL)""",
    ):
        db.execute(f"CREATE TABLE {columns} STRICT")
    for index in (
        "asked_cohort ON asked (cohort)", "asked_session ON asked (session)",
        "rating_cohort ON rating (cohort)", "rating_session ON rating (session)",
        "rating_person ON rating (person)",
    ):  # fmt: skip
        db.execute(f"CREATE INDEX {index}")
    for kind in (Kind.ASKED, Kind.RATING, Kind.CHANGE, Kind.CHOSEN):
        refresh(db.conn, list(journal.under(db.conn, f"{kind}:")))


@migrations()
def outlines(db: Database) -> None:
    """What entries without their words said in figures, for the record as of an earlier moment."""
    db.execute("""
        CREATE TABLE outline (device TEXT NOT NULL, seq INTEGER NOT NULL, digest TEXT NOT NULL,
            data TEXT NOT NULL, PRIMARY KEY (device, seq, digest)) STRICT, WITHOUT ROWID""")


@migrations()
def certificates(db: Database) -> None:
    """Certificates that were issued. An older file knows none that it understood."""
    db.execute("""
        CREATE TABLE issued (id TEXT PRIMARY KEY, event TEXT NOT NULL, versions INTEGER NOT NULL,
            cohort TEXT NOT NULL, person TEXT NOT NULL, data TEXT NOT NULL) STRICT
    """)
    db.execute("CREATE INDEX issued_cohort ON issued (cohort)")
    refresh(db.conn, list(journal.under(db.conn, f"{Kind.ISSUED}:")))


def _with_passed(db: Database) -> None:
    """Let the journal know which entries are passed over: whoever reads it asks for that."""
    if "passed" not in db["event"].columns_dict:
        db.execute("ALTER TABLE event ADD COLUMN passed INTEGER NOT NULL DEFAULT 0")


def _path(conn: Connection) -> Path:
    # As bytes: a path need not be text.
    named = "SELECT CAST(file AS BLOB) FROM pragma_database_list WHERE name = 'main'"
    return Path(os.fsdecode(rows(conn, named)[0][0]))
