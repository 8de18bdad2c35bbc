"""A query runs in a process of its own: it is stopped for real, and what stops it stops nothing else."""

import gc
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from taz_graph.build import build
from taz_graph.errors import QueryError, QueryTimeoutError, StoreError
from taz_graph.settings import Settings
from taz_graph.store.pool import WorkerPool
from taz_graph.store.versions import QUADS, current_version
from tests.mini_graph import SECOND, mini_settings, write_source
from tests.sparql_server import sparql_service

JSON = "application/sparql-results+json"
CSV = "text/csv"
COUNT = "SELECT (COUNT(*) AS ?n) { ?m a <https://w3id.org/taz-graph/def#Motie> }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(12)) + " }"
OVERFLOW = "SELECT * { FILTER(" + "!" * 100_000 + "true) }"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    settings = mini_settings(tmp_path_factory.mktemp("pool"))
    build(settings)
    return replace(settings, timeout=60.0)


@pytest.fixture
def pool(built: Settings) -> Iterator[WorkerPool]:
    with WorkerPool(built) as running:
        yield running


def pids(pool: WorkerPool) -> set[int]:
    return {one._process.pid for one in pool._all}


def ended(pid: int) -> bool:
    """The process is gone, or (where nobody collects orphans) only its entry is left."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def wait_until_ended(pid: int) -> None:
    """Ends by itself; a test that hangs here is stopped by whoever runs it."""
    while not ended(pid):
        time.sleep(0.01)


def test_answers_as_the_store_does(pool: WorkerPool) -> None:
    assert pool.results(COUNT, CSV) == b"n\r\n2\r\n"
    graph = "https://w3id.org/taz-graph/id/graaf/tweede"
    assert pool.results(COUNT, CSV, [graph]) == b"n\r\n2\r\n"
    assert pool.results(COUNT, CSV, (), [graph]) == b"n\r\n0\r\n"
    assert pool.results("DESCRIBE <https://e/x>", "text/turtle") == b""


def test_errors_come_through_and_the_worker_stays(pool: WorkerPool) -> None:
    before = pids(pool)
    with pytest.raises(QueryError, match="SERVICE calls another service"):
        pool.results("SELECT * { SERVICE <http://127.0.0.1:1/> {} }", JSON)
    with pytest.raises(QueryError, match="line 2, column 20") as caught:
        pool.results("SELECT *\n{ ?s ?p ?o } hello { }", JSON)
    assert caught.value.line == 2
    with pytest.raises(QueryError, match="cannot be written as text/csv"):
        pool.results("ASK {}", CSV)
    assert pool.results(COUNT, CSV) == b"n\r\n2\r\n"
    assert pids(pool) == before


def test_an_endless_query_is_stopped_while_another_answers(built: Settings) -> None:
    with WorkerPool(replace(built, timeout=3.0)) as pool, ThreadPoolExecutor() as threads:
        before = pids(pool)
        endless = threads.submit(pool.results, ENDLESS, JSON)
        quick = [pool.results(COUNT, CSV) for _ in range(5)]
        assert not endless.done()  # the quick ones did not wait for it
        assert quick == [b"n\r\n2\r\n"] * 5
        with pytest.raises(QueryTimeoutError, match="took longer than 3 seconds and was stopped"):
            endless.result()
        (killed,) = before - pids(pool)
        assert ended(killed)
        assert len(pids(pool)) == 2  # and another took its place
        assert [pool.results(COUNT, CSV) for _ in range(4)] == [b"n\r\n2\r\n"] * 4


def test_when_all_are_busy_the_next_one_is_told_so(built: Settings) -> None:
    with WorkerPool(replace(built, timeout=2.0), workers=1) as pool, ThreadPoolExecutor() as threads:
        endless = [threads.submit(pool.results, ENDLESS, JSON) for _ in range(3)]
        said = sorted(str(one.exception()) for one in endless)
        assert "every worker was busy for 2 seconds" in said[0]
        assert "took longer than 2 seconds" in said[-1]
        assert pool.results(COUNT, CSV) == b"n\r\n2\r\n"


@pytest.mark.parametrize("workers", [1, 2])
def test_a_worker_that_dies_is_one_sentence_and_the_next_query_works(built: Settings, workers: int) -> None:
    with WorkerPool(built, workers) as pool:
        for _ in range(3):
            with pytest.raises(StoreError, match=r"ended with SIGSEGV \(it may take 4 GiB of memory\); ask for less"):
                pool.results(OVERFLOW, JSON)
            assert pool.results(COUNT, CSV) == b"n\r\n2\r\n"


def test_a_worker_that_died_while_idle_is_not_noticed(pool: WorkerPool) -> None:
    pool.results(COUNT, CSV)
    for one in pool._all:
        os.kill(one._process.pid, signal.SIGKILL)
        one._process.wait()
    assert [pool.results(COUNT, CSV) for _ in range(4)] == [b"n\r\n2\r\n"] * 4


def test_a_query_that_takes_too_much_memory_stops_its_process_only(built: Settings) -> None:
    wide = "SELECT * { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(4)) + " } ORDER BY ?a0 ?a1 ?a2 ?a3"
    with WorkerPool(built, workers=1, memory=2 * 1024**3) as pool:
        assert pool.results(COUNT, CSV) == b"n\r\n2\r\n"
        with pytest.raises(StoreError, match=r"(ended with SIGABRT|needs more memory).*ask for less"):
            pool.results(wide, JSON)
        assert pool.results(COUNT, CSV) == b"n\r\n2\r\n"


def test_an_answer_larger_than_the_limit(built: Settings) -> None:
    with WorkerPool(replace(built, max_result=100), workers=1) as pool:
        with pytest.raises(QueryError, match="larger than 100 bytes"):
            pool.results("SELECT * { ?s ?p ?o }", JSON)
        assert pool.results(COUNT, CSV) == b"n\r\n2\r\n"


def test_a_large_answer_comes_through_whole(pool: WorkerPool) -> None:
    query = "SELECT ?a ?b { ?a ?p ?o . ?b ?q ?r . ?c ?s ?t } LIMIT 20000"
    assert pool.results(query, CSV).count(b"\n") == 20_001


def test_many_threads(pool: WorkerPool) -> None:
    with ThreadPoolExecutor(8) as threads:
        numbers = list(range(200))
        found = threads.map(lambda number: pool.results(f"SELECT ({number} AS ?n) {{}}", CSV), numbers)
        assert [int(answer.split()[1]) for answer in found] == numbers


def test_follows_a_new_build(tmp_path: Path) -> None:
    settings = mini_settings(tmp_path)
    with WorkerPool(settings) as pool:
        with pytest.raises(StoreError, match="nothing is built"):
            pool.results(COUNT, CSV)
        build(settings)
        assert [pool.results(COUNT, CSV) for _ in range(3)] == [b"n\r\n2\r\n"] * 3
        write_source(settings, "derde", SECOND.replace("motie:b", "motie:c"))
        build(settings)
        assert [pool.results(COUNT, CSV) for _ in range(3)] == [b"n\r\n3\r\n"] * 3


def test_an_endpoint_is_asked_from_the_worker(built: Settings) -> None:
    current = current_version(built)
    assert current is not None
    with sparql_service(ox.Store.read_only(str(current / QUADS))) as service:
        with WorkerPool(replace(built, endpoint=service.url), workers=1) as pool:
            assert pool.results(COUNT, CSV) == b"n\r\n2\r\n"
        assert len(service.seen) == 1


def test_close_ends_every_worker_also_in_the_middle_of_a_query(built: Settings) -> None:
    pool = WorkerPool(built)
    before = pids(pool)
    with ThreadPoolExecutor() as threads:
        endless = threads.submit(pool.results, ENDLESS, JSON)
        pool.results(COUNT, CSV)
        pool.close()
        assert "closed" in str(endless.exception())
    for pid in before:
        wait_until_ended(pid)
    with pytest.raises(StoreError, match="closed; open it again"):
        pool.results(COUNT, CSV)
    pool.close()


def test_a_pool_that_is_forgotten_leaves_no_process(built: Settings) -> None:
    pool = WorkerPool(built)
    before = pids(pool)
    del pool
    gc.collect()
    assert all(ended(pid) for pid in before)


SCRIPT = """
import sys, threading, os
from dataclasses import replace
from pathlib import Path
from taz_graph.settings import Settings
from taz_graph.store.pool import WorkerPool
pool = WorkerPool(Settings(store=Path(sys.argv[1])))
print(*(one._process.pid for one in pool._all), flush=True)
threading.Thread(target=lambda: pool.results(sys.argv[2], "text/csv"), daemon=True).start()
pool.results("ASK {}", "application/sparql-results+json")
print("ready", flush=True)
if sys.argv[3] == "wait":
    sys.stdin.read()
"""


@pytest.mark.parametrize("how", ["exit", "kill"])
def test_no_process_outlives_the_program(built: Settings, how: str) -> None:
    mode = "exit" if how == "exit" else "wait"
    command = [sys.executable, "-c", SCRIPT, str(built.store), ENDLESS, mode]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        workers = [int(pid) for pid in program.stdout.readline().split()]
        assert program.stdout.readline() == "ready\n"
        if how == "kill":
            program.kill()
        program.wait()
    assert len(workers) == 2
    for pid in workers:
        wait_until_ended(pid)


def test_ctrl_c_is_for_the_parent(pool: WorkerPool) -> None:
    pool.results(COUNT, CSV)
    pool.results(COUNT, CSV)
    before = pids(pool)
    for pid in before:
        os.kill(pid, signal.SIGINT)
    assert [pool.results(COUNT, CSV) for _ in range(4)] == [b"n\r\n2\r\n"] * 4
    assert pids(pool) == before


def test_a_failed_answer_is_let_go_of_in_its_own_thread(built: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Oxigraph refuses to drop an answer elsewhere, and an exception would carry it along."""
    from taz_graph.store import open_store  # noqa: PLC0415

    unraisable: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", unraisable.append)
    store, kept = open_store(built), []

    def fail() -> None:
        try:
            store.results("SELECT * { ?s ?p ?o }", JSON, limit=1)
        except QueryError as error:
            kept.append(error)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert len(kept) == 1
    kept.clear()
    gc.collect()
    assert unraisable == []
