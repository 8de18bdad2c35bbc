"""The check from start to end, on a small world of its own."""

import json
import zlib
from collections.abc import Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from taz_graph.build import prepare
from taz_graph.check import Report, engine_sparql, run, run_check
from taz_graph.check.findings import Found
from taz_graph.check.run import ENGINES
from taz_graph.check.sealed import FORMAT
from taz_graph.check.shapes import ShapeSet
from taz_graph.check.state import later_things
from taz_graph.errors import CheckError, InputError, StoreError, TazError, TurtleError, UnknownTermError
from taz_graph.settings import Settings
from taz_graph.store import Store, open_version
from tests.check_world import DATA, SHAPES, TODAY, WAIVER, make_world, write

ID = "https://w3id.org/taz-graph/id/"
TAZ = "https://w3id.org/taz-graph/def#"


def check(settings: Settings, as_of: date | None = None) -> Report:
    return run_check(settings, as_of, today=TODAY)


def found(report: Report) -> list[tuple[str, str]]:
    return [(finding.rule_id, finding.focus.removeprefix(ID)) for finding in report.open]


@pytest.mark.parametrize("engine", ["sparql", "pyshacl"])
def test_a_wrong_value_is_found_in_the_file_that_states_it(engine: str, tmp_path: Path) -> None:
    """A later letter gives an old motie a mover that is none: its author must see that in the own file."""
    settings = make_world(
        tmp_path, data=DATA.replace("taz:vindplaats v", "taz:indiener persoon:jansen ; taz:vindplaats v")
    )
    path = write(settings.data / "later.ttl", "motie:kst-1-3 taz:indiener partij:redactie .")
    (finding,) = run_check(settings, today=TODAY, engine=engine).open
    assert (finding.rule_id, finding.value, finding.path) == ("T-MOT-01", "partij:redactie", path)
    assert path.read_text(encoding="utf-8").splitlines()[(finding.line or 0) - 1].startswith("motie:kst-1-3 taz:ind")


def test_a_finding_says_everything_that_leads_to_a_repair(tmp_path: Path) -> None:
    settings = make_world(tmp_path)
    report = check(settings)
    assert found(report) == [("T-MOT-01", "motie/kst-1-3")]
    finding = report.open[0]
    path = settings.data / "brief.ttl"
    assert finding.path == path
    assert (
        path.read_text(encoding="utf-8").splitlines()[(finding.line or 0) - 1].startswith("motie:kst-1-3 a taz:Motie")
    )
    assert (finding.rule, finding.shape) == (f"{TAZ}MotieShape-indiener", f"{TAZ}MotieShape")
    assert (finding.title, finding.message) == ("Een motie heeft een indiener", "de motie heeft geen indiener")
    assert (finding.why, finding.repair) == ("Anders is niet na te gaan van wie zij is.", "Vul taz:indiener in.")
    assert (finding.severity, finding.label, finding.value) == ("violation", "motie van een ander", None)
    assert (finding.letter, finding.section) == (f"{ID}kamerstuk/kst-1-1", "Moties")
    assert (report.complete, report.exit_code) == (False, 1)
    assert report.targets == {f"{TAZ}MotieShape": 2, f"{TAZ}ClassShape": 8}
    assert [(part.gaps, part.waived) for part in report.coverage] == [(1, 0), (0, 0)]


def test_texts_are_in_the_language_that_was_asked_for(tmp_path: Path) -> None:
    settings = replace(make_world(tmp_path), language="en")
    (finding,) = check(settings).open
    assert (finding.title, finding.message) == ("A motion has a mover", "the motion has no mover")
    assert (finding.why, finding.repair) == ("Otherwise nobody knows whose it is.", "Fill in taz:indiener.")
    assert finding.label == "motion of another"
    (past,) = (finding for finding in check(settings, date(2022, 9, 29)).open if finding.rule_id == "T-MOT-03")
    assert past.message == "motie:kst-1-2 has been open since 2022-03-01"


def test_a_complete_graph_is_complete(tmp_path: Path) -> None:
    settings = make_world(
        tmp_path,
        data=DATA.replace("taz:vindplaats vindplaats:v", "taz:indiener persoon:jansen ; taz:vindplaats vindplaats:v"),
    )
    report = check(settings)
    assert (report.findings, report.complete, report.exit_code) == ((), True, 0)


def test_every_rule_has_an_example_that_breaks_it(tmp_path: Path) -> None:
    cases = {
        "T-MOT-01": (DATA, "taz:indiener persoon:jansen ;", "", "motie/kst-1-2"),
        "T-MOT-02": (DATA, "taz:kamerstuk kamerstuk:kst-1-1 ; taz:vind", "taz:vind", "motie/kst-1-3"),
        "T-MOT-03": (DATA, "taz:zaak motie:kst-1-2 ;", "", "motie/kst-1-2"),
    }
    for number, (data, old, new, focus) in cases.items():
        assert old in data
        report = check(make_world(tmp_path / number, data=data.replace(old, new)))
        assert (number, focus) in found(report)
    settings = make_world(tmp_path / "ontology")
    path = settings.ontology / "taz.ttl"
    definition = 'rdfs:label "partij"@nl ; skos:definition "ding"@nl .'
    text = path.read_text(encoding="utf-8")
    assert definition in text
    path.write_text(text.replace(definition, 'rdfs:label "partij"@nl .'), encoding="utf-8")
    report = check(settings)
    (finding,) = (finding for finding in report.open if finding.rule_id == "T-ONT-01")
    assert (finding.focus, finding.path) == (f"{TAZ}Partij", path)
    assert len(cases) == 3


def test_the_severity_that_counts_is_chosen(tmp_path: Path) -> None:
    for severity, outcomes in {"Violation": [1, 1, 1], "Warning": [0, 1, 1], "Info": [0, 0, 1]}.items():
        shapes = SHAPES.replace("sh:severity sh:Violation", f"sh:severity sh:{severity}")
        settings = make_world(tmp_path / severity, shapes=shapes)
        reports = [run_check(settings, threshold=threshold) for threshold in ("violation", "warning", "info")]
        assert [report.exit_code for report in reports] == outcomes
        assert {finding.severity for report in reports for finding in report.open} == {severity.lower()}


@pytest.mark.parametrize(
    ("day", "open_since"),
    [("2022-09-29", True), ("2022-09-30", False), ("2022-10-01", False)],
)
def test_an_afdoening_of_a_later_date_has_not_been_said_yet(day: str, open_since: bool, tmp_path: Path) -> None:
    report = check(make_world(tmp_path), date.fromisoformat(day))
    assert (("T-MOT-03", "motie/kst-1-2") in found(report)) is open_since
    assert report.as_of == date.fromisoformat(day)
    # What the letter is about stays: the number of moties is that of today.
    assert report.targets[f"{TAZ}MotieShape"] == 2


DAYS: Sequence[tuple[str, str, bool]] = [
    ("2022-09", "2022-09-29", True),
    ("2022-09", "2022-09-30", True),
    ("2022-09", "2022-10-01", False),
    ("2022", "2022-12-30", True),
    ("2022", "2023-01-01", False),
    ("2022-09-30", "2022-09-30", False),
]


@pytest.mark.parametrize(("said", "day", "later"), DAYS)
def test_a_month_or_year_counts_when_it_is_over(said: str, day: str, later: bool, tmp_path: Path) -> None:
    kind = {4: "gYear", 7: "gYearMonth", 10: "date"}[len(said)]
    data = DATA.replace('dct:date "2022-09-30"^^xsd:date', f'dct:date "{said}"^^xsd:{kind}')
    settings = make_world(tmp_path, data=data)
    store = open_version(prepare(settings).path)
    assert bool(later_things(store, date.fromisoformat(day), settings.base)) is later
    store.close()


def test_findings_come_in_the_same_order_each_time(tmp_path: Path) -> None:
    extra = "".join(f'motie:kst-1-{n} a taz:Motie ; rdfs:label "m"@nl .\n' for n in (9, 10, 12, 11))
    settings = make_world(tmp_path, data=DATA + extra)
    report = check(settings)
    assert found(report) == [
        *(("T-MOT-01", f"motie/kst-1-{n}") for n in (10, 11, 12, 3, 9)),
        *(("T-MOT-02", f"motie/kst-1-{n}") for n in (10, 11, 12, 9)),
    ]
    for path in (tmp_path / "store/versions").glob("*/check-*.json"):
        path.unlink()
    assert check(settings) == report


def test_a_second_check_does_not_run_the_engine_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = make_world(tmp_path)
    report = check(settings)

    def fail(store: Store, shapes: ShapeSet, *, without: Collection[str] = ()) -> Found:
        pytest.fail(f"the engine ran again on {store}, {shapes}, {without}")

    monkeypatch.setitem(ENGINES, "sparql", fail)
    assert check(settings) == report
    english = check(replace(settings, language="en"))
    assert english.open[0].message == "the motion has no mover"


def test_long_steps_are_announced(tmp_path: Path) -> None:
    settings, said = make_world(tmp_path), list[str]()
    run_check(settings, report=said.append)
    assert len(said) == 2
    assert said[1].startswith("checking with sparql")
    run_check(settings, report=said.append)
    assert len(said) == 2


def test_a_damaged_or_old_result_is_made_anew(tmp_path: Path) -> None:
    settings = make_world(tmp_path)
    report = check(settings)
    (kept,) = (tmp_path / "store/versions").glob("*/check-*.json")
    whole = kept.read_text(encoding="utf-8")
    assert json.loads(whole)["found"]["texts"]
    for content in (
        "",
        "[]",
        "{",
        json.dumps({"format": 0, "violations": []}),
        json.dumps({"format": FORMAT, "violations": [{"a": 1}], "handed_over": {}}),
        whole[:-1],
        whole.replace("motie/kst-1-3", "motie/kst-1-4"),
        whole.replace(f'"format": {FORMAT}', f'"format": {FORMAT - 1}'),
        "\udc80",
    ):
        kept.write_text(content, encoding="utf-8", errors="surrogateescape")
        assert check(settings) == report
        assert kept.read_text(encoding="utf-8") == whole


def test_after_a_change_only_what_it_touches_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = make_world(tmp_path)
    check(settings)

    def fail(*_: object, **__: object) -> Found:
        pytest.fail("everything was checked again")

    monkeypatch.setitem(ENGINES, "sparql", fail)
    monkeypatch.setattr(engine_sparql, "vet_with_shacl", fail)
    write(settings.data / "brief.ttl", DATA.replace("taz:indiener persoon:jansen ;", ""))
    assert found(check(settings)) == [("T-MOT-01", "motie/kst-1-2"), ("T-MOT-01", "motie/kst-1-3")]
    # Another source answers for it: what one file says is solved by another.
    write(settings.data / "nieuw.ttl", "motie:kst-1-2 taz:indiener persoon:jansen .")
    assert found(check(settings)) == [("T-MOT-01", "motie/kst-1-3")]
    (settings.data / "nieuw.ttl").unlink()
    assert found(check(settings)) == [("T-MOT-01", "motie/kst-1-2"), ("T-MOT-01", "motie/kst-1-3")]


def test_after_a_change_in_the_rules_everything_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = make_world(tmp_path)
    check(settings)
    asked = counted(monkeypatch)
    write(settings.ontology / "shapes/motie.ttl", SHAPES.replace("sh:minCount 1 ;\n    sh:class", "sh:class"))
    assert found(check(settings)) == []
    assert asked == [True]
    # A past state leaves statements out, so what was found about the present says nothing of it.
    check(settings, date(2022, 1, 1))
    assert len(asked) == 2


def counted(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Grows by one with each full check."""
    asked, whole = list[bool](), ENGINES["sparql"]

    def count(store: Store, shapes: ShapeSet, *, without: Collection[str] = ()) -> Found:
        asked.append(True)
        return whole(store, shapes, without=without)

    monkeypatch.setitem(ENGINES, "sparql", count)
    monkeypatch.setattr(engine_sparql, "vet_with_shacl", lambda _: None)  # it costs a second, and is not what counts
    return asked


@pytest.mark.parametrize("broken", ["result", "store", "marker", "graphs gone", "graphs damaged", "graphs of others"])
def test_an_earlier_version_that_cannot_be_read_is_not_used(
    broken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, asked = make_world(tmp_path), counted(monkeypatch)
    check(settings)
    (kept,) = (tmp_path / "store/versions").glob("*/check-*.json")
    if broken == "result":
        # Another thing in the place of one that was found: it must not be carried over.
        kept.write_text(kept.read_text(encoding="utf-8").replace("motie/kst-1-3", "motie/kst-1-9"), encoding="utf-8")
    elif broken == "store":
        for path in (kept.parent / "quads").glob("*.sst"):
            path.write_bytes(b"x" * path.stat().st_size)
    elif broken.startswith("graphs"):
        for path in (kept.parent / "graphs").iterdir():
            path.write_bytes(b"x" if broken == "graphs damaged" else zlib.compress(b"<urn:s> <urn:p> <urn:o> .\n"))
            if broken == "graphs gone":
                path.unlink()
    else:
        for path in kept.parent.glob("*.json"):
            path.write_text("{}" if path != kept else path.read_text(encoding="utf-8"), encoding="utf-8")
    write(settings.data / "brief.ttl", DATA.replace("taz:indiener persoon:jansen ;", ""))
    assert found(check(settings)) == [("T-MOT-01", "motie/kst-1-2"), ("T-MOT-01", "motie/kst-1-3")]
    assert len(asked) == 2


def test_each_date_has_a_result_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings, asked = make_world(tmp_path), counted(monkeypatch)
    for day in (None, date(2022, 1, 1), date(2023, 1, 1), date(2022, 1, 1), None):
        check(settings, day)
    assert len(asked) == 3
    # A past state has no earlier result to begin from; the present one has, whatever else was checked in between.
    write(settings.data / "brief.ttl", DATA.replace("taz:indiener persoon:jansen ;", ""))
    check(settings, date(2022, 1, 1))
    assert len(asked) == 4
    check(settings)
    assert len(asked) == 4


def test_checks_at_the_same_time_find_the_same(tmp_path: Path) -> None:
    settings = make_world(tmp_path)
    check(settings)
    write(settings.data / "brief.ttl", DATA.replace("taz:indiener persoon:jansen ;", ""))
    with ThreadPoolExecutor(3) as pool:
        reports = list(pool.map(lambda _: check(settings), range(3)))
    assert found(reports[0]) == [("T-MOT-01", "motie/kst-1-2"), ("T-MOT-01", "motie/kst-1-3")]
    assert all(report == reports[0] for report in reports)


def test_a_gap_in_two_shapes_that_share_a_rule_is_one_gap(tmp_path: Path) -> None:
    shapes = (
        SHAPES
        + """
    taz:ZaakShape a sh:NodeShape ; rdfs:label "Zaken"@nl ; sh:targetClass taz:Zaak ;
        sh:property taz:MotieShape-indiener .
    taz:PersoonShape a sh:NodeShape ; sh:targetClass taz:Persoon ; sh:property taz:MotieShape-kamerstuk .
    """
    )
    report = check(make_world(tmp_path, shapes=shapes))
    assert found(report) == [("T-MOT-01", "motie/kst-1-3"), ("T-MOT-02", "persoon/jansen")]
    # The rule is of two shapes: the finding goes to one that looks at the thing.
    assert [finding.shape for finding in report.open] == [f"{TAZ}MotieShape", f"{TAZ}PersoonShape"]


def test_a_literal_may_be_looked_at(tmp_path: Path) -> None:
    shapes = (
        SHAPES
        + """
    taz:SectieShape a sh:NodeShape ; sh:targetObjectsOf taz:sectie, rdfs:label ; sh:property taz:MotieShape-kamerstuk .
    """
    )
    report = check(make_world(tmp_path, shapes=shapes))
    (finding,) = (finding for finding in report.open if finding.focus == "Moties")
    assert (finding.label, finding.path, finding.letter) == ("Moties", None, None)
    assert finding.shape == f"{TAZ}SectieShape"


def test_plain_and_typed_texts_are_the_same(tmp_path: Path) -> None:
    """pySHACL compared plain and xsd:string literals as unequal across kinds of store: 133 findings instead of 26."""
    shapes = """
    taz:S a sh:NodeShape ; sh:targetClass taz:Vindplaats ; sh:property taz:S-sectie .
    taz:S-sectie a sh:PropertyShape ; sh:path taz:sectie ; sh:datatype xsd:string ; sh:in ( "Moties"^^xsd:string ) .
    """
    assert check(make_world(tmp_path, shapes=shapes)).findings == ()


def test_an_ill_typed_literal_is_found(tmp_path: Path) -> None:
    shapes = (
        SHAPES
        + """
    taz:D a sh:NodeShape ; sh:targetSubjectsOf dct:date ; sh:property taz:D-datum .
    taz:D-datum a sh:PropertyShape ; sh:path dct:date ; sh:datatype xsd:gMonthDay ; taz:regelnummer "T-DAT-01" .
    """
    )
    # The build refuses the datatypes that it knows; what it lets through, the check finds.
    with pytest.raises(InputError, match='"1 maart" is no xsd:date'):
        check(
            make_world(
                tmp_path / "a", shapes=shapes, data=DATA.replace('"2022-03-01"^^xsd:date', '"1 maart"^^xsd:date')
            )
        )
    data = DATA.replace('"2022-03-01"^^xsd:date', '"1 maart"^^xsd:gMonthDay')
    assert ("T-DAT-01", "motie/kst-1-2") in found(check(make_world(tmp_path, shapes=shapes, data=data)))


# --- a check that cannot be done


def test_too_few_targets_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    settings = make_world(tmp_path, shapes=SHAPES.replace("taz:minimumDoelen 2", "taz:minimumDoelen 3"))
    with pytest.raises(CheckError) as error:
        check(settings)
    assert str(error.value) == (
        "taz:MotieShape (Moties) looks at 2 things where at least 3 are expected; "
        "add what is missing, or state your own number in the data: taz:MotieShape taz:minimumDoelen 2 ."
    )
    # The number of the data folder takes the place of that of the shape.
    write(settings.data / "doelen.ttl", "taz:MotieShape taz:minimumDoelen 2 .")
    assert check(settings).targets[f"{TAZ}MotieShape"] == 2


def test_a_shape_without_a_number_must_look_at_something(tmp_path: Path) -> None:
    shapes = SHAPES + "taz:P a sh:NodeShape ; sh:targetClass taz:Aanvaarding ; sh:property taz:MotieShape-indiener ."
    with pytest.raises(CheckError, match=r"taz:P .no title. looks at 0 things where at least 1 are expected"):
        check(make_world(tmp_path, shapes=shapes))


def test_a_named_thing_that_says_nothing_is_no_target(tmp_path: Path) -> None:
    shapes = SHAPES.replace("sh:targetClass taz:Motie", "sh:targetNode taz:niets, motie:kst-1-2, motie:kst-1-99")
    shapes = shapes.replace("taz:niets, ", "")
    with pytest.raises(CheckError, match="looks at 1 things where at least 2"):
        check(make_world(tmp_path, shapes=shapes))


BROKEN: Sequence[tuple[str, str, str, type[TazError], str]] = [
    ("data/brief.ttl", "persoon:jansen a", "persoon:jansen b", TurtleError, "brief.ttl:"),
    ("data/brief.ttl", "a taz:Motie", "a taz:Moties", UnknownTermError, "did you mean taz:Motie?"),
    ("data/brief.ttl", "taz:indiener persoon", "taz:indinr persoon", UnknownTermError, "did you mean taz:indiener?"),
    ("ontology/shapes/motie.ttl", "sh:targetClass", "sh:targetClas", CheckError, "did you mean sh:targetClass?"),
    ("ontology/shapes/motie.ttl", "sh:NodeShape ;", "sh:NodeShape ", TurtleError, "motie.ttl:"),
    ("ontology/shapes/motie.ttl", "sh:minCount 1", 'sh:minCount "een"', CheckError, "that is not a whole number"),
    ("ontology/shapes/motie.ttl", "sh:path taz:kamerstuk", 'sh:path "x"', CheckError, "has a sh:path that is not"),
    ("data/doelen.ttl", "minimumDoelen 2", "minimumDoelen 2, 4", CheckError, "must state one whole number"),
]


@pytest.mark.parametrize(("file", "old", "new", "kind", "said"), BROKEN)
def test_what_is_broken_is_not_incomplete(
    file: str, old: str, new: str, kind: type[TazError], said: str, tmp_path: Path
) -> None:
    settings = make_world(tmp_path)
    write(tmp_path / "data/doelen.ttl", "taz:MotieShape taz:minimumDoelen 2 .")
    path = tmp_path / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(kind) as error:
        check(settings)
    assert said in str(error.value)
    assert error.value.exit_code == 2


def test_nothing_to_check_is_an_error(tmp_path: Path) -> None:
    settings = make_world(tmp_path)
    empty = tmp_path / "leeg"
    empty.mkdir()
    for broken in (replace(settings, data=empty), replace(settings, data=tmp_path / "weg")):
        with pytest.raises(InputError, match="--data"):
            check(broken)
    for broken in (replace(settings, ontology=empty), replace(settings, ontology=tmp_path / "weg")):
        with pytest.raises(InputError, match="--ontology"):
            check(broken)
    for path in (settings.ontology / "shapes").iterdir():
        path.unlink()
    with pytest.raises(CheckError, match="there are no shapes"):
        check(settings)
    (settings.ontology / "shapes").rmdir()
    with pytest.raises(CheckError, match="there are no shapes"):
        check(settings)


def test_a_store_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    settings = make_world(tmp_path)
    settings.store.write_text("in the way", encoding="utf-8")
    with pytest.raises(StoreError):
        check(settings)


def test_an_endpoint_is_checked_where_it_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = make_world(tmp_path)
    version = prepare(settings)
    monkeypatch.setattr(run, "open_store", lambda _: open_version(version.path))
    report = check(replace(settings, data=tmp_path / "elders", endpoint="http://localhost:1/sparql"))
    assert found(report) == [("T-MOT-01", "motie/kst-1-3")]
    # What lies in the data folder need not be what the endpoint holds: no line is named, nothing is kept.
    assert (report.open[0].path, report.open[0].line) == (None, None)
    assert report.open[0].section == "Moties"
    assert not list(version.path.glob("check-*"))


def test_an_empty_endpoint_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = make_world(tmp_path, shapes=SHAPES.replace("taz:minimumDoelen 2", "taz:minimumDoelen 0"))
    (settings.ontology / "shapes/ontologie.ttl").unlink()
    store = open_version(prepare(settings).path)
    monkeypatch.setattr(type(store), "ask", lambda *_: False)
    monkeypatch.setattr(run, "open_store", lambda _: store)
    with pytest.raises(CheckError, match="the store holds no statements to check"):
        check(replace(settings, endpoint="http://localhost:1/sparql"))


def test_waivers_are_those_of_the_data(tmp_path: Path) -> None:
    settings = make_world(tmp_path, waivers=WAIVER)
    report = check(settings)
    assert (report.open, report.complete) == ((), True)
    (finding,) = report.waived
    assert finding.waiver is not None
    assert (finding.waiver.owner, finding.waiver.reason) == ("redactie", "de brief noemt geen naam")
    assert [(part.gaps, part.waived) for part in report.coverage] == [(0, 1), (0, 0)]
    # The same result is kept; the day decides anew.
    after = run_check(settings, today=date(2025, 1, 1))
    assert [finding.rule_id for finding in after.open] == ["T-MOT-01", "T-CTR-01"]
    assert after.exit_code == 1
    ended = after.open[1]
    assert ended.path == settings.data / "aanvaard.ttl"


def test_tables_ran() -> None:
    assert (len(DAYS), len(BROKEN)) == (6, 8)
