"""Parliament's own register: its records read, kept, turned into statements and searched.

::

    model    records as the OData service names them    files    records from JSON, JSONL, gz, TSV and KOOP XML
    odata    records from the service itself            subjects what the subject line of a motie says
    archive  the records kept on disk, searchable       rdf      records -> statements
    load     files -> archive and store of statements   match    subject -> the moties that look most like it
    changes  what a load changes                        quads    the store of statements, whole or worked in
    people   names of members, and their fractie        members  which person and fractie a printed name is of
    outcomes besluit, votes, and reports of others      ballots  those as statements
    register looking things up                          extract  what the letters need, as Turtle
"""
