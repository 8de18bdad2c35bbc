"""taz-graph: Dutch ministerial letters to parliament as one RDF graph."""
