"""The network view as one file that works offline: script, style and data inside, nothing fetched."""

import base64
import functools
import hashlib
from pathlib import Path

import jinja2

from taz_graph.errors import StoreError
from taz_graph.files import write_atomically
from taz_graph.network.assets import HERE, vis_network
from taz_graph.network.links import outside
from taz_graph.network.picture import as_json, picture_of
from taz_graph.network.texts import texts
from taz_graph.settings import DEFAULT_BASE
from taz_graph.store import Store


def write_html(store: Store, path: Path, language: str = "nl", *, base: str = DEFAULT_BASE) -> None:
    """Write the network view to ``path`` as one HTML file, UTF-8 whatever the locale, at once or not at all.

    Raises StoreError when the store cannot answer or the file cannot be written.
    """
    write_atomically(path, html_of(store, language, base=base))


def html_of(store: Store, language: str = "nl", *, base: str = DEFAULT_BASE) -> str:
    """The network view as the text of one HTML file.

    Its Content-Security-Policy names its own script and style by their hashes and allows nothing else.
    """
    words = texts(language)
    picture = picture_of(store, language, base, link=outside)
    style = _asset("basis.css") + _asset("netwerk.css") + _asset("bestand.css")
    library, script = _script(vis_network()), _script(HERE / "netwerk.js")
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hash(library)} {_hash(script)}",
            f"style-src {_hash(style)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    return _template().render(
        language=language,
        title=words["title"],
        texts=words,
        source="",
        version=store.version,
        policy=policy,
        style=style,
        library=library,
        script=script,
        data=as_json(picture),
    )


def _asset(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def _script(path: Path) -> str:
    """A script as a page may hold it; reading made its line ends one character, as a browser does before it hashes."""
    text = path.read_text(encoding="utf-8")
    # vis-network names a source map that is not there; a browser with its tools open would ask for it.
    text = "\n".join(line for line in text.split("\n") if not line.startswith("//# sourceMappingURL="))
    if "</script" in text.lower() or "<!--" in text:
        raise StoreError(f"{path} cannot stand inside a page; install the locked dependencies again")
    return text


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@functools.cache
def _template() -> jinja2.Template:
    loader = jinja2.FileSystemLoader(HERE, encoding="utf-8")
    environment = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)
    return environment.get_template("bestand.html")
