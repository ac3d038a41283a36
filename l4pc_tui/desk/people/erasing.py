"""Somebody is erased: here in one transaction, then in the backups, and then the raw files are
looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.record.entry import Data, Entry, EntryKind, Event, as_one_act
from l4pc_tui.core.record.kinds import RUN, THINGS
from l4pc_tui.core.record.mentions import with_texts
from l4pc_tui.core.record.names import short
from l4pc_tui.core.text.amounts import count, listed, local
from l4pc_tui.core.text.folding import filed
from l4pc_tui.desk.own_process import apart
from l4pc_tui.desk.people.erasure import ErasurePlan, Mention, look
from l4pc_tui.desk.settings_file import folders_written_to
from l4pc_tui.desk.trouble import Trouble, said_kindly
from l4pc_tui.exchange.file_out import must_be_writable, write_file
from l4pc_tui.exchange.paper.certificate import certificate
from l4pc_tui.exchange.typed import at_home
from l4pc_tui.machine.files import remove_left
from l4pc_tui.store.backups.redaction import Redacted, files_of

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk

Answers = Mapping[int, Mapping[str, str]]
"""What a person said of the mentions of a plan: the number of each of which the name goes → each of
its texts → what stands there from now on. A mention that is not in it stays."""

TITLE = "Erasure of one person’s data"
UNFINISHED = ("The files could not be looked at afterwards.", "Search them for the name yourself.")


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure did. at: when, in seconds since the epoch. redacted: texts of others that lost
    the name. left: those that keep it. backups: what became of each backup and copy. holding:
    files in which the name, or other words of theirs, still stand. unread: those that could not be
    looked into. unlooked: why the files could not be looked at; empty when they were."""

    plan: ErasurePlan
    at: float
    redacted: int
    left: int
    backups: tuple[Redacted, ...]
    holding: tuple[Path, ...]
    unread: tuple[Path, ...] = ()
    unlooked: str = ""

    @property
    def unreached(self) -> tuple[Redacted, ...]:
        """Files that may hold what was known, and could not be written anew."""
        return tuple(each for each in self.backups if each.why)

    @property
    def told(self) -> tuple[str, ...]:
        """What was done, a sentence a line; whom it concerned is not in it."""
        parts = [count(many, THINGS[kind].one, THINGS[kind].many)
                 for kind, many in self.plan.records.items()]  # fmt: skip
        changed = sum(each.changed for each in self.backups)
        texts = count(self.redacted, "text", "texts")
        kept = f"; {count(self.left, 'text keeps', 'texts keep')} it" if self.left else ""
        return (
            f"Erased here, of one person: {listed(parts)}. Every total stayed.",
            *((f"The name went from {texts} of others{kept}.",) if self.plan.mentions else ()),
            f"{count(changed, 'backup')} written anew without it."
            if changed else "No backup held any of it.",
            *(f"Not reached: {each.path}. {each.why} Each later backup tries again; or delete it."
              for each in self.unreached),
            *_beyond(self.plan),
            *_looked_at(self),
        )  # fmt: skip


def all_of(plan: ErasurePlan, *, whole_only: bool = False) -> Answers:
    """The answers of somebody who lets the name go everywhere, as it is offered; whole_only: where
    a whole name or address stands."""
    return {
        at: {text.text: text.offered for text in mention.texts}
        for at, mention in enumerate(plan.mentions)
        if mention.whole or not whole_only
    }


def erase(desk: Desk, plan: ErasurePlan, answers: Answers | None = None) -> Erased:
    """Take what is known of somebody out of this file, its search and its backups.

    One transaction takes it out of the file. A kill after it leaves the backups to the next start.
    """
    desk.must_write()
    return finish(desk, *write(desk, plan, answers or {}))


def write(
    desk: Desk, seen: ErasurePlan, said: Answers, theirs: Sequence[Event] = ()
) -> tuple[ErasurePlan, int]:
    """The first half: what goes from this file, in one transaction. Gives the plan as the file
    stands now, which may have changed since it was seen, and of how many texts the name went.

    theirs: the erasures that are done here too: what they let stay stays here.
    """
    store, plan = desk.store, look(desk, seen.person)
    answers = _as_now(seen, plan, said)
    store.forget_half_typed(plan.half_typed)
    left = {each.entity: each.data for each in theirs if each.kind == "erase"}
    erasures = [
        store.entry("erase", name, left.get(name, data), actor=desk.actor, subject=plan.person,
                    session=session)
        for name, (session, data) in plan.entities.items()
    ]  # fmt: skip
    store.write([*erasures, *_redactions(desk, plan, answers)])
    return plan, len(answers)


def _as_now(seen: ErasurePlan, now: ErasurePlan, said: Answers) -> Answers:
    """What was said of the texts that were seen, of the texts as they stand now.

    A text that changed since loses the name as it is offered now: what was said of it holds words
    that may have been taken meanwhile.
    """
    told = {seen.mentions[at].key: texts for at, texts in said.items()}
    return {
        at: {text.text: told[each.key].get(text.text, text.offered) for text in each.texts
             if text.text in told[each.key] or text.text not in _texts_of(seen, each.key)}
        for at, each in enumerate(now.mentions) if each.key in told
    }  # fmt: skip


def _texts_of(plan: ErasurePlan, key: str) -> set[str]:
    return {text.text for each in plan.mentions if each.key == key for text in each.texts}


def finish(desk: Desk, plan: ErasurePlan, redacted: int) -> Erased:
    """Go through the backups, and look at the raw files, after somebody was erased."""
    backups = desk.store.redact_backups()
    remove_left()  # A rehearsal that was killed has left a copy of the record.
    left = len(plan.mentions) - redacted
    try:
        holding, unread = _holding(desk, plan, backups)
    except Trouble as trouble:  # it is done, and must be told
        told = f"{trouble.sentence} {trouble.hint}"
        return Erased(plan, desk.now(), redacted, left, backups, (), unlooked=told)
    return Erased(plan, desk.now(), redacted, left, backups, holding, unread)


def _redactions(desk: Desk, plan: ErasurePlan, answers: Answers) -> list[Entry]:
    """The entries by which names go from texts: what takes the words, then what stands instead."""
    taking: list[Entry] = []
    instead: list[Entry] = []
    for at, texts in answers.items():
        mention = plan.mentions[at]
        for event in mention.versions:
            data = with_texts(event.data or {}, texts)
            if mention.entity.startswith(f"{RUN}:"):
                # What stood instead of a move since another name went from it is of the move too.
                of = event.base if event.kind == "redact" else ()
                taking.append(_entry(desk, "redact", mention, (*of, event.id), data, event))
            else:
                instead.append(_entry(desk, "put", mention, (event.id,), data, event))
        if not mention.entity.startswith(f"{RUN}:"):
            gone = tuple(each.id for each in (*mention.versions, *mention.earlier))
            taking.append(_entry(desk, "redact", mention, gone, None, None))
    return list(as_one_act([*taking, *instead])) if taking else []


def _entry(
    desk: Desk, kind: EntryKind, mention: Mention, base: tuple[str, ...], data: Data | None,
    of: Event | None,
) -> Entry:  # fmt: skip
    return desk.store.entry(
        kind, mention.entity, data, actor=desk.actor, subject=of.subject if of else None,
        base=base, session=mention.session,
    )  # fmt: skip


def _holding(
    desk: Desk, plan: ErasurePlan, backups: Sequence[Redacted]
) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The files that we know of in which words of somebody still stand; and those that could not
    be read. Raises Trouble where none could be looked at."""
    reached = [each.path for each in backups if not each.why]
    folders = (desk.places.state, *folders_written_to(desk))
    lie = [file for folder in folders if folder.is_dir() for file in folder.rglob("*")]
    # Bundles and packs that were written wherever somebody named; most are somewhere else by now.
    written = [Path(each.file) for each in desk.store.sent()]
    there = (file for file in (*lie, *written) if _is_file(file))
    files = dict.fromkeys(map(str, (*files_of(desk.path), *reached, *there)))
    names = [" ".join(words) for words in plan.names.whole]
    found = apart(
        "l4pc_tui.store.backups.redaction:found_in",
        {"paths": list(files), "words": [*plan.words, *names]}, UNFINISHED,
    )  # fmt: skip
    known = {str(each.path) for each in backups if each.why}
    return tuple(map(Path, found["holding"])), tuple(
        Path(each) for each in found["unread"] if each not in known
    )


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _beyond(plan: ErasurePlan) -> tuple[str, ...]:
    """What no program reaches: what left this laptop before."""
    named = sorted({who for who in plan.handed if who}, key=filed)
    told = []
    if plan.handed:
        to = f", to {listed(named)} among others" if named else ""
        files = count(len(plan.handed), "file was", "files were")
        told.append(
            f"{files} written out of sessions or cohorts that they were in{to}: ask for those back, "
            "and delete what lies on this laptop still."
        )
    if plan.sent:
        told.append(
            f"{count(plan.sent, 'bundle or pack was', 'bundles and packs were')} sent before: the "
            "next bundle carries this erasure to whoever collects it."
        )
    return tuple(told)


def _looked_at(done: Erased) -> tuple[str, ...]:
    if done.unlooked:
        return (done.unlooked,)
    unread = tuple(f"Could not be looked into: {path}." for path in done.unread)
    if not done.holding:
        return (
            "Looked at afterwards, byte by byte: no file that l4pc knows of here holds the name any "
            f"more{', as far as they could be read' if unread else ''}.",
            *unread,
        )
    why = " (texts that keep the name)" if done.left else ""
    return (
        f"{count(len(done.holding), 'file still holds', 'files still hold')} the name, or words of "
        f"theirs{why}:",
        *(f"  {path}" for path in done.holding),
        *unread,
    )


def must_certify(out: Path) -> None:
    """Look whether a certificate can be written there: before anybody is erased. Raises Trouble."""
    target = at_home(out).absolute()
    with said_kindly():
        must_be_writable(target, certificate(TITLE, (), page=_is_page(target)))


def _is_page(target: Path) -> bool:
    return target.suffix.lower() in (".html", ".htm")


def certify(desk: Desk, done: Erased, out: Path) -> Path:
    """Write what an erasure did, without the name: as text, or as a page where the file's name
    ends so. Gives the file. Raises Trouble."""
    when = local(done.at, desk.zone)
    lines = (
        f"When: {when:%Y-%m-%d %H:%M}. By: {desk.actor}.",
        f"Where: {desk.path} on the laptop {desk.store.device[:8]}. Number of the person there: "
        f"{short(done.plan.person)}.",
        *done.told,
    )
    target = at_home(out).absolute()
    with said_kindly():
        write_file(target, certificate(TITLE, lines, page=_is_page(target)))
    return target
