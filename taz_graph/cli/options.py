"""The options that commands share, and the settings that they make."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from taz_graph.settings import Settings

Language = Literal["nl", "en"]

Data = Annotated[Path | None, typer.Option("--data", metavar="DIR", help="Folder with Turtle files of facts.")]
Ontology = Annotated[Path | None, typer.Option("--ontology", metavar="DIR", help="Folder with ontology and shapes.")]
StoreFolder = Annotated[
    Path | None, typer.Option("--store", metavar="DIR", help="Folder of the built store (or TAZ_GRAPH_STORE).")
]
Lang = Annotated[Language, typer.Option("--lang", help="Language of labels and findings.")]


def settings_of(
    data: Path | None = None, ontology: Path | None = None, store: Path | None = None, language: Language = "nl"
) -> Settings:
    """The settings of the environment, with what was given on the command line in their place."""
    settings = Settings.from_environment()
    return replace(
        settings,
        data=data or settings.data,
        ontology=ontology or settings.ontology,
        store=store or settings.store,
        language=language,
    )


def parse_day(text: str) -> date:
    """A date from ``2023-01-31``; BadParameter for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"'{text}' is not a date; write it as 2023-01-31") from error
