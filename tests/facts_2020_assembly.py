"""What the record has to hold of the parliamentary election of 2020, written from the facts.

The presidential election of the same day is in `tests/facts_2020.py`. Tables are written as there.
"""
# ruff: noqa: E501  a row stays on its line

SLUG = "2020-artsakhian-parliamentary-election"

# Key, language, date published, addresses (the first is the source's, its note has the others),
# the source that it copies.
SOURCES = """
armenpress-2020-assembly | en | 2020-04-01 | https://armenianclub.com/2020/04/06/5-political-forces-to-be-represented-at-artsakh-parliament-cec-presents-preliminary-results | -
azernews-2020 | en | 2020-04-01 | https://www.azernews.az/karabakh/163586.html | -
cec-2020-assembly | en | - | http://cecnkr.am/%D5%B6%D5%B8%D6%80%D5%A8%D5%B6%D5%BF%D5%AB%D6%80-%D5%BA%D5%A1%D5%BF%D5%A3%D5%A1%D5%B4%D5%A1%D5%BE%D5%B8%D6%80%D5%B6%D5%A5%D6%80%D5%AB-%D5%B4%D5%A1%D5%BD%D5%AB%D5%B6/?lang=en | -
civilnet-2019 | hy | - | https://www.civilnet.am/news/192749/%25D5%25A1%25D6%2580%25D6%2581%25D5%25A1%25D5%25AD%25D5%25B8%25D6%2582%25D5%25B4-%25D5%25A1%25D5%25B6%25D6%2581%25D5%25B6%25D5%25B8%25D6%2582%25D5%25B4-%25D5%25A5%25D5%25B6-100-%25D5%25BF%25D5%25B8%25D5%25AF%25D5%25B8%25D5%25BD-%25D5%25B0%25D5%25A1%25D5%25B4%25D5%25A1%25D5%25B4%25D5%25A1%25D5%25BD%25D5%25B6%25D5%25A1%25D5%25AF%25D5%25A1%25D5%25B6-%25D5%25A8%25D5%25B6%25D5%25BF%25D6%2580%25D5%25A1%25D5%25AF%25D5%25A1%25D6%2580%25D5%25A3%25D5%25AB/ | -
mfa-azerbaijan-2020 | az | - | https://mfa.gov.az/index.php/az/news/no07120-ar-xin-in-metbuat-xidmeti-idaresinin-reisi-leyla-abdullayeva-kiv-in-azerbaycanin-isgal-olunmus-dagliq-qarabag-bolgesinde-kecirilen-qondarma-seckilerin-ikinci-turu-ile-bagli-sualini-cavablandirir | -
news-am-2020-assembly | en | 2020-04-01 | https://news.am/eng/news/569766.html | -
parliament-wa-2020 | hy | 2020-04-01 | https://parliament-wa.info/hy/archives/13188 | -
wikipedia-2020-assembly | en | - | https://wiki.riteme.site/wiki/National_Assembly_(Nagorno-Karabakh) | -
"""

# Sources that other elections brought, with their addresses, which may stand in their notes.
SHARED_SOURCES = """
armenianweekly-2020 | https://armenianweekly.com/2020/04/01/artsakh-holds-elections-amid-coronavirus-fears/
armradio-2020 | https://en.armradio.am/2020/03/31/preliminary-results-of-artsakh-elections-due-on-april-1-voter-turnout-at-72-7/
assembly-2020 | https://www.armenian-assembly.org/post/artsakh-parliamentary-results-confirmed-presidential-election-heads-to-runoff
azatutyun-ru-2020 | https://rus.azatutyun.am/a/30522115.html
mfa-turkey-2020 | http://www.mfa.gov.tr/no_82_-yukari-karabag-da-duzenlenmesi-ongorulen-sozde-secimler-hk.en.mfa
mfa-turkey-lusaka-2020 | https://lusaka-be.mfa.gov.tr/Mission/ShowAnnouncement/370749
news-az-minsk-2020 | https://news.az/news/osce-mg-co-chairs-do-not-accept-results-of-so-called-elections-in-nagorno-karabakh
news-az-nato-2020 | https://news.az/news/nato-says-it-does-not-accept-election-results-as-affecting-legal-status-of-nagorno-karabakh
today-az-turkic-2020 | http://www.today.az/news/politics/192535.html
wikipedia-2020 | https://en.m.wikipedia.org/wiki/Artsakhian_general_election,_2020
wikipedia-2020-hmong | https://hmong.in.th/wiki/2020_Artsakhian_general_election
wikipedia-it-democratic-party | https://defzone.net/wiki/it/Partito_Democratico_dell'Artsakh
"""

# Revision, and what the source rests on.
ORIGINS = ""

# Titles that the facts give.
TITLES = """
cec-2020-assembly | About newly elected deputies
news-am-2020-assembly | 5 political forces to be represented in new parliament of Artsakh
wikipedia-2020 | 2020 Artsakhian general election
wikipedia-2020-assembly | National Assembly (Artsakh)
wikipedia-it-democratic-party | Partito Democratico dell'Artsakh
"""

# Words of the notes on sources: on copies, and on dates that give no day.
SOURCE_NOTES = """
armenpress-2020-assembly | Armenianclub
assembly-2020 | 2 November 2020
cec-2020-assembly | 7 April 2020
mfa-azerbaijan-2020 | April 2020
wikipedia-2020-assembly | mirror
"""

EXCERPTS = ""

# Name, type, vote type, date, day of the previous and the next one, office, holders.
ELECTION = """
2020 Artsakhian parliamentary election | parliamentary | popular | 2020-03-31 | 2015-05-03 | - | National Assembly | Ashot Ghulyan | Artur Tovmasyan
"""

# Order, slug, kind, seats.
CONTESTS = """
1 | lists | lists | 33
"""

# Number, contest, date, status, whether the whole ballot is recorded: the shares count on more
# votes than the lists have.
ROUNDS = """
1 | lists | 2020-03-31 | held | False
"""

# List, its name, person; votes and share by Armenpress; share by NEWS.am and by the Parliament of
# Western Armenia; share by Wikipedia; seats by the commission, by Wikipedia and by the Armenian
# Weekly; change by Wikipedia.
LISTS = """
free-motherland-uca | Free Motherland–UCA alliance | Arayik Harutyunyan | 29688 | 40.4 | 40.4 | 40.80 | 16 | 1
united-motherland | United Motherland | Samvel Babayan | 17365 | 23.63 | 23.63 | 24.04 | 9 | New
justice | Justice | Vitaly Balasanyan | 5865 | 7.9 | 7.9 | 7.98 | 3 | New
arf-dashnaktsutyun | ARF Dashnaktsutyun | Davit Ishkhanyan | 4717 | 6.4 | 6.4 | 6.47 | 3 | -4
democratic-party | Democratic Party | Ashot Ghulyan | 4269 | 5.81 | 5.81 | 5.86 | 2 | -4
new-artsakh | New Artsakh alliance | | 3305 | 4.5 | | | |
national-revival | National Revival | | 2360 | 3.2 | | | |
conservative-party | Conservative Party | | 2108 | 2.87 | | | |
revolutionary-party | Revolutionary Party | | 1660 | 2.26 | | | |
unified-armenia | Unified Armenia | | 958 | 1.3 | | | |
independence-generation | Independence Generation | | 656 | 0.9 | | | |
communist-party | Communist Party | | 480 | 0.65 | | | |
"""

# Round, source, as of, status, leads.
ACCOUNTS = """
1 | armenianweekly-2020 | | unstated | False
1 | armenpress-2020-assembly | | preliminary | False
1 | armradio-2020 | evening | unstated | False
1 | assembly-2020 | | unstated | False
1 | cec-2020-assembly | | unstated | False
1 | news-am-2020-assembly | | preliminary | False
1 | parliament-wa-2020 | | preliminary | False
1 | wikipedia-2020 | | unstated | True
1 | wikipedia-it-democratic-party | | unstated | False
"""

# Words of an account's note that keep what no field holds.
NOTED = """
1 | cec-2020-assembly | 7 April 2020
1 | news-am-2020-assembly | complete
"""

# Round, source, measure, option, count, share, bound, wording, note: all figures that the table of
# lists does not hold.
FIGURES = """
1 | armenianweekly-2020 | cast | - | 76471 | - | exactly | |
1 | armenianweekly-2020 | registered | - | 105251 | - | exactly | |
1 | armenianweekly-2020 | turnout | - | - | 72.7 | exactly | |
1 | armenpress-2020-assembly | alliance-threshold | - | - | 7 | exactly | |
1 | armenpress-2020-assembly | threshold | - | - | 5 | exactly | |
1 | armradio-2020 | accredited-journalists | - | 231 | - | exactly | |
1 | armradio-2020 | cast | - | 76471 | - | exactly | |
1 | armradio-2020 | observers | - | 963 | - | exactly | |
1 | armradio-2020 | registered | - | 103663 | - | exactly | |
1 | armradio-2020 | turnout | - | - | 72.7 | exactly | |
1 | assembly-2020 | turnout | - | - | 73.5 | exactly | |
1 | news-am-2020-assembly | alliance-threshold | - | - | 7 | exactly | |
1 | news-am-2020-assembly | cast | - | 76712 | - | exactly | |
1 | news-am-2020-assembly | registered | - | 104350 | - | exactly | |
1 | news-am-2020-assembly | threshold | - | - | 5 | exactly | |
1 | news-am-2020-assembly | turnout | - | - | 73.5 | exactly | |
1 | parliament-wa-2020 | cast | - | 76712 | - | exactly | |
1 | parliament-wa-2020 | invalid | - | 2418 | 2.8 | exactly | |
1 | parliament-wa-2020 | registered | - | 104350 | - | exactly | |
1 | parliament-wa-2020 | turnout | - | - | 73.5 | exactly | |
1 | wikipedia-2020 | turnout | - | - | 72.45 | exactly | |
1 | wikipedia-it-democratic-party | seats | democratic-party | 2 | - | exactly | |
1 | wikipedia-it-democratic-party | votes | democratic-party | 4269 | 5.8 | exactly | |
"""

DELEGATIONS = ""

# Date, kind, name, note, sources.
KEY_DATES = """
2019-07-22 | other | Electoral code passed | With 26 votes to 1. All members are elected from lists. | civilnet-2019
2020-03-31 | vote | Vote | | armradio-2020, wikipedia-2020
2020-04-07 | results | Election commission’s decision on the elected deputies | | cec-2020-assembly
"""

# Page, slug, actor, speaker, office, stance, date, date in words, sources.
STATEMENTS = """
reactions | turkey | Ministry of Foreign Affairs of Turkey | | | not-recognising | 2020-03-30 | | mfa-turkey-2020, mfa-turkey-lusaka-2020
reactions | european-union | European Union | Peter Stano and Adam Kaznowski | spokespersons | not-recognising | 2020-03-31 | | azernews-2020
reactions | nato | NATO | James Appathurai | | not-recognising | 2020-03-31 | | azernews-2020, news-az-nato-2020
reactions | minsk-group | Co-chairs of the OSCE Minsk Group | Igor Popov, Stéphane Visconti and Andrew Schofer | co-chairs | not-recognising | - | | news-az-minsk-2020
reactions | turkic-council | Turkic Council | | | opposes | - | 31 March or 1 April 2020 | today-az-turkic-2020
reactions | nagorno-karabakh | Ministry of Foreign Affairs of Nagorno-Karabakh | | | favourable | - | after 31 March 2020 | assembly-2020
reactions | islamic-cooperation | Organisation of Islamic Cooperation | General Secretariat | | opposes | 2020-03-31 | | azernews-2020
reactions | azerbaijan | Azerbaijan | Ilham Aliyev | President | opposes | 2020-04-14 | | mfa-azerbaijan-2020
"""

# Words of a statement's summary.
SUMMARIES = """
azerbaijan | second round
european-union | did not recognise the framework
islamic-cooperation | criticised
minsk-group | recognised the role of its population
nagorno-karabakh | go on in the source
turkic-council | condemned
"""

# Statement, language, exact words.
QUOTATIONS = """
azerbaijan | az | bu “seçkilər” bir daha göstərdi ki, bu qanunsuz xunta rejimini heç kim tanımır
european-union | | This event cannot prejudice the determination of the future status of Nagorno-Karabakh or the outcome of the ongoing negotiation process,
minsk-group | | Accordingly, the Co-Chairs do not accept the results of these “elections” as affecting the legal status of Nagorno-Karabakh
nagorno-karabakh | | We are convinced that the strengthening of democratic traditions and their spread throughout the South Caucasus will become an important contribution to ensuring peace, stability and predictability in the region
nato | | NATO does not accept the results of these “elections” as affecting the legal status of Nagorno-Karabakh
turkey | | Turkey does not recognise these illegitimate elections, which will constitute yet another violation of the sovereignty and territorial integrity of Azerbaijan.
turkic-council | | We call on the OSCE Minsk Group and the international community not to recognize these illegitimate elections,
"""

WORDINGS = ""

SECTIONS = "campaign conduct lead reactions results"

# Page, words that state what has no field of its own.
ONLY_IN_PROSE = """
campaign | Twelve lists stood, two of them of alliances
campaign | 14 candidates
conduct | in spite of calls to postpone it because of COVID-19
lead | (/elections/2020-artsakhian-presidential-election/)
lead | the first election in which all 33 members were elected from lists
results | 16 of the government, 8 in support of it and 9 in opposition
"""
