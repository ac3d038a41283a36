"""The shipped library, read once: exercises, plans and programmes by id, and what they say."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from library.figures import ROOT, kind_of, paths

from l4pc_tui.core.live.sheet.layout import Occasion, lay_out, try_out
from l4pc_tui.core.live.sheet.sheet import Sheet
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.checking.cross_check import cross_check
from l4pc_tui.core.script.messages.diagnostic import Diagnostic
from l4pc_tui.core.script.messages.pointers import Checked
from l4pc_tui.core.script.model.model import Exercise, Model, Programme, SessionPlan
from l4pc_tui.core.script.reading.script import read


@dataclass(frozen=True)
class Shelf:
    """Everything on it, and every message on the files, each by itself and held together."""

    exercises: dict[str, Exercise]
    plans: dict[str, SessionPlan]
    programmes: dict[str, Programme]
    messages: tuple[Diagnostic, ...]


@cache
def shelf() -> Shelf:
    """The library as it is shipped."""
    messages: list[Diagnostic] = []
    checked: list[Checked] = []
    for path in paths():
        name = str(path.relative_to(ROOT))
        data = path.read_bytes()
        reading = read(data, path=name, kind=kind_of(path))
        messages += reading.diagnostics
        if reading.model is not None:
            checked.append(Checked(name, reading.model, data.decode()))
    messages += cross_check(checked)
    models: list[Model] = [each.model for each in checked]
    return Shelf(
        {model.id: model for model in models if isinstance(model, Exercise)},
        {model.id: model for model in models if isinstance(model, SessionPlan)},
        {model.id: model for model in models if isinstance(model, Programme)},
        tuple(messages),
    )


def tried(exercise: Exercise) -> Sheet:
    """The exercise laid out by itself, for the middle of its range of people."""
    held = shelf().exercises | {exercise.id: exercise}
    return lay_out(try_out(exercise), held, Occasion(float, exercise.usual_people, {}))


def minutes(exercise: Exercise) -> tuple[int, int]:
    """The least and the most that it takes, in whole minutes, for the middle of its range."""
    spans = [stop.span for stop in tried(exercise).stops]
    return round(sum(s.least for s in spans) / 60), round(sum(s.most for s in spans) / 60)


def deepest_step(exercise: Exercise) -> Place:
    """The deepest place that a step of the main line is at; Return when it only comes back."""
    places = [step.depth for step in exercise.steps]
    down = [place for place in places if place is not Place.RETURN]
    return max(down, key=lambda place: place.depth, default=Place.RETURN)
