"""Following the service: everything or a few dossiers, from where it stopped, and then only what changed.

The first time everything comes inside its zaak. A vote or an outcome that changes later does not move the zaak that it
belongs to: so the parts of zaken are asked for what changed in them too.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from taz_graph.errors import RegisterError
from taz_graph.files import write_atomically
from taz_graph.register.files import read_page
from taz_graph.register.load import Loaded, load_stream
from taz_graph.register.model import Record
from taz_graph.register.odata import Client, RefusedError, Say
from taz_graph.register.place import register_folder
from taz_graph.settings import Settings

STATE = "sync.json"
OVERLAP = timedelta(minutes=10)
"""Asked for again on the next run: the service may publish a record a little after the moment that it carries."""

BATCH = 20
"""Pages that are worked in at a time; so much is asked again at most after an interruption."""

CLOCK = timedelta(days=1)
"""How far off the clock of this machine may be, which says from when on a change in a part may have been missed."""

EXPAND = {
    "Zaak": "Kamerstukdossier,ZaakActor,Besluit($expand=Stemming),Document($expand=HuidigeDocumentVersie)",
    "Besluit": "Stemming,Zaak($select=Id)",
    "Stemming": "",
    "ZaakActor": "",
    "Document": "HuidigeDocumentVersie,Zaak($select=Id)",
    "Persoon": "",
    "Fractie": "",
}
ENTITIES = tuple(EXPAND)
PARTS = {
    "Zaak": "{}",
    "Besluit": "Zaak/any(z:{})",
    "Stemming": "Besluit/Zaak/any(z:{})",
    "ZaakActor": "{}",
    "Document": "Zaak/any(z:{})",
}
"""A zaak and what belongs to one, with the condition that a condition on its zaak makes."""

_ZAAK = {"Zaak": "", "ZaakActor": "Zaak/"}
_NUMBER = re.compile(r"\d{4}Z\d{5}")


@dataclass
class State:
    """How far a sync of one address and one scope came.

    ``since`` holds for each entity the moment up to which it is complete, ``going`` the entity that is under way with
    the address of its next page, ``newest`` the newest moment seen in it.
    """

    address: str
    scope: list[str]
    since: dict[str, str] = field(default_factory=dict)
    going: str | None = None
    following: str | None = None
    newest: str | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """What is asked for: some ``dossiers`` (35925-XVI), some zaak ``numbers`` (2022Z14730), or everything."""

    dossiers: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()

    def names(self) -> list[str]:
        """What it is called in the state."""
        return sorted([*self.dossiers, *self.numbers])

    def filter(self, entity: str = "Zaak") -> str:
        """The condition on an entity, as OData writes it; empty for everything. RegisterError for what is no number."""
        zaak = _ZAAK.get(entity, "z/")
        parts = []
        for one in self.numbers:
            if not _NUMBER.fullmatch(one):
                raise RegisterError(f"'{one}' is no number of a zaak; write it as 2022Z14730")
            parts.append(f"{zaak}Nummer eq '{one}'")
        for dossier in self.dossiers:
            number, _, suffix = dossier.partition("-")
            if not number.isdecimal():
                raise RegisterError(f"'{dossier}' is no dossier number; write it as 29282 or 35925-XVI")
            condition = f"d/Nummer eq {number}" + (f" and d/Toevoeging eq '{_quoted(suffix)}'" if suffix else "")
            parts.append(f"{zaak}Kamerstukdossier/any(d:{condition})")
        return PARTS[entity].format(" or ".join(parts)) if parts and entity in PARTS else ""


def sync(settings: Settings, client: Client, scope: Scope | None = None, *, say: Say | None = None) -> Loaded:
    """Brings the loaded register up to date with the service, and says what changed.

    An interrupted sync goes on where it stopped; a finished one asks only for what changed since. RegisterError when
    the service cannot be read: what came in until then is kept.
    """
    scope = scope or Scope()
    path = _state_path(settings, scope)
    state = _read_state(path, client.address, scope)
    done = Loaded(0, 0, 0, 0, 0)
    begun = state.since.get("Zaak") or (datetime.now(UTC) - CLOCK).isoformat(timespec="seconds")
    for part in PARTS.keys() - {"Zaak"}:
        state.since.setdefault(part, begun)
    entities = ENTITIES if not scope.names() else tuple(PARTS)
    for entity in entities[entities.index(state.going) if state.going in entities else 0 :]:
        for batch, following in _batches(client, entity, scope, state):
            loaded = load_stream(settings, batch, report=None)
            done = Loaded(0, done.read + loaded.read, done.changed + loaded.changed, loaded.zaken, loaded.statements)
            state.going, state.following = entity, following
            _write_state(path, state)
            if say:
                say(f"{entity}: {done.read:,} records read, {done.changed:,} changed")
        if state.newest:
            state.since[entity] = state.newest
        state.going = state.following = state.newest = None
        _write_state(path, state)
    return done


def _batches(client: Client, entity: str, scope: Scope, state: State) -> Iterator[tuple[list[Record], str | None]]:
    batch: list[Record] = []
    for pages, (content, following) in enumerate(_pages(client, entity, scope, state), 1):
        for one in json.loads(content)["value"]:
            moment = str(one.get("ApiGewijzigdOp") or "")
            state.newest = max(state.newest or "", moment) or None
        batch += read_page(content, entity)
        if pages % BATCH == 0 or following is None:
            yield batch, following
            batch = []


def _pages(client: Client, entity: str, scope: Scope, state: State) -> Iterator[tuple[bytes, str | None]]:
    """From where it stopped; from the start when the service no longer knows the address that it gave then."""
    question = _question(client, entity, scope, state)
    if state.going == entity and state.following:
        pages = client.pages(state.following)
        try:
            first = next(pages)
        except RefusedError:
            state.newest = None
        else:
            yield first
            yield from pages
            return
    yield from client.pages(question)


def _question(client: Client, entity: str, scope: Scope, state: State) -> str:
    """Ordered by moment of change, so that what changes while we read comes again at the end.

    A record that was deleted has no dossier or number left: it is asked for whatever the scope is.
    """
    wanted = scope.filter(entity)
    since = state.since.get(entity)
    if since:
        conditions = [f"({wanted} or Verwijderd eq true)"] if wanted else []
        conditions.append(f"ApiGewijzigdOp ge {_earlier(since)}")
    else:
        conditions = [f"({wanted})"] if wanted else []
        conditions.append("Verwijderd eq false")  # a first sync has nothing to take away
    return client.first(entity, filter=" and ".join(conditions), orderby="ApiGewijzigdOp,Id", expand=EXPAND[entity])


def _earlier(moment: str) -> str:
    at = datetime.fromisoformat(moment[:26].rstrip("Z") + "+00:00" if moment.endswith("Z") else moment)
    return (at - OVERLAP).isoformat(timespec="seconds").replace("+00:00", "Z")


def _state_path(settings: Settings, scope: Scope) -> Path:
    names = scope.names()
    suffix = f"-{'_'.join(names)}" if names else ""
    if len(suffix) > 100:  # a name of a file has its limits
        suffix = f"-{hashlib.blake2b(suffix.encode(), digest_size=8).hexdigest()}"
    return register_folder(settings) / STATE.replace(".json", f"{suffix}.json")


def _read_state(path: Path, address: str, scope: Scope) -> State:
    fresh = State(address, scope.names())
    if not path.exists():
        return fresh
    try:
        state = State(**json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:
        raise RegisterError(f"{path} is damaged ({error}); remove it to begin again") from error
    if state.address != address:
        raise RegisterError(
            f"the register in {path.parent} follows {state.address}; give another --store for {address}"
        )
    return state


def _write_state(path: Path, state: State) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, json.dumps(asdict(state), indent=1))


def _quoted(text: str) -> str:
    return text.replace("'", "''")


def check_scope(dossiers: Sequence[str], numbers: Sequence[str]) -> Scope:
    """A scope from what a person typed; RegisterError when a dossier number is none."""
    scope = Scope(tuple(dossiers), tuple(numbers))
    scope.filter()
    return scope
