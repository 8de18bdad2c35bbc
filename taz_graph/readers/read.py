from pathlib import Path
from taz_graph.brief import Brief
from taz_graph.readers.plain import read_plain
from taz_graph.readers.word_plain import read_word_plain, REFERENCE
from taz_graph.readers.running import assemble


def read_brief(path: Path) -> Brief:
    o = path.read_text(encoding="utf-8")
    return assemble(path, read_word_plain(o, path) if REFERENCE.search(o) else read_plain(o, path))
