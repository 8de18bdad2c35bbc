"""Parliament's own register: its records read, kept, turned into statements and searched.

::

    model    records as the OData service names them    files    records from JSON, JSONL, gz, TSV and KOOP XML
    odata    records from the service itself            subjects what the subject line of a motie says
    archive  the records kept on disk, searchable       rdf      records -> statements
    load     files -> archive and store of statements   match    subject -> the moties that look most like it
    people   which fractie a name belonged to, and when
"""
