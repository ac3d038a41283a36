"""The header's lines as nodes: YAML's own events, every scalar as text, with line and column.

The nodes are built from the event stream and not by the loader's constructor: tags, anchors
and depth are judged before anything is made of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from l4pc_tui.core.script.model.words import LIMITS


@dataclass(slots=True)
class Node:
    """A value in the header; line and col count from 0 in the text that was composed.

    value: text, a list of nodes, or a list of (key, value) pairs.
    """

    kind: str
    value: Any
    line: int
    col: int
    end: int = 0


@dataclass(slots=True)
class YamlTrouble(Exception):
    """Why the header cannot be read: a diagnostic's code and where."""

    code: str
    line: int
    col: int


@dataclass(slots=True)
class _Open:
    node: Node
    key: Node | None = None
    items: list[Any] = field(default_factory=list)


def compose(text: str) -> Node | None:
    """The root mapping of a header, None for an empty one. Raises YamlTrouble."""
    # PyYAML costs some 10 ms to import and only files need it, never the first picture.
    import yaml

    loader_class: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _compose(yaml, loader_class(text))
    except yaml.MarkedYAMLError as error:
        # "while scanning …" and flow collections: where it began says more than where it failed.
        scanning = error.context and ("scanning" in error.context or "flow" in error.context)
        mark = (error.context_mark if scanning else None) or error.problem_mark
        raise YamlTrouble("H202", mark.line if mark else 0, mark.column if mark else 0) from None
    except yaml.YAMLError:
        raise YamlTrouble("H202", 0, 0) from None


def _compose(yaml: Any, loader: Any) -> Node | None:
    root: Node | None = None
    stack: list[_Open] = []
    events = 0
    while loader.check_event():
        event = loader.get_event()
        events += 1
        mark = event.start_mark
        if events > LIMITS["header events"]:
            raise YamlTrouble("H208", mark.line, mark.column)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise YamlTrouble("H205", mark.line, mark.column)
        if getattr(event, "tag", None):
            raise YamlTrouble("H205", mark.line, mark.column)
        if isinstance(event, yaml.ScalarEvent):
            if event.style in ("|", ">"):
                raise YamlTrouble("H202", mark.line, mark.column)
            end = event.end_mark.column if event.end_mark.line == mark.line else mark.column + 1
            node = Node("text", event.value, mark.line, mark.column, end)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            kind = "map" if isinstance(event, yaml.MappingStartEvent) else "list"
            node = Node(kind, [], mark.line, mark.column, mark.column + 1)
            stack.append(_Open(node, items=node.value))
            if len(stack) > LIMITS["header depth"]:
                raise YamlTrouble("H208", mark.line, mark.column)
            continue
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            node = stack.pop().node
        else:
            continue
        if stack:
            _put(stack[-1], node)
        else:
            root = node
    if root is not None and root.kind != "map":
        raise YamlTrouble("H202", root.line, root.col)
    return root


def _put(into: _Open, node: Node) -> None:
    if into.node.kind == "list":
        into.items.append(node)
    elif into.key is None:
        if node.kind != "text":
            raise YamlTrouble("H202", node.line, node.col)
        into.key = node
    else:
        into.items.append((into.key, node))
        into.key = None
