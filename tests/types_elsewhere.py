"""Types as Windows and macOS have them: mypy once more for each, over what can differ there.

    python tests/types_elsewhere.py [whole]

What a program means on another system differs only where it uses a name that the standard library
has there and not here, or has otherwise, or where it asks which system it is. Which names those
are is read from the types of the standard library that mypy brings along; the modules that use none
of them are taken as they are, for their types are what `mypy` has just looked at. That finds what a
whole run finds in a third of its time; ``whole`` looks at everything.
Each system has a cache of its own, so that none undoes another's.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import mypy

ROOT = Path(__file__).parents[1]
CODE = ("l4pc_tui", "tests", "benchmarks")
PLATFORMS = ("win32", "darwin")


@cache
def differing() -> Mapping[str, frozenset[str]]:
    """The names of each module of the standard library that not every system has alike."""
    types = Path(mypy.__file__).parent / "typeshed" / "stdlib"
    found: dict[str, set[str]] = defaultdict(set)
    for file in types.rglob("*.pyi"):
        name = ".".join(file.relative_to(types).with_suffix("").parts).removesuffix(".__init__")
        found[name].update(_names(ast.parse(file.read_text(encoding="utf-8")).body, False))
    return {name: frozenset(names) for name, names in found.items() if names}


def _names(body: list[ast.stmt], inside: bool) -> Iterator[str]:
    """What is declared under a question for the system, in a class too."""
    for each in body:
        match each:
            case ast.If():
                asked = inside or "platform" in ast.unparse(each.test)
                yield from _names(each.body, asked)
                yield from _names(each.orelse, asked)
            case ast.ClassDef() if not inside:
                yield from _names(each.body, False)
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef() if inside:
                yield each.name
            case ast.AnnAssign(target=ast.Name(id=name)) if inside:
                yield name
            case ast.Assign(targets=targets) if inside:
                yield from (target.id for target in targets if isinstance(target, ast.Name))
            case ast.Import(names=names) | ast.ImportFrom(names=names) if inside:
                yield from (alias.asname or alias.name for alias in names)


def differs(code: str) -> bool:
    """Whether a module may mean another thing elsewhere."""
    modules, names = set[str](), set[str]()
    for each in ast.walk(ast.parse(code)):
        match each:
            case ast.Import(names=imported):
                modules |= {alias.name for alias in imported}
            case ast.ImportFrom(module=str(module), names=imported):
                modules.add(module)
                names |= {alias.name for alias in imported}
            case ast.Attribute(attr=name):
                names.add(name)
    if "platform" in names or "os.name" in code:
        return True
    # Much of a module is declared in one of the same name with a line before it.
    declared = (differing().get(of, frozenset()) for each in modules for of in (each, f"_{each}"))
    return any(names & each for each in declared)


def chosen() -> list[str]:
    """The files that are looked at again, from the top of the checkout."""
    files = (file for folder in CODE for file in sorted((ROOT / folder).rglob("*.py")))
    return [
        file.relative_to(ROOT).as_posix()
        for file in files
        if "canonical" not in file.parts and differs(file.read_text(encoding="utf-8"))
    ]


def main() -> int:
    """The exit code: 0 when every system's types are right."""
    files = [] if sys.argv[1:] == ["whole"] else ["--follow-imports", "silent", *chosen()]
    codes = []
    for platform in PLATFORMS:
        cache_folder = ROOT / ".mypy_cache" / platform
        command = ["mypy", "--platform", platform, "--cache-dir", str(cache_folder), *files]
        print(f"{platform}: ", end="", flush=True)
        codes.append(
            subprocess.run([sys.executable, "-m", *command], cwd=ROOT, check=False).returncode
        )
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
