"""What the fixtures have to hold, written from the documents and not from the fixtures.

A table has a row a line, with cells between bars. In a cell "-" is what a source does not state
(null), nothing is an empty text, and a comma stands between several values. A year stands for the
slug of its election.
"""
# ruff: noqa: E501  a row stays on its line

# Key, title, publisher, language, date published, what it rests on.
SOURCES = """
armenianow | NKR Votes: Incumbent Sahakyan re-elected for second term | ArmeniaNow | en | - |
armenpress-2017 | News report on the election of the President of Artsakh | Armenpress | en | 2017-07-19 | citing the parliament’s press service
asbarez | Bako Sahakian re-elected as Karabakh President | Asbarez | en | 2012-07-20 |
asbarez-2007 | Bako Sahakian Wins Presidential Race in Karabakh | Asbarez | en | - | citing the election commission; preliminary results
electionswatch | Karabakh elections cause controversy outside, but are welcomed inside | Elections Watch | en | - |
filipino | Untitled Filipino-language account of the election | | fil | - | citing the election commission (CEC)
itar-tass | Bako Saakyan reelected president of Nagorno-Karabakh | ITAR-TASS | en | 2012-07-20 |
karabakh-it | Elezioni presidenziali 2012: risultato definitivo (ufficioso) | Karabakh.it | it | - |
mediamax-2017 | Bako Sahakyan re-elected President of Artsakh | Mediamax | en | 2017-07-19 |
mfa-turkey | No: 188, 18 July 2012, Press Release Regarding the so-called “Presidential” elections to be held in Nagorno-Karabakh | Turkish Ministry of Foreign Affairs | en | 2012-07-18 |
panorama | Artsakh holds presidential elections: Incumbent President Bako Sahakyan re-elected to second term | Panorama.am | en | 2012-07-21 |
polit-ru | News report of 20 July 2012 | Polit.ru | ru | 2012-07-20 | citing REGNUM; preliminary results
wikipedia | 2012 Nagorno-Karabakh presidential election | English Wikipedia | en | - |
wikipedia-2007 | 2007 Nagorno-Karabakh presidential election | English Wikipedia | en | - | citing the election commission
wikipedia-2007-earlier | Nagorno-Karabakh presidential election, 2007 | English Wikipedia | en | - |
wikipedia-earlier | Nagorno-Karabakh presidential election, 2012 | English Wikipedia | en | - |
wikipedia-it | Elezioni presidenziali in Nagorno Karabakh del 2012 | Italian Wikipedia | it | - |
"""

ADDRESSES = """
armenianow | https://www.armenianow.com/karabakh/39470/nagorno_karabakh_presidential_elections_bako_sahakyan
armenpress-2017 | https://armenpress.am/eng/news/899254/
asbarez | http://www.armenia.com.au/news/Armenia-News/English/13347/Bako-Sahakian-re-elected-as-Karabakh-President
asbarez-2007 | https://asbarez.com/bako-sahakian-wins-presidential-race-in-karabakh
electionswatch | https://electionswatch.org/tag/international-observers
filipino |
itar-tass | https://armeniandiaspora.com/forum/2012/july-2012/275548-bako-saakyan-reelected-president-of-nagorno-karabakh
karabakh-it | http://www.karabakh.it/sito/home/index.php?limitstart=8
mediamax-2017 | https://mediamax.am/en/news/karabakh/24374/
mfa-turkey | http://www.mfa.gov.tr/no_-188_-18-temmuz-2012_-yukar%C4%B1-karaba%C4%9F_da-d%C3%BCzenlenecek-s%C3%B6zde-_ba%C5%9Fkanl%C4%B1k_-se%C3%A7imleri-hk_.en.mfa
panorama | https://panorama.am/en/news/2012/07/21/artsakh-election/710968
polit-ru | https://polit.ru/news/2012/07/20/nkr/
wikipedia | https://en.wikipedia.org/wiki/2012_Nagorno-Karabakh_presidential_election
wikipedia-2007 | https://en.wikipedia.org/wiki/2007_Nagorno-Karabakh_presidential_election
wikipedia-2007-earlier | https://en.wikipedia.org/wiki/Nagorno-Karabakh_presidential_election,_2007
wikipedia-earlier | https://en.wikipedia.org/wiki/Nagorno-Karabakh_presidential_election,_2012
wikipedia-it | https://it.wikipedia.org/wiki/Elezioni_presidenziali_in_Nagorno_Karabakh_del_2012
"""

# Name, type, vote type, date, ongoing, previous, next, office.
ELECTIONS = """
2007 Nagorno-Karabakh presidential election | presidential | Popular | 2007-07-19 | False | - | 2012 | President
2012 Nagorno-Karabakh presidential election | presidential | Popular | 2012-07-19 | False | 2007 | 2017 | President
2017 Artsakhian presidential election | presidential | Indirect | 2017-07-19 | False | 2012 | - | President
"""

# Election, jurisdiction and its name then, who held the office before and after, each with the
# party's name then, publication, sources.
HOLDERS = """
2007 | nagorno-karabakh | Nagorno-Karabakh | Arkady Ghukasyan | | Bako Sahakyan | Independent | published | asbarez-2007, wikipedia-2007
2012 | nagorno-karabakh | Nagorno-Karabakh | Bako Sahakyan | Independent politician | Bako Sahakyan | Independent politician | published | filipino, wikipedia
2017 | nagorno-karabakh | Artsakh | Bako Sahakyan | | Bako Sahakyan | | published | armenpress-2017, mediamax-2017
"""

# Election, number, date, status.
ROUNDS = """
2007 | 1 | 2007-07-19 | held
2012 | 1 | 2012-07-19 | held
2017 | 1 | 2017-07-19 | held
"""

# Slug, name, portrait: no document names a picture file.
PEOPLE = """
bako-sahakyan | Bako Sahakyan |
vitaly-balasanyan | Vitaly Balasanyan |
arkady-soghomonyan | Arkady Soghomonyan |
valery-khachatryan | Valery Khachatryan |
arkady-ghukasyan | Arkady Ghukasyan |
masis-mayilyan | Masis Mayilyan |
armen-abgaryan | Armen Abgaryan |
hrant-melkumyan | Hrant Melkumyan |
vanya-avanesyan | Vanya Avanesyan |
eduard-aghabekyan | Eduard Aghabekyan |
"""

# Slug, name, short name, stands for no party, colour.
PARTIES = """
independent | Independent politician | Independent | True |
communist-party-nagorno-karabakh | Communist Party | | False |
movement-88 | Movement 88 | | False |
"""

# Slug, name, ISO 3166 code.
JURISDICTIONS = """
abkhazia | Abkhazia |
argentina | Argentina | AR
armenia | Armenia | AM
australia | Australia | AU
austria | Austria | AT
azerbaijan | Azerbaijan | AZ
belgium | Belgium | BE
bulgaria | Bulgaria | BG
canada | Canada | CA
cyprus | Cyprus | CY
czech-republic | Czech Republic | CZ
france | France | FR
georgia | Georgia | GE
germany | Germany | DE
hungary | Hungary | HU
iran | Iran | IR
ireland | Ireland | IE
israel | Israel | IL
latvia | Latvia | LV
nagorno-karabakh | Nagorno-Karabakh |
new-zealand | New Zealand | NZ
poland | Poland | PL
romania | Romania | RO
russia | Russia | RU
south-ossetia | South Ossetia |
transnistria | Pridnestrovian Moldavian Republic (Transnistria) |
turkey | Turkey | TR
united-kingdom | United Kingdom | GB
united-states | United States | US
uruguay | Uruguay | UY
"""

# Who says what of a status, by jurisdiction.
RECOGNITION = {
    "nagorno-karabakh": "By the English Wikipedia, Nagorno-Karabakh is de jure part of Azerbaijan "
    "and is recognised as such by the international community. By a Filipino-language account, the "
    "Nagorno-Karabakh Republic declared itself, is not recognised and lies in the territory of "
    "Azerbaijan.",
    "transnistria": "The Filipino-language account of the 2012 election in Nagorno-Karabakh calls "
    "it unrecognised.",
}

# Election, order, person, party's name then, description, incumbent, status, in the infobox, sources.
CANDIDACIES = """
2007 | 1 | Bako Sahakyan | Independent | | False | registered | True | asbarez-2007, wikipedia-2007
2007 | 2 | Masis Mayilyan | Independent | | False | registered | True | asbarez-2007, wikipedia-2007
2007 | 3 | Armen Abgaryan | Independent | | False | registered | False | asbarez-2007, wikipedia-2007
2007 | 4 | Hrant Melkumyan | Communist Party | | False | registered | False | asbarez-2007, wikipedia-2007
2007 | 5 | Vanya Avanesyan | Independent | | False | registered | False | asbarez-2007, wikipedia-2007
2012 | 1 | Bako Sahakyan | Independent politician | President | True | registered | True | filipino, wikipedia
2012 | 2 | Vitaly Balasanyan | Independent politician | | False | registered | True | filipino, wikipedia
2012 | 3 | Arkady Soghomonyan | | | False | registered | False | filipino, wikipedia
2012 | 4 | Valery Khachatryan | | | False | withdrawn | False | wikipedia
2017 | 1 | Bako Sahakyan | | President | True | registered | True | armenpress-2017, mediamax-2017
2017 | 2 | Eduard Aghabekyan | Movement 88 | | False | registered | True | armenpress-2017, mediamax-2017
"""

# Date of the round, its number, source, as of, status, registered, cast, valid, invalid, turnout, base, printed to, leads.
ACCOUNTS = """
2007-07-19 | 1 | asbarez-2007 | | preliminary | 92152 | 71285 | - | - | 77.36 | unstated | 1 | False
2012-07-19 | 1 | wikipedia | | unstated | 98909 | - | - | - | 73.53 | unstated | 1 | True
2012-07-19 | 1 | filipino | | unstated | - | 73000 | - | - | - | unstated | 1000 | False
2012-07-19 | 1 | wikipedia-earlier | infobox | unstated | 98909 | - | - | - | 73.64 | unstated | 1 | False
2012-07-19 | 1 | wikipedia-it | | unstated | 98909 | 72823 | - | - | 73.42 | unstated | 1 | False
2012-07-19 | 1 | electionswatch | | unstated | 98909 | 72833 | - | - | 73.4 | unstated | 1 | False
2012-07-19 | 1 | polit-ru | | preliminary | - | - | - | - | - | unstated | 1 | False
2012-07-19 | 1 | karabakh-it | | final | - | - | - | - | - | unstated | 1 | False
2012-07-19 | 1 | armenianow | | unstated | - | - | - | - | - | unstated | 1 | False
2017-07-19 | 1 | armenpress-2017 | | unstated | 33 | 32 | - | - | - | unstated | 1 | True
2017-07-19 | 1 | mediamax-2017 | | unstated | - | 32 | - | - | - | unstated | 1 | False
"""

# By source.
RESULT_NOTES = {
    "asbarez-2007": "Prints the candidates’ shares without their votes.",
    "wikipedia": "Lists the two leading candidates alone.",
    "filipino": "Counts are printed in thousands, as 73, 47 and 20 thousand, and no shares are "
    "given.",
    "karabakh-it": "The source calls it unofficial.",
    "armenpress-2017": "The electorate is the 33 members of the National Assembly.",
    "mediamax-2017": "The source calls it a closed secret ballot.",
}
LEAD_REASONS = {
    "wikipedia-2007": "It is the most complete account: it gives registered voters, valid and "
    "invalid votes, and every candidate’s votes, with shares to 0.01%. RBC, which also reports "
    "final results, prints one vote fewer and 38 more registered voters.",
    "wikipedia": "It is the most precisely printed account, with shares and turnout to 0.01%. But "
    "it stands alone with its digits, except for a machine translation of it: eight other accounts "
    "print 47,085 and 22,966.",
    "armenpress-2017": "It states the number of members of the electing body as well as the votes.",
}

# Election, source, as of, candidate, votes, share, outcome.
LINES = """
2007 | wikipedia-2007 | | Bako Sahakyan | 59326 | 85.12 |
2007 | wikipedia-2007 | | Masis Mayilyan | 8734 | 12.53 |
2007 | wikipedia-2007 | | Armen Abgaryan | 867 | 1.24 |
2007 | wikipedia-2007 | | Hrant Melkumyan | 554 | 0.79 |
2007 | wikipedia-2007 | | Vanya Avanesyan | 212 | 0.30 |
2007 | asbarez-2007 | | Bako Sahakyan | - | 85.4 | elected
2007 | asbarez-2007 | | Masis Mayilyan | - | 12 |
2007 | asbarez-2007 | | Armen Abgaryan | - | 1.2 |
2007 | asbarez-2007 | | Hrant Melkumyan | - | 0.8 |
2007 | asbarez-2007 | | Vanya Avanesyan | - | 0.2 |
2012 | wikipedia | | Bako Sahakyan | 47095 | 66.65 | elected
2012 | wikipedia | | Vitaly Balasanyan | 22967 | 32.51 |
2012 | filipino | | Bako Sahakyan | 47000 | - | elected
2012 | filipino | | Vitaly Balasanyan | 20000 | - |
2012 | wikipedia-earlier | infobox | Bako Sahakyan | 47085 | 66.7 |
2012 | wikipedia-earlier | infobox | Vitaly Balasanyan | 22966 | 32.5 |
2012 | wikipedia-it | | Bako Sahakyan | 47085 | 66.7 |
2012 | wikipedia-it | | Vitaly Balasanyan | 22966 | 32.5 |
2012 | wikipedia-it | | Arkady Soghomonyan | 594 | 0.8 |
2012 | electionswatch | | Bako Sahakyan | 47085 | 66.7 |
2012 | electionswatch | | Vitaly Balasanyan | 22966 | 32.2 |
2012 | electionswatch | | Arkady Soghomonyan | 594 | 0.8 |
2012 | polit-ru | | Bako Sahakyan | 47850 | 66.7 |
2012 | polit-ru | | Vitaly Balasanyan | 22966 | 32.5 |
2012 | polit-ru | | Arkady Soghomonyan | 594 | 0.80 |
2012 | karabakh-it | | Bako Sahakyan | 47085 | 66.7 |
2012 | karabakh-it | | Vitaly Balasanyan | 22966 | 32.5 |
2012 | karabakh-it | | Arkady Soghomonyan | 594 | 0.8 |
2012 | armenianow | | Bako Sahakyan | 47085 | 66.7 | elected
2012 | armenianow | | Vitaly Balasanyan | 22966 | 32.5 |
2012 | armenianow | | Arkady Soghomonyan | 594 | 0.8 |
2017 | armenpress-2017 | | Bako Sahakyan | 28 | - | elected
2017 | armenpress-2017 | | Eduard Aghabekyan | 4 | - |
2017 | mediamax-2017 | | Bako Sahakyan | 28 | - | elected
2017 | mediamax-2017 | | Eduard Aghabekyan | 4 | - |
"""

# Election, measure, source, bound, value, wording, place.
FIGURES = """
2012 | candidates-registered | wikipedia | exactly | 4 | |
2012 | candidates-voted-on | filipino | exactly | 3 | |
2012 | electoral-districts | wikipedia | exactly | 274 | |
2012 | polling-stations-abroad | wikipedia | exactly | 1 | | Yerevan, Armenia
2012 | observers | wikipedia | more-than | 100 | |
2012 | observers | itar-tass | about | 80 | |
2012 | international-observers | wikipedia | exactly | 80 | |
2012 | international-observers | filipino | more-than | 100 | more than a hundred |
2012 | international-observers | asbarez | about | 110 | some 110 |
2012 | international-observers | panorama | more-than | 80 | |
2012 | international-observers | wikipedia-it | exactly | 81 | |
2012 | observer-countries | itar-tass | exactly | 15 | |
2012 | observer-countries | panorama | about | 24 | two dozen |
2012 | accredited-journalists | wikipedia | exactly | 93 | |
2012 | foreign-media-journalists | wikipedia | exactly | 50 | |
2017 | seats | armenpress-2017 | exactly | 33 | |
"""

# By source.
OBSERVERS = {
    "wikipedia": "Russia, Armenia, United States, France, Canada, Ireland, Poland, Cyprus, "
    "Germany, Belgium, Israel, Czech Republic, Hungary, Austria, Bulgaria",
    "filipino": "Austria, Russia, United States, Bulgaria, Hungary, Cyprus, Poland, Ireland, "
    "Czech Republic, Uruguay, Argentina, Israel",
}
REPRESENTATIVES = {
    "filipino": "Abkhazia, South Ossetia, Pridnestrovian Moldavian Republic (Transnistria)"
}

# Election, slug, kind, name, date, precision, sources.
KEY_DATES = """
2017 | vote | vote | Vote in the National Assembly | 2017-07-19 | day | armenpress-2017
"""

# Slug, name, kind, jurisdiction, person.
ACTORS = """
abkhazia-representatives | Representatives of Abkhazia | other | abkhazia | -
australia-embassy | Embassy of Australia | embassy | australia | -
azerbaijan-foreign-ministry | Ministry of Foreign Affairs of Azerbaijan | ministry | azerbaijan | -
azerbaijan-government | Government of Azerbaijan | government | azerbaijan | -
canada-embassy | Embassy of Canada | embassy | canada | -
election-observers | Election observers | observers | - | -
european-union | European Union | intergovernmental | - | -
georgia-foreign-ministry | Ministry of Foreign Affairs of Georgia | ministry | georgia | -
germany-foreign-ministry | Ministry of Foreign Affairs of Germany | ministry | germany | -
international-community | International community | other | - | -
international-institutions | International institutions | other | - | -
iran-foreign-ministry | Ministry of Foreign Affairs of Iran | ministry | iran | -
israel-embassy | Embassy of Israel | embassy | israel | -
latvia-foreign-ministry | Ministry of Foreign Affairs of Latvia | ministry | latvia | -
nato | NATO | intergovernmental | - | -
new-zealand-embassy | Embassy of New Zealand | embassy | new-zealand | -
osce | Organization for Security and Co-operation in Europe (OSCE) | intergovernmental | - | -
rival-candidates | The winner’s rivals | candidate | - | -
romania-foreign-ministry | Ministry of Foreign Affairs of Romania | ministry | romania | -
russia-foreign-ministry | Ministry of Foreign Affairs of Russia | ministry | russia | -
south-ossetia-representatives | Representatives of South Ossetia | other | south-ossetia | -
transnistria-representatives | Representatives of Transnistria | other | transnistria | -
turkey-foreign-ministry | Ministry of Foreign Affairs of Turkey | ministry | turkey | -
united-kingdom-embassy | Embassy of the United Kingdom | embassy | united-kingdom | -
us-congress-armenian-caucus | Armenian Caucus of the United States Congress | legislature | united-states | -
vitaly-balasanyan | Vitaly Balasanyan | candidate | - | vitaly-balasanyan
"""

# By page: slug, actor, stance, speaker, addressee, date, date in words, sources.
STATEMENTS = {
    "campaign": """
balasanyan-open-letter | vitaly-balasanyan | alleges | Vitaly Balasanyan | Bako Sahakyan | - | during the campaign | wikipedia
""",
    "conduct": """
observers-democratic-norms | election-observers | favourable | | | - | | filipino
balasanyan-violations | vitaly-balasanyan | alleges | Vitaly Balasanyan | | - | | filipino
""",
    "results": """
rivals-accepted-result | rival-candidates | accepts | | | - | | filipino
balasanyan-no-congratulation | vitaly-balasanyan | alleges | Vitaly Balasanyan | | - | | filipino
""",
    "reactions": """
international-community-no-support | international-community | not-recognising | | | - | | wikipedia
international-community-not-lawful | international-community | not-recognising | | | - | | filipino
international-institutions-present | international-institutions | attended | | | - | on election day | filipino
european-union | european-union | not-recognising | Catherine Ashton | | - | | wikipedia
nato | nato | not-recognising | James Appathurai | | - | | wikipedia
osce | osce | not-recognising | Eamon Gilmore | | - | | wikipedia
baku-asked-west | azerbaijan-government | opposes | | the West | - | before the election | filipino
azerbaijan-provocative-attempt | azerbaijan-foreign-ministry | opposes | | | - | | wikipedia
azerbaijan-observers-refused | azerbaijan-foreign-ministry | opposes | a spokesperson | | - | | wikipedia
baku-observers-persona-non-grata | azerbaijan-government | opposes | | | - | afterwards | filipino
turkey-press-release | turkey-foreign-ministry | not-recognising | | | 2012-07-18 | | mfa-turkey
turkey-foreign-ministry | turkey-foreign-ministry | not-recognising | | | - | in the following days | wikipedia
romania-foreign-ministry | romania-foreign-ministry | not-recognising | | | - | in the following days | wikipedia
georgia-foreign-ministry | georgia-foreign-ministry | not-recognising | | | - | in the following days | wikipedia
russia-foreign-ministry | russia-foreign-ministry | not-recognising | | | - | in the following days | wikipedia
germany-foreign-ministry | germany-foreign-ministry | not-recognising | | | - | in the following days | wikipedia
latvia-foreign-ministry | latvia-foreign-ministry | not-recognising | | | - | in the following days | wikipedia
iran-foreign-ministry | iran-foreign-ministry | not-recognising | | | - | in the following days | wikipedia
israel-embassy | israel-embassy | not-recognising | | | - | in the following days | wikipedia
united-kingdom-embassy | united-kingdom-embassy | not-recognising | | | - | in the following days | wikipedia
canada-embassy | canada-embassy | not-recognising | | | - | in the following days | wikipedia
australia-embassy | australia-embassy | not-recognising | | | - | in the following days | wikipedia
new-zealand-embassy | new-zealand-embassy | not-recognising | | | - | in the following days | wikipedia
us-congress-armenian-caucus | us-congress-armenian-caucus | favourable | Frank Pallone and Ed Royce | | - | after the election | filipino
abkhazia-representatives | abkhazia-representatives | attended | | | - | | filipino
south-ossetia-representatives | south-ossetia-representatives | attended | | | - | | filipino
transnistria-representatives | transnistria-representatives | attended | | | - | | filipino
""",
}
# Of the speakers, by statement.
OFFICES = {
    "european-union": "High Representative for Foreign Affairs and Security Policy",
    "nato": "Secretary General Anders Fogh Rasmussen’s Special Representative for the Caucasus and "
    "Central Asia",
    "osce": "Chair",
    "us-congress-armenian-caucus": "co-chairs",
}
# Words that a statement's summary holds, by statement; the ministries and embassies say the same.
DENIAL = "denied the legitimacy of the election"
SUMMARIES = """
balasanyan-open-letter | claimed that the authorities had gained vast experience of fraud and pressure
observers-democratic-norms | confirmed that the election was held in line with generally accepted norms of democracy
balasanyan-violations | spoke of many violations at polling stations
rivals-accepted-result | accepted the result
balasanyan-no-congratulation | did not congratulate the president-elect, and explained this by many violations
international-community-no-support | received no international support
international-community-no-support | as de jure part of Azerbaijan
international-community-not-lawful | did not recognise the election as lawful
international-institutions-present | representatives of international institutions were present
european-union | did not recognise the constitutional and legal framework in which the election was held
nato | counter-productive for a peaceful settlement of the conflict
nato | NATO did not intend to recognise it
osce | did not recognise the independence of Nagorno-Karabakh
osce | not affect the ongoing peace negotiations
baku-asked-west | asked the West not to allow the election
azerbaijan-provocative-attempt | contrary to efforts to resolve the conflict
azerbaijan-observers-refused | every foreign citizen who attended the election as an observer
azerbaijan-observers-refused | would be declared persona non grata and refused entry to Azerbaijan in the future
baku-observers-persona-non-grata | declared all international observers persona non grata
turkey-press-release | would not recognise the results of the election
us-congress-armenian-caucus | publicly praised the quality of the election
abkhazia-representatives | came to the election
south-ossetia-representatives | came to the election
transnistria-representatives | came to the election
"""

# To the letter, by statement.
QUOTATIONS = {
    "balasanyan-open-letter": "authorities have accumulated a vast experience of fraud, illegal "
    "involvement of law enforcement and national security agencies in the electoral processes, an "
    "inflation of the number of voters on voters’ lists, different kinds of pressure on voters, "
    "etc. This has led to apathy in society, distrust of people in the electoral process in the "
    "country and a decline of the image of the state.",
    "azerbaijan-provocative-attempt": "a provocative attempt",
}

# Words that state what has no field of its own: election, page, words.
ONLY_IN_PROSE = """
2007 | lead | could not seek a third term
2007 | lead | in one round
2007 | results | they make 71,287
2012 | lead | a second term of five years
2012 | lead | around two-thirds of the vote
2012 | lead | a scheduled election
2012 | lead | declared itself, is not recognised and lies in the territory of Azerbaijan
2012 | lead | institutions of a presidential-parliamentary state
2012 | lead | the president and the prime minister head the executive
2012 | lead | the National Assembly is the highest legislative body
2012 | results | usual in post-Soviet countries
2012 | results | swear loyalty to his people for the second time
2012 | results | on the Constitution and on a Gospel dating from the 17th century
2012 | reactions | representatives of a number of international institutions were present
2017 | results | closed secret ballot
"""

# Election, discrepancy, page, candidate, source, its wording.
WORDINGS = """
2012 | balasanyan-post | campaign | Vitaly Balasanyan | wikipedia | Deputy Minister of Defence
2012 | balasanyan-post | campaign | Vitaly Balasanyan | filipino | former Deputy Minister of Defence
2012 | soghomonyan-post | campaign | Arkady Soghomonyan | wikipedia | rector of Stepanakert University
2012 | soghomonyan-post | campaign | Arkady Soghomonyan | filipino | vice-rector of the Stepanakert branch of the Yerevan Agrarian University
"""

# Election, page.
SECTIONS = """
2007 | lead
2007 | results
2012 | campaign
2012 | conduct
2012 | lead
2012 | reactions
2012 | results
2017 | lead
2017 | results
"""
