"""What the pages read from the store, by SPARQL only, so that an endpoint serves as well as the embedded store."""
