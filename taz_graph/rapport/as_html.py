"""The annex as one HTML page that needs nothing else."""

import base64
import hashlib

from jinja2 import Environment, StrictUndefined

from taz_graph.rapport.model import Bijlage

STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
table { border-collapse: collapse; margin-bottom: 1.5rem; table-layout: fixed; width: 100%; }
caption { font-weight: bold; padding: .35rem 0; text-align: left; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th:nth-child(2) { width: 25%; }
th:nth-child(3) { width: 42%; }
th, td { border: 1px solid #888; padding: .35rem .6rem; text-align: left; vertical-align: top; }
tbody p { font-weight: normal; margin: 0 0 .35rem; }
td { overflow-wrap: anywhere; }
"""
PAGE = """<!doctype html>
<html lang="{{ bijlage.language }}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{{ digest }}'; \
base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ bijlage.title }}</title>
<style>{{ style|safe }}</style>
</head>
<body>
<main>
<h1>{{ bijlage.title }}</h1>
{% macro shown(piece) %}
{% if piece.address %}<a href="{{ piece.address }}" rel="noreferrer">{{ piece.text }}</a>\
{% elif piece.language %}<span lang="{{ piece.language }}">{{ piece.text }}</span>\
{% else %}{{ piece.text }}{% endif %}
{% endmacro %}
{% for heading, parts in bijlage.parts %}
<h2>{{ heading }}</h2>
{% for part in parts %}
{% if not part.rows %}
<p><strong>{{ part.caption }}:</strong> {{ words.none }}</p>
{% else %}
<table>
<caption>{{ heading }}: {{ part.caption|lower }} ({{ part.rows|length }})</caption>
<thead><tr><th scope="col">{{ words.what }}</th><th scope="col">{{ words.where }}</th>\
<th scope="col">{{ words.state }}</th></tr></thead>
<tbody>
{% for row in part.rows %}
<tr>
<th scope="row">{{ shown(row.title) }}{% if row.subject.text %}<p>{{ shown(row.subject) }}</p>{% endif %}</th>
<td>{% for link in row.places %}<p>{{ shown(link) }}</p>{% endfor %}</td>
<td><p>{% for piece in row.state %}{{ shown(piece) }}{% endfor %}</p></td>
</tr>
{% endfor %}
</tbody>
</table>
{% endif %}
{% endfor %}
{% endfor %}
<p>{{ bijlage.source }}</p>
</main>
</body>
</html>
"""


def to_html(bijlage: Bijlage) -> str:
    """The page: no script, nothing fetched, everything escaped."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    return environment.from_string(PAGE).render(
        bijlage=bijlage,
        words=bijlage.words,
        style=STYLE,
        digest=base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode(),
    )
