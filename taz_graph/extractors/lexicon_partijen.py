"""The parts of the state and of parliament that are grammar in a letter: ministries, portfolios, fracties.

Names of other organisations stand in ``data/``: those that a letter says something of in ``partijen.ttl``, those that
any letter may name in ``organisaties.ttl``.
"""

MINISTRIES = {
    "vws": ("Volksgezondheid, Welzijn en Sport", "VWS", "Volksgezondheid"),
    "szw": ("Sociale Zaken en Werkgelegenheid", "SZW", "Sociale Zaken"),
    "ocw": ("Onderwijs, Cultuur en Wetenschap", "OCW", "Onderwijs"),
    "financien": ("Financiën", "FIN"),
    "jenv": ("Justitie en Veiligheid", "JenV", "J&V", "Justitie"),
    "bzk": ("Binnenlandse Zaken en Koninkrijksrelaties", "BZK", "Binnenlandse Zaken"),
    "buitenlandse-zaken": ("Buitenlandse Zaken", "BuZa", "BZ"),
    "ezk": ("Economische Zaken en Klimaat", "EZK"),
    "ez": ("Economische Zaken", "EZ"),
    "kgg": ("Klimaat en Groene Groei", "KGG"),
    "ienw": ("Infrastructuur en Waterstaat", "IenW", "I&W", "Infrastructuur"),
    "lnv": ("Landbouw, Natuur en Voedselkwaliteit", "LNV"),
    "lvvn": ("Landbouw, Visserij, Voedselzekerheid en Natuur", "LVVN", "Landbouw"),
    "defensie": ("Defensie",),
    "algemene-zaken": ("Algemene Zaken", "AZ"),
    "asiel-en-migratie": ("Asiel en Migratie", "AenM", "A&M"),
    "vro": ("Volkshuisvesting en Ruimtelijke Ordening", "VRO"),
    "venj": ("Veiligheid en Justitie", "VenJ", "V&J"),
    "ienm": ("Infrastructuur en Milieu", "IenM", "I&M"),
    "elenl": ("Economische Zaken, Landbouw en Innovatie", "EL&I"),
}
"""Slug, name without «Ministerie van», and short names of the ministries of now and of the last twenty years."""

FRACTIES = (
    "VVD PVV CDA D66 GroenLinks-PvdA GroenLinks PvdA SP PvdD ChristenUnie CU FVD FvD SGP DENK Denk Volt JA21 BBB "
    "BIJ1 NSC"
    " 50PLUS OPNL Omtzigt"
).split()
"""Parties in parliament, as letters print them in brackets behind a name or before «-fractie»."""

AMBIGUOUS = frozenset("OM NS AZ BZ EZ FIN IND ROB ZIN NPO ISO JOB MIND SP CU Denk IPO AI Omtzigt Volt RVS NLA".split())
"""Short names that are also something else; these need a word beside them that shows an organisation."""

PORTFOLIOS = (
    "Medische Zorg",
    "Medische Zorg en Sport",
    "Langdurige Zorg en Sport",
    "Langdurige en Maatschappelijke Zorg",
    "Jeugd, Preventie en Sport",
    "Rechtsbescherming",
    "Basis- en Voortgezet Onderwijs en Media",
    "Primair en Voortgezet Onderwijs",
    "Klimaat en Energie",
    "Natuur en Stikstof",
    "Milieu en Wonen",
    "Volkshuisvesting en Ruimtelijke Ordening",
    "Armoedebeleid, Participatie en Pensioenen",
    "Participatie en Integratie",
    "Buitenlandse Handel en Ontwikkelingssamenwerking",
    "Buitenlandse Handel en Ontwikkelingshulp",
    "Herstel en Toeslagen",
    "Fiscaliteit en Belastingdienst",
    "Cultuur en Media",
    "Digitalisering",
    "Digitalisering en Koninkrijksrelaties",
    "Openbaar Vervoer en Milieu",
    "Asiel en Migratie",
    "Funderend Onderwijs en Emancipatie",
    "Jeugd",
)
"""Portfolios of ministers without a ministry of that name and of staatssecretarissen."""
