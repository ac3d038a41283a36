"""How events come into the hub's table: all in one transaction, whatever the order they come in.

What takes words away is read from both, what is held and what arrives, so that it does not matter
which of the two comes first. Words are taken from what arrives before it is written.
"""

from __future__ import annotations

from l4pc_tui.core.record.erased import WITH_THEIR_SUBJECT
from l4pc_tui.store.journal.journal import COLUMNS

ARRIVING = "CREATE TEMPORARY TABLE arriving (LIKE l4pc.event) ON COMMIT DROP"
LOOSEN = "ALTER TABLE arriving ALTER arrived DROP NOT NULL"
COPY = f"COPY arriving ({COLUMNS}) FROM STDIN"
COUNTED = "ANALYZE arriving"

IN_TURN = "SELECT pg_advisory_xact_lock(%s)"
"""Numbers are given while nobody else gives any, and seen only with all that are lower."""

ERASED = """
CREATE TEMPORARY TABLE erased ON COMMIT DROP AS
    SELECT entity FROM l4pc.event WHERE kind = 'erase'
    UNION SELECT entity FROM arriving WHERE kind = 'erase'
"""
REDACTED = """
CREATE TEMPORARY TABLE redacted ON COMMIT DROP AS
    SELECT entity, jsonb_array_elements_text(base::jsonb) AS id FROM l4pc.event
        WHERE kind = 'redact'
    UNION SELECT entity, jsonb_array_elements_text(base::jsonb) FROM arriving
        WHERE kind = 'redact'
"""
_ABOUT = ", ".join(f"'{kind}'" for kind in WITH_THEIR_SUBJECT)
_GONE = f""" e.kind <> 'erase' AND e.nonce IS NOT NULL AND (
    e.entity IN (SELECT entity FROM erased)
    OR (e.entity, e.id) IN (SELECT entity, id FROM redacted)
    OR e.subject IS NOT NULL AND split_part(e.entity, ':', 1) IN ({_ABOUT})
        AND 'person:' || e.subject IN (SELECT entity FROM erased))
"""
"""The words of an entry are gone once its thing was erased, or a redaction named it, or it is of a
person who was erased."""

SILENCE = f"UPDATE arriving e SET nonce = NULL, data = NULL WHERE {_GONE}"

INSERT = f"""
INSERT INTO l4pc.event ({COLUMNS}, arrived)
    SELECT {COLUMNS}, nextval('l4pc.arrival') FROM arriving ORDER BY (nonce IS NULL)
    ON CONFLICT (device, seq, digest) DO NOTHING
"""
FILL = """
UPDATE l4pc.event e SET nonce = a.nonce, data = a.data, arrived = nextval('l4pc.arrival')
    FROM arriving a
    WHERE (a.device, a.seq, a.digest) = (e.device, e.seq, e.digest)
        AND e.nonce IS NULL AND a.nonce IS NOT NULL
"""
TAKES_WORDS = "SELECT EXISTS (SELECT FROM arriving WHERE kind IN ('erase', 'redact'))"
STRIKE = f"""
UPDATE l4pc.event e SET nonce = NULL, data = NULL WHERE {_GONE} AND (
    e.entity IN (SELECT entity FROM arriving WHERE kind = 'erase')
    OR e.id IN (SELECT jsonb_array_elements_text(base::jsonb) FROM arriving WHERE kind = 'redact')
    OR 'person:' || e.subject IN (SELECT entity FROM arriving WHERE kind = 'erase'))
"""
