"""The header as a JSON Schema, for whatever looks at headers and knows no Python.

It is made from the fields that the reader itself uses. Every scalar of a header is text to the
reader; a schema meets what YAML makes of it, so a number may be one or be written as one.
"""

from __future__ import annotations

import re
from typing import Any

from l4pc_tui.core.script.editing import meanings
from l4pc_tui.core.script.editing.words_at import fits
from l4pc_tui.core.script.model.words import FORMATS, KIND_NAMES
from l4pc_tui.core.script.syntax.fields import HEADERS, MOST_PEOPLE, MOST_RUNS, RANGE

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_CLOCK = {"type": "string", "pattern": r"^\s*\d{1,2}\s*[:.]\s*\d{2}\s*$"}
_PEOPLE = {
    "anyOf": [
        {"type": "integer", "minimum": 1, "maximum": MOST_PEOPLE},
        {"type": "string", "pattern": RANGE.pattern},
    ]
}
_TEXT = ["string", "number", "boolean"]
AS_WRITTEN: dict[str, dict[str, Any]] = {
    "people": _PEOPLE,
    "start": _CLOCK,
    "finish": _CLOCK,
    "date": {"type": "string"},
    "time": {"type": _TEXT},
    "rtl": {"enum": [True, False, "yes", "no", "true", "false", "on", "off"]},
    "intensity": {"enum": [1, 2, 3, "1", "2", "3"]},
    "tested": {"anyOf": [
        {"type": "array", "maxItems": MOST_RUNS, "items": {"type": "string"}}, {"type": "string"},
    ]},
    "variables": {
        "type": "object", "maxProperties": 20, "propertyNames": {"pattern": "^[a-z][a-z_]{0,30}$"},
        "additionalProperties": {"type": _TEXT, "maxLength": 200},
    },
}  # fmt: skip
"""Fields that become something else than what stands in the file."""


def header_schema() -> dict[str, Any]:
    """One schema for the three kinds of page; the format says which one a header is of."""
    kinds = list(HEADERS)
    chosen: dict[str, Any] = {"$ref": f"#/$defs/{kinds[0]}"}
    for kind in kinds[1:]:
        named = {"properties": {"format": {"pattern": f"^{kind}/"}}, "required": ["format"]}
        chosen = {"if": named, "then": {"$ref": f"#/$defs/{kind}"}, "else": chosen}
    return {
        "$schema": DRAFT,
        "title": "The header of an exercise, a session plan or a programme",
        "description": "The lines between the two --- at the beginning of a page.",
        "type": "object",
        **chosen,
        "$defs": {kind: _of_kind(kind) for kind in kinds},
    }


def _of_kind(kind: str) -> dict[str, Any]:
    model = HEADERS[kind]
    made = model.model_json_schema(mode="validation")
    shared = made.get("$defs", {})
    properties = {
        name: {
            "description": " ".join((meanings.of_field(kind, name), *fits(name))),
            **_field(kind, name, made["properties"][name], shared),
        }
        for name in model.model_fields
    }
    return {
        "title": f"The header of {KIND_NAMES[kind]}s",
        "type": "object",
        "properties": properties,
        "patternProperties": {"^x-": True},
        "additionalProperties": False,
        "required": [name for name, field in model.model_fields.items() if field.is_required()],
    }


def _field(kind: str, name: str, made: dict[str, Any], shared: dict[str, Any]) -> dict[str, Any]:
    if name == "format":
        return {"type": "string", "enum": [f"{kind}/{n}" for n in range(1, FORMATS[kind] + 1)]}
    if name in AS_WRITTEN:
        return AS_WRITTEN[name]
    wanted = _text(made, shared)
    if wanted.get("type") != "array":
        return wanted
    # One value is a list of one; several may stand in one text with commas between them.
    return {"anyOf": [wanted, {"type": _TEXT}]}


def _text(made: dict[str, Any], shared: dict[str, Any]) -> dict[str, Any]:
    """What pydantic says of a field, without what only Python understands of it."""
    if reference := made.get("$ref"):
        return _text(shared[reference.rpartition("/")[2]], shared)
    if choices := made.get("anyOf"):
        told = [_text(each, shared) for each in choices if each.get("type") != "null"]
        return told[0] if len(told) == 1 else {"anyOf": told}
    if "enum" in made:
        return {"enum": made["enum"]}
    if "const" in made:
        return {"const": made["const"]}
    if made.get("type") == "array":
        # pydantic calls the most items of a list its length.
        items = _text(made["items"], shared)
        return {"type": "array", "items": items, "maxItems": made["maxLength"]}
    kept = {key: made[key] for key in ("maxLength",) if key in made}
    pattern = made.get("pattern", "")
    if pattern and not re.search(r"\\[wW]", pattern):
        # What a letter is, other languages see otherwise than Python.
        kept["pattern"] = pattern
    return {"type": "string" if "pattern" in kept else _TEXT, **kept}
