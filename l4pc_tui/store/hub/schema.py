"""The hub's table in PostgreSQL, who may do what with it, and how it is begun."""

from __future__ import annotations

VERSION = 1
"""Of the hub's tables. A hub with a higher one is refused untouched."""

WRITER, READER = "l4pc_writer", "l4pc_reader"
"""The two roles. An administrator grants one of them to each login."""

ADMITTING = 0x6C347063
"""The lock that gives arrivals their order: held from an admission's first number to its end."""

IS_BEGUN = "SELECT to_regnamespace('l4pc') IS NOT NULL, to_regclass('l4pc.about') IS NOT NULL"
ABOUT = "SELECT version, id FROM l4pc.about"
ENCODING = "SELECT getdatabaseencoding()"

MAKE = """
CREATE SCHEMA l4pc;
CREATE TABLE l4pc.about (version integer NOT NULL, id text NOT NULL);
CREATE SEQUENCE l4pc.arrival;
CREATE TABLE l4pc.event (
    device text COLLATE "C" NOT NULL, seq bigint NOT NULL, digest text COLLATE "C" NOT NULL,
    format integer NOT NULL, id text COLLATE "C" NOT NULL, actor text NOT NULL, at text NOT NULL,
    kind text NOT NULL, entity text COLLATE "C" NOT NULL, subject text COLLATE "C",
    session text NOT NULL, base text NOT NULL, data_digest text NOT NULL, nonce text, data text,
    taken text NOT NULL,
    arrived bigint NOT NULL,
    PRIMARY KEY (device, seq, digest),
    CHECK (nonce IS NOT NULL OR data IS NULL)
);
CREATE UNIQUE INDEX event_arrived ON l4pc.event (arrived);
CREATE INDEX event_entity ON l4pc.event (entity);
CREATE INDEX event_id ON l4pc.event (id);
CREATE INDEX event_subject ON l4pc.event (subject) WHERE subject IS NOT NULL;
CREATE INDEX event_takes_words ON l4pc.event (kind) WHERE kind IN ('erase', 'redact');
GRANT USAGE ON SCHEMA l4pc TO l4pc_writer, l4pc_reader;
GRANT SELECT ON l4pc.about, l4pc.event TO l4pc_writer, l4pc_reader;
GRANT INSERT ON l4pc.event TO l4pc_writer;
GRANT UPDATE (nonce, data, arrived) ON l4pc.event TO l4pc_writer;
GRANT USAGE ON SEQUENCE l4pc.arrival TO l4pc_writer;
"""
"""``arrived``: where the row stands for whoever reads on from where they were. A row whose words
came later than itself moves to the end."""

ROLES = f"""
DO $$ BEGIN
    IF to_regrole('{WRITER}') IS NULL THEN CREATE ROLE {WRITER} NOLOGIN; END IF;
    IF to_regrole('{READER}') IS NULL THEN CREATE ROLE {READER} NOLOGIN; END IF;
END $$
"""
