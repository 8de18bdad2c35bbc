"""The words of the network view, for its script and for the one-file page."""

TEXTS = {
    "title": ("Netwerk", "Network"),
    "search": ("Zoek op naam", "Search by name"),
    "kinds": ("Soorten", "Kinds"),
    "sources": ("Bronnen", "Sources"),
    "all": ("alles", "all"),
    "none": ("niets", "none"),
    "start": ("beginstand", "start"),
    "list": ("Lijst", "List"),
    "details": ("Bijzonderheden", "Details"),
    "nothing": (
        "Klik op een punt in het netwerk, of kies een naam uit de lijst, om te zien wat het is en waar het staat.",
        "Click a mark in the network, or choose a name from the list, to see what it is and where it is said.",
    ),
    "shown": ("{n} van {total} dingen in beeld", "{n} of {total} things shown"),
    "edges": ("{n} verbanden", "{n} links"),
    "leftOut": ("Nog {n} dingen verder weg zijn weggelaten.", "Another {n} things further away were left out."),
    "tooMuch": (
        "De {n} dingen met de minste verbanden zijn weggelaten; de zoekpagina vindt ze.",
        "The {n} things with the fewest links were left out; the search page finds them.",
    ),
    "more": ("nog {n}", "{n} more"),
    "places": ("Waar het staat", "Where it is said"),
    "facts": ("Gegevens", "Data"),
    "out": ("Verbanden van hier", "Links from here"),
    "in": ("Verbanden naar hier", "Links to here"),
    "official": ("officiële publicatie", "official publication"),
    "page": ("Alles hierover", "Everything about this"),
    "only": ("Toon alleen de omgeving", "Show only its surroundings"),
    "everything": ("Toon alles weer", "Show everything again"),
    "fit": ("Alles in beeld", "Fit"),
    "larger": ("Groter", "Zoom in"),
    "smaller": ("Kleiner", "Zoom out"),
    "close": ("Sluit", "Close"),
    "section": ("onder", "under"),
    "footnote": ("in", "in"),
    "failed": (
        "Het netwerk kon niet worden getekend. Laad de pagina opnieuw; helpt dat niet, gebruik dan de zoekpagina.",
        "The network could not be drawn. Reload the page; if that does not help, use the search page.",
    ),
    "canvas": (
        "Tekening van het netwerk. De lijst ernaast bevat dezelfde dingen en werkt met het toetsenbord.",
        "Drawing of the network. The list beside it holds the same things and works with the keyboard.",
    ),
    "version": ("gegevensversie", "data version"),
    "loading": (
        "De tekening wordt geladen. Gebeurt er niets: zij heeft JavaScript nodig; zoek dan met de zoekpagina.",
        "The drawing is being loaded. If nothing happens: it needs JavaScript; use the search page then.",
    ),
    "drawing": ("Het netwerk wordt geladen…", "Loading the network…"),
    "hidden": ("staat uit", "switched off"),
}


def texts(language: str) -> dict[str, str]:
    """All words in one language (``nl`` or ``en``)."""
    return {name: pair[language == "en"] for name, pair in TEXTS.items()}
