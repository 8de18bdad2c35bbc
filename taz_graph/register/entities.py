"""One entity of the OData service, with whatever was expanded inside it, as records.

Which entity it is shows from its fields: pages, dumps and expanded parts carry no name.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from taz_graph.errors import RegisterError
from taz_graph.register.model import (
    Actor,
    Besluit,
    Deleted,
    Document,
    Fractie,
    Kamerstukdossier,
    Persoon,
    Record,
    Stemming,
    Uitslag,
    Zaak,
)

Entity = Mapping[str, Any]

_BARE = frozenset({"Id", "GewijzigdOp", "ApiGewijzigdOp", "Verwijderd"})


def read_entity(entity: Entity, where: str, zaak: str | None = None) -> Iterator[Record]:
    """The record of an entity and those of what is expanded in it; ``zaak`` is the id of the zaak around it.

    A withdrawn record and an empty placeholder give Deleted. RegisterError, saying ``where``, for an entity that is
    not known.
    """
    if "motion_id" in entity:
        yield _uitslag(entity)
        return
    if not entity.get("Id"):
        raise RegisterError(f"{where}: a record without Id; give records as the OData service serves them")
    if entity.get("Verwijderd") or (entity.get("GewijzigdOp") and _is_placeholder(entity)):
        yield Deleted(str(entity["Id"]), _text(entity, "GewijzigdOp"))
        return
    for fields, read in _READERS:
        if fields <= entity.keys():
            yield from read(entity, where, zaak)
            return
    raise RegisterError(
        f"{where}: no known kind of record (fields {', '.join(sorted(entity)[:6])}); "
        "known are Zaak, Document, Kamerstukdossier, ZaakActor, Besluit, Stemming, Persoon and Fractie"
    )


def _is_placeholder(entity: Entity) -> bool:
    """581 zaken and some persons are empty but for their Id; they say nothing about anything."""
    told = (key for key, value in entity.items() if value is not None and not key.startswith("@"))
    return all(key in _BARE for key in told)


def _zaak(entity: Entity, where: str, _: str | None) -> Iterator[Record]:
    key = entity["Id"]
    number = entity.get("Volgnummer")
    yield Zaak(
        id=key,
        nummer=_text(entity, "Nummer"),
        soort=_text(entity, "Soort"),
        titel=_text(entity, "Titel"),
        onderwerp=_text(entity, "Onderwerp"),
        datum=_day(entity, "GestartOp"),
        vergaderjaar=entity.get("Vergaderjaar"),
        volgnummer=number if isinstance(number, int) and number > 0 else None,  # -1: no paper of a dossier
        appreciatie=entity.get("Kabinetsappreciatie"),
        afgedaan=entity.get("Afgedaan"),
        changed=_text(entity, "GewijzigdOp"),
    )
    for part in ("Document", "Kamerstukdossier", "ZaakActor", "Besluit"):
        for inside in entity.get(part) or ():
            yield from read_entity(inside, where, key)


def _document(entity: Entity, where: str, zaak: str | None) -> Iterator[Record]:
    version = entity.get("HuidigeDocumentVersie") or {}
    zaken = [one["Id"] for one in entity.get("Zaak") or ()]
    yield Document(
        id=entity["Id"],
        zaak=zaak or (zaken[0] if zaken else None),
        aanduiding=version.get("ExterneIdentifier"),
        soort=_text(entity, "Soort"),
        onderwerp=_text(entity, "Onderwerp"),
        datum=_day(entity, "Datum"),
        vergaderjaar=entity.get("Vergaderjaar"),
        changed=_text(entity, "GewijzigdOp"),
    )
    for inside in entity.get("Kamerstukdossier") or ():
        yield from read_entity(inside, where, None)


def _dossier(entity: Entity, _: str, zaak: str | None) -> Iterator[Record]:
    suffix = entity.get("Toevoeging")
    number = f"{entity['Nummer']}-{suffix}" if suffix else str(entity["Nummer"])
    # One dossier is expanded in many zaken: each tie to a zaak is a record of its own.
    key = f"{entity['Id']}/{zaak}" if zaak else entity["Id"]
    title, highest = _text(entity, "Titel"), entity.get("HoogsteVolgnummer")
    yield Kamerstukdossier(key, number, title, zaak, highest, _text(entity, "GewijzigdOp"))


def _actor(entity: Entity, _: str, zaak: str | None) -> Iterator[Record]:
    yield Actor(
        id=entity["Id"],
        zaak=zaak or _text(entity, "Zaak_Id"),
        naam=_text(entity, "ActorNaam"),
        fractie=entity.get("ActorFractie"),
        persoon=entity.get("Persoon_Id"),
        relatie=_text(entity, "Relatie"),
        changed=_text(entity, "GewijzigdOp"),
    )


def _besluit(entity: Entity, where: str, zaak: str | None) -> Iterator[Record]:
    """The zaak of a besluit: its own link, or the zaak around it.

    An agendapunt lists many zaken and each besluit belongs to one of them; so the zaken of the agendapunt are no
    answer unless there is just one. They are kept as candidates: another answer of the service may say which it is.
    """
    agendapunt = entity.get("Agendapunt") or {}
    own = [one["Id"] for one in entity.get("Zaak") or ()]
    listed = [one["Id"] for one in agendapunt.get("Zaak") or ()]
    target = zaak or (own[0] if len(own) == 1 else None) or (listed[0] if len(listed) == 1 else None)
    yield Besluit(
        id=entity["Id"],
        zaak=target,
        soort=_text(entity, "BesluitSoort"),
        wijze=_text(entity, "StemmingsSoort"),
        agendapunt=_text(agendapunt, "Nummer"),
        kandidaten=() if target else tuple(sorted(own or listed)),
        datum=_day(agendapunt.get("Activiteit") or {}, "Datum"),
        changed=_text(entity, "GewijzigdOp"),
    )
    for inside in entity.get("Stemming") or ():
        yield from read_entity({"Besluit_Id": entity["Id"], **inside}, where, target)


def _uitslag(entity: Entity) -> Uitslag:
    """One outcome of stemuitslagen.json.gz; its fields are that repository's, not the service's."""
    totals = entity.get("vote_totals") or {}
    zaak = str(entity["motion_id"])
    return Uitslag(
        id=f"uitslag-{zaak}",
        zaak=zaak,
        nummer=_text(entity, "motion_number"),
        soort=_text(entity, "final_status"),
        voor=totals.get("Voor"),
        tegen=totals.get("Tegen"),
        afwezig=totals.get("Niet deelgenomen"),
        changed=_text(entity, "motion_date"),
    )


def _stemming(entity: Entity, where: str, _: str | None) -> Iterator[Record]:
    yield Stemming(
        id=entity["Id"],
        besluit=_text(entity, "Besluit_Id"),
        soort=_text(entity, "Soort"),
        naam=_text(entity, "ActorNaam"),
        fractie=entity.get("ActorFractie"),
        persoon=entity.get("Persoon_Id"),
        zetels=entity.get("FractieGrootte"),
        vergissing=bool(entity.get("Vergissing")),
        changed=_text(entity, "GewijzigdOp"),
    )
    inside = entity.get("Besluit")
    if inside:
        yield from read_entity(inside, where)
        for zaak in (inside.get("Agendapunt") or {}).get("Zaak") or ():
            yield from read_entity(zaak, where)


def _persoon(entity: Entity, _: str, __: str | None) -> Iterator[Record]:
    yield Persoon(
        id=entity["Id"],
        nummer=_text(entity, "Nummer"),
        roepnaam=_text(entity, "Roepnaam"),
        tussenvoegsel=_text(entity, "Tussenvoegsel"),
        achternaam=_text(entity, "Achternaam"),
        initialen=_text(entity, "Initialen"),
        functie=_text(entity, "Functie"),
        fractie=entity.get("Fractielabel"),
        changed=_text(entity, "GewijzigdOp"),
    )


def _fractie(entity: Entity, _: str, __: str | None) -> Iterator[Record]:
    yield Fractie(
        id=entity["Id"],
        nummer=_text(entity, "Nummer"),
        afkorting=_text(entity, "Afkorting"),
        naam=_text(entity, "NaamNL"),
        begin=_day(entity, "DatumActief"),
        eind=_day(entity, "DatumInactief"),
        changed=_text(entity, "GewijzigdOp"),
    )


_READERS: tuple[tuple[set[str], Callable[[Entity, str, str | None], Iterator[Record]]], ...] = (
    ({"DocumentNummer"}, _document),
    ({"Kabinetsappreciatie"}, _zaak),
    ({"Soort", "Nummer", "Onderwerp", "Organisatie"}, _zaak),
    ({"Toevoeging", "Nummer"}, _dossier),
    ({"FractieGrootte"}, _stemming),
    ({"Relatie", "ActorNaam"}, _actor),
    ({"BesluitSoort"}, _besluit),
    ({"Achternaam"}, _persoon),
    ({"AantalZetels"}, _fractie),
)


def _text(entity: Entity, field: str) -> str:
    value = entity.get(field)
    return "" if value is None else " ".join(str(value).split())  # subjects end in spaces and no-break spaces


def _day(entity: Entity, field: str) -> str | None:
    value = entity.get(field)
    return str(value)[:10] if value else None
