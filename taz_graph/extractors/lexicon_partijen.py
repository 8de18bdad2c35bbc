"""Organisations that any letter may name: ministries, and public bodies that need no introduction.

What the letters in the graph say of organisations stands in ``data/partijen.ttl``, and goes before this list. This one
keeps a letter on another subject readable: it holds names and usual abbreviations only, no facts.
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

BODIES = """
rijksoverheid|Rijksoverheid
politie|Nationale Politie
om|Openbaar Ministerie|OM
belastingdienst|Belastingdienst
toeslagen|Dienst Toeslagen
douane|Douane
rvo|Rijksdienst voor Ondernemend Nederland|RVO
rijkswaterstaat|Rijkswaterstaat
rivm|Rijksinstituut voor Volksgezondheid en Milieu|RIVM
cibg|CIBG
cbg|College ter Beoordeling van Geneesmiddelen|CBG
ciz|Centrum Indicatiestelling Zorg|CIZ
cak|Centraal Administratie Kantoor|CAK
zorginstituut-nederland|Zorginstituut Nederland|Zorginstituut|ZIN
nza|Nederlandse Zorgautoriteit|NZa
igj|Inspectie Gezondheidszorg en Jeugd|IGJ
zonmw|ZonMw
nivel|Nivel
vilans|Vilans
movisie|Movisie
trimbos-instituut|Trimbos-instituut
nji|Nederlands Jeugdinstituut|NJi
pharos|Pharos
gezondheidsraad|Gezondheidsraad
rvs|Raad voor Volksgezondheid en Samenleving|RVS
ser|Sociaal-Economische Raad|SER
wrr|Wetenschappelijke Raad voor het Regeringsbeleid|WRR
rob|Raad voor het Openbaar Bestuur|ROB
onderwijsraad|Onderwijsraad
raad-van-state|Raad van State
afdeling-advisering-raad-van-state|Afdeling advisering van de Raad van State
algemene-rekenkamer|Algemene Rekenkamer
nationale-ombudsman|Nationale ombudsman
kinderombudsman|Kinderombudsman
cbs|Centraal Bureau voor de Statistiek|CBS
cpb|Centraal Planbureau|CPB
scp|Sociaal en Cultureel Planbureau|SCP
pbl|Planbureau voor de Leefomgeving|PBL
knmi|KNMI
wodc|Wetenschappelijk Onderzoek- en Datacentrum|WODC
uwv|Uitvoeringsinstituut Werknemersverzekeringen|UWV
svb|Sociale Verzekeringsbank|SVB
duo|Dienst Uitvoering Onderwijs|DUO
ind|Immigratie- en Naturalisatiedienst|IND
coa|Centraal Orgaan opvang asielzoekers|COA
dt-v|Dienst Terugkeer en Vertrek|DT&V
nctv|Nationaal Coördinator Terrorismebestrijding en Veiligheid|NCTV
dji|Dienst Justitiële Inrichtingen|DJI
aivd|Algemene Inlichtingen- en Veiligheidsdienst|AIVD
mivd|Militaire Inlichtingen- en Veiligheidsdienst|MIVD
koninklijke-marechaussee|Koninklijke Marechaussee|KMar
rechtspraak|Raad voor de rechtspraak
hoge-raad|Hoge Raad
autoriteit-persoonsgegevens|Autoriteit Persoonsgegevens
acm|Autoriteit Consument en Markt|Autoriteit Consument & Markt|ACM
afm|Autoriteit Financiële Markten|AFM
dnb|De Nederlandsche Bank|DNB
nvwa|Nederlandse Voedsel- en Warenautoriteit|NVWA
ilt|Inspectie Leefomgeving en Transport|ILT
inspectie-van-het-onderwijs|Inspectie van het Onderwijs|Onderwijsinspectie
nederlandse-arbeidsinspectie|Nederlandse Arbeidsinspectie|Arbeidsinspectie|NLA
anvs|Autoriteit Nucleaire Veiligheid en Stralingsbescherming|ANVS
kiesraad|Kiesraad
cvrm|College voor de Rechten van de Mens
nederlandse-publieke-omroep|Nederlandse Publieke Omroep|NPO
commissariaat-voor-de-media|Commissariaat voor de Media|CvdM
nwo|Nederlandse Organisatie voor Wetenschappelijk Onderzoek|NWO
knaw|Koninklijke Nederlandse Akademie van Wetenschappen|KNAW
tno|TNO
kamer-van-koophandel|Kamer van Koophandel
kadaster|Kadaster
staatsbosbeheer|Staatsbosbeheer
prorail|ProRail
ns|Nederlandse Spoorwegen
vng|Vereniging van Nederlandse Gemeenten|VNG
ipo|Interprovinciaal Overleg|IPO
unie-van-waterschappen|Unie van Waterschappen|UvW
g4|G4
g40|G40
veiligheidsberaad|Veiligheidsberaad
nibud|Nibud
geschillencommissie-zorg|Geschillencommissie Zorg
slachtofferhulp-nederland|Slachtofferhulp Nederland
rode-kruis|Rode Kruis
vluchtelingenwerk-nederland|VluchtelingenWerk Nederland|VluchtelingenWerk
vno-ncw|VNO-NCW
mkb-nederland|MKB-Nederland
lto-nederland|LTO Nederland
bouwend-nederland|Bouwend Nederland
aedes|Aedes
divosa|Divosa
fnv|Federatie Nederlandse Vakbeweging|FNV
cnv|Christelijk Nationaal Vakverbond|CNV
vcp|Vakcentrale voor Professionals|VCP
aob|Algemene Onderwijsbond|AOb
stichting-van-de-arbeid|Stichting van de Arbeid
po-raad|PO-Raad
vo-raad|VO-raad
mbo-raad|MBO Raad
vereniging-hogescholen|Vereniging Hogescholen
universiteiten-van-nederland|Universiteiten van Nederland|UNL
sbb|Samenwerkingsorganisatie Beroepsonderwijs Bedrijfsleven|SBB
job|Jongeren Organisatie Beroepsonderwijs
lso-b|Landelijke Studentenvakbond|LSVb
iso|Interstedelijk Studenten Overleg
actiz|ActiZ
zorgverzekeraars-nederland|Zorgverzekeraars Nederland|ZN
nvz|Nederlandse Vereniging van Ziekenhuizen|NVZ
nfu|Nederlandse Federatie van Universitair Medische Centra|NFU
fms|Federatie Medisch Specialisten|FMS
lhv|Landelijke Huisartsen Vereniging|LHV
nhg|Nederlands Huisartsen Genootschap|NHG
ineen|InEen
v-en-vn|Verpleegkundigen & Verzorgenden Nederland|V&VN
knmg|KNMG
knmp|KNMP
knov|KNOV
kngf|KNGF
knmt|KNMT
patientenfederatie-nederland|Patiëntenfederatie Nederland|Patiëntenfederatie
ieder-in|Ieder(in)
mind|MIND
mantelzorgnl|MantelzorgNL
anbo-pcob|ANBO-PCOB
koepel-adviesraden-sociaal-domein|Koepel Adviesraden Sociaal Domein
ggd-ghor-nederland|GGD GHOR Nederland
jeugdzorg-nederland|Jeugdzorg Nederland
sociaal-werk-nederland|Sociaal Werk Nederland
valente|Valente
ncj|Nederlands Centrum Jeugdgezondheid|NCJ
boink|BOinK
oecd|Organisatie voor Economische Samenwerking en Ontwikkeling|OESO
who|Wereldgezondheidsorganisatie|WHO
unicef|UNICEF
unhcr|UNHCR
unrwa|UNRWA
verenigde-naties|Verenigde Naties
navo|NAVO
internationaal-gerechtshof|Internationaal Gerechtshof
internationaal-strafhof|Internationaal Strafhof
europese-raad|Europese Raad
europese-commissie|Europese Commissie
europees-parlement|Europees Parlement
europese-centrale-bank|Europese Centrale Bank|ECB
europese-rekenkamer|Europese Rekenkamer
efsa|EFSA
frontex|Frontex
europol|Europol
eurostat|Eurostat
commissie-mer|Commissie voor de milieueffectrapportage|Commissie mer|Commissie m.e.r.
schiphol|Royal Schiphol Group
nationale-politie|Korps Nationale Politie
"""
"""One body on each line: slug, name, short names."""

FRACTIES = (
    "VVD PVV CDA D66 GroenLinks-PvdA GroenLinks PvdA SP PvdD ChristenUnie CU FVD FvD SGP DENK Denk Volt JA21 BBB "
    "BIJ1 NSC"
    " 50PLUS OPNL Omtzigt"
).split()
"""Parties in parliament, as letters print them in brackets behind a name or before «-fractie»."""

AMBIGUOUS = frozenset("OM NS AZ BZ EZ FIN IND ROB ZIN NPO ISO JOB MIND SP CU Denk IPO AI Omtzigt Volt RVS NLA".split())
"""Short names that are also something else; these need a word beside them that shows an organisation."""


def bodies() -> list[tuple[str, str]]:
    """Each name of the public bodies with its slug."""
    found: list[tuple[str, str]] = []
    for line in BODIES.strip().splitlines():
        slug, *names = line.split("|")
        found += [(name, slug) for name in names]
    return found


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
