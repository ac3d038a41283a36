"""Models as JSON and back, without loss: what the database keeps of a file.

Reading back imports nothing but the model, so that the first picture does not wait for a parser.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.between import Due
from l4pc_tui.core.script.model.measures import Group, Time
from l4pc_tui.core.script.model.model import (
    Block,
    Door,
    Exercise,
    Handout,
    Item,
    Model,
    Module,
    ModuleLine,
    PeopleRun,
    Probe,
    Programme,
    Section,
    SessionPlan,
    Step,
    Trigger,
)

_KINDS: dict[type, str] = {Exercise: "exercise", SessionPlan: "session", Programme: "programme"}
_NAMES = {
    kind: tuple(f.name for f in fields(kind))
    for kind in (
        Block, Door, Due, ModuleLine, Exercise, Group, Handout, Item, Module, PeopleRun, Probe, Programme,
        Section, SessionPlan, Step, Time, Trigger,
    )
}  # fmt: skip


def to_json(model: Model) -> dict[str, Any]:
    """The model as JSON values; ``kind`` (here under ``model``) tells which it is."""
    return {"model": _KINDS[type(model)], **_fields(model)}


def from_json(data: dict[str, Any]) -> Model:
    """The model that ``to_json`` gave. Raises KeyError or ValueError for anything else."""
    values = dict(data)
    kind = values.pop("model")
    if kind == "exercise":
        return _exercise(values)
    if kind == "session":
        return _plan(values)
    if kind == "programme":
        return _programme(values)
    raise ValueError(kind)


def _fields(value: Any) -> dict[str, Any]:
    return {name: _plain(getattr(value, name)) for name in _NAMES[type(value)]}


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Door):
        # In a probe, doors and remarks stand in one list; the sign tells them apart.
        return {"door": True, **_fields(value)}
    return _fields(value)


def _time(data: dict[str, Any] | None) -> Time | None:
    return Time(**data) if data else None


def _door(data: dict[str, Any]) -> Door:
    values = {name: value for name, value in data.items() if name != "door"}
    trigger = values["trigger"]
    values["trigger"] = Trigger(**trigger) if trigger else None
    return Door(**values)


def _block(data: dict[str, Any]) -> Block:
    values = dict(data)
    values["probes"] = tuple(map(_probe, values["probes"]))
    return Block(**values)


def _probe(data: dict[str, Any]) -> Probe:
    subs = tuple(_door(sub) if "door" in sub else _block(sub) for sub in data["subs"])
    return Probe(Place(data["depth"]), data["text"], data["line"], subs)


def _step(data: dict[str, Any]) -> Step:
    values = dict(data)
    values["depth"] = Place(values["depth"])
    values["group"] = Group(**values["group"])
    values["time"] = Time(**values["time"])
    values["blocks"] = tuple(map(_block, values["blocks"]))
    values["doors"] = tuple(map(_door, values["doors"]))
    values["inherits"] = tuple(values["inherits"])
    return Step(**values)


def _exercise(values: dict[str, Any]) -> Exercise:
    values["people"] = tuple(values["people"])
    for name in ("themes", "needs", "authors", "was"):
        values[name] = tuple(values[name])
    for name in ("variables", "extra"):
        values[name] = _pairs(values[name])
    values["ceiling"] = Place(values["ceiling"])
    values["time"] = _time(values["time"])
    for name in ("steps", "sides"):
        values[name] = tuple(map(_step, values[name]))
    values["handouts"] = tuple(Handout(**handout) for handout in values["handouts"])
    values["sections"] = tuple(Section(**section) for section in values["sections"])
    # A version that was kept before there was such a record has none.
    values["tested"] = tuple(PeopleRun(**run) for run in values.get("tested", ()))
    return Exercise(**values)


def _item(data: dict[str, Any]) -> Item:
    values = dict(data)
    values["time"] = _time(values["time"])
    values["place"] = Place(values["place"]) if values["place"] else None
    values["notes"] = tuple(values["notes"])
    values["step_times"] = tuple((n, Time(**t), line) for n, t, line in values["step_times"])
    for name in ("skip", "variables"):
        values[name] = _pairs(values[name])
    return Item(**values)


def _plan(values: dict[str, Any]) -> SessionPlan:
    values["items"] = tuple(map(_item, values["items"]))
    values["ceiling"] = Place(values["ceiling"]) if values["ceiling"] else None
    values["people_range"] = tuple(values["people_range"]) if values["people_range"] else None
    for name in ("lead", "facilitators"):
        values[name] = tuple(values[name])
    values["was"] = tuple(values.get("was", ()))
    values["extra"] = _pairs(values["extra"])
    return SessionPlan(**values)


def _entry(data: dict[str, Any]) -> ModuleLine:
    values = {**data, "time": _time(data["time"])}
    # A version that was kept before there was more than words and a time has none of these.
    due = values.get("due")
    values["due"] = Due(**due) if due else None
    for name in ("handouts", "notes"):
        values[name] = tuple(values.get(name, ()))
    return ModuleLine(**values)


def _programme(values: dict[str, Any]) -> Programme:
    values["modules"] = tuple(
        Module(module["name"], tuple(map(_entry, module["entries"])), module["line"])
        for module in values["modules"]
    )
    values["people_range"] = tuple(values["people_range"]) if values["people_range"] else None
    values["lead"] = tuple(values["lead"])
    values["extra"] = _pairs(values["extra"])
    values["handouts"] = tuple(Handout(**handout) for handout in values.get("handouts", ()))
    return Programme(**values)


def _pairs(rows: list[list[Any]]) -> tuple[Any, ...]:
    return tuple(tuple(row) for row in rows)
