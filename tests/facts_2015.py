"""What the record has to hold of the parliamentary election of 2015, written from the facts.

Tables are written as in `tests/facts_2020.py`. Shares keep the digits that are printed, with a
point for the comma of some languages.
"""
# ruff: noqa: E501  a row stays on its line

SLUG = "2015-nagorno-karabakh-parliamentary-election"

# Key, language, date published, addresses (the first is the source's, its note has the others),
# the source that it copies.
SOURCES = """
arka-2015 | en | 2015-03-30 | https://www.armeniandiaspora.com/forum/2015/march-2015/351641-seven-parties-to-run-for-parliament-in-karabakh-in-may?p=351641 | -
azatutyun-2015 | en | - | https://azatutyun.am/a/26994062.html | -
azatutyun-hy-2015 | hy | - | https://azatutyun.am/amp/26992624.html | -
cec-2018 | en | - | http://cecnkr.am/%D5%A1%D5%AA-%D5%AC%D6%80%D5%A1%D6%81%D5%B8%D6%82%D6%81%D5%AB%D5%B9-%D5%A8%D5%B6%D5%BF%D6%80%D5%B8%D6%82%D5%A9%D5%B5%D5%B8%D6%82%D5%B6%D5%B6%D5%A5%D6%80-%D5%A9%D5%AB%D5%BE-10-%D6%87-%D5%A9%D5%AB%D5%BE/?lang=en | -
cec-report-2015 | en | 2015-07-20 | https://docslib.org/doc/3081240/on-appointing-regular-elections-to-the-nagorno-karabakh-republic | -
civilnet-2015 | hy | - | https://www.civilnet.am/news/155931/%25D5%25A1%25D6%2580%25D6%2581%25D5%25A1%25D5%25AD%25D5%25B8%25D6%2582%25D5%25B4-%25D5%25AD%25D5%25B8%25D6%2580%25D5%25B0%25D6%2580%25D5%25A4%25D5%25A1%25D6%2580%25D5%25A1%25D5%25B6%25D5%25AB-%25D5%25A8%25D5%25B6%25D5%25BF%25D6%2580%25D5%25B8%25D6%2582%25D5%25A9%25D5%25B5%25D5%25B8%25D6%2582%25D5%25B6%25D5%25B6%25D5%25A5%25D6%2580%25D5%25A8%25D5%259D-%25D5%25B4%25D5%25A1%25D5%25B5%25D5%25AB%25D5%25BD%25D5%25AB-3-%25D5%25AB%25D5%25B6/ | -
commonspace-2015 | en | 2015-05-04 | http://commonspace.eu/index.php?m=23&news_id=3252 | -
everypolitician-2015 | en | - | https://github.com/everypolitician/everypolitician-data/blob/1e4bf01140d78c40f81e46694c415fe0705b448d/data/Nagorno_Karabakh/Assembly/term-6.csv | -
haqqin-2015 | ru | - | http://haqqin.az/news/44410 | -
jamanak-2015 | hy | 2015-05-04 | http://jamanak.com/content/%D5%AC%D6%80%D5%A1%D5%B0%D5%B8%D5%BD/4-05-2015-%D5%A1%D6%80%D6%81%D5%A1%D5%AD%D5%AB-%D5%B4%D5%A7%D5%BB-%D5%A8%D5%B6%D5%BF%D6%80%D5%B8%D6%82%D5%A9%D5%AB%D6%82%D5%B6%D5%B6%D5%A5%D6%80 | -
masress-2015 | ar | - | https://www.masress.com/almesryoon/841887 | -
massispost-2015 | en | - | https://massispost.com/2015/05/parliamentary-elections-held-in-nagorno-karabakh/ | -
menafocus-2015 | en | - | https://menafocus.qa/%EF%BB%BFillegal-elections-in-nagorno-karabakh-see-eu-thumbs-down/ | -
mfa-turkey-2015 | en | 2015-04-30 | https://lusaka-be.mfa.gov.tr/Mission/ShowAnnouncement/231791 | -
news-am-2015 | en | - | https://news.am/eng/news/265199.html | -
news-am-arf-2015 | ru | - | http://news.am/rus/news/265309.html | -
obct-2015 | it | 2015-05-05 | https://balcanicaucaso.org/eng/Areas/Nagorno-Karabakh/Elezioni-in-Nagorno-Karabakh | -
report-az-2015 | en | 2015-05-02 | https://report.az/en/nagorno-karabakh-conflict/official-washington-u-s-will-not-accept-results-of-elections-on-nagorno-karabakh/ | -
teref-2015 | az | 2015-05-05 | https://teref.az/dunya/2105-rusiya-qarabagda-sechkileri-tanimagi-teleb-etdi.html | -
trend-nato-2015 | en | - | https://azerbaijanfoundation.az/?lang=en&p=56345 | -
wikipedia-2015 | en | - | https://wikifwd.glitch.me/wiki/2015_Nagorno-Karabakh_parliamentary_election | -
wikipedia-2015-earlier | en | - | https://kiwix.casplantje.nl/wikipedia_en_all_maxi_2018-10/A/Nagorno-Karabakh_parliamentary_election%2C_2015.html, https://ipfs.io/ipfs/QmXoypizjW3WknFiJnKLwHCnL72vedxjQkDDP1mXWo6uco/wiki/Parliament_of_the_Nagorno-Karabakh_Republic.html | -
wikipedia-2015-it | it | - | https://it.qaz.wiki/wiki/Nagorno-Karabakh_parliamentary_election,_2015 | wikipedia-2015
wikipedia-fa-2015 | fa | - | https://fa.m.wikipedia.org/wiki/%D8%A7%D9%86%D8%AA%D8%AE%D8%A7%D8%A8%D8%A7%D8%AA_%D9%BE%D8%A7%D8%B1%D9%84%D9%85%D8%A7%D9%86%DB%8C_%D8%AC%D9%85%D9%87%D9%88%D8%B1%DB%8C_%D9%82%D8%B1%D9%87%E2%80%8C%D8%A8%D8%A7%D8%BA_(%DB%B2%DB%B0%DB%B1%DB%B5) | -
wikipedia-fr-2015 | it | - | https://it.frwiki.wiki/wiki/%C3%89lections_l%C3%A9gislatives_de_2015_au_Haut-Karabagh | -
wikipedia-fr-2015-da | da | - | https://da.frwiki.wiki/wiki/%C3%89lections_l%C3%A9gislatives_de_2015_au_Haut-Karabagh | wikipedia-fr-2015
wikipedia-hy-2015 | hy | - |  | -
wikipedia-it-2015 | it | - |  | -
wikipedia-ru-2015 | ru | - | https://xn--b1aeclack5b4j.su/wiki/%D0%9F%D0%B0%D1%80%D0%BB%D0%B0%D0%BC%D0%B5%D0%BD%D1%82%D1%81%D0%BA%D0%B8%D0%B5_%D0%B2%D1%8B%D0%B1%D0%BE%D1%80%D1%8B_%D0%B2_%D0%9D%D0%B0%D0%B3%D0%BE%D1%80%D0%BD%D0%BE-%D0%9A%D0%B0%D1%80%D0%B0%D0%B1%D0%B0%D1%85%D1%81%D0%BA%D0%BE%D0%B9_%D0%A0%D0%B5%D1%81%D0%BF%D1%83%D0%B1%D0%BB%D0%B8%D0%BA%D0%B5_(2015) | -
"""

# Revision, and what the source rests on.
ORIGINS = """
everypolitician-2015 | 1e4bf01140d78c40f81e46694c415fe0705b448d | citing nankr.am
jamanak-2015 | | citing Armenpress
wikipedia-2015-earlier | copies of 18 October 2016 and October 2018 |
wikipedia-hy-2015 | | citing Srbuhi Arzumanyan
wikipedia-ru-2015 | copy of 1 January 2023 | citing Srbuhi Arzumanyan
"""

# Titles that the facts give.
TITLES = """
arka-2015 | Seven parties to run for parliament in Karabakh in May
cec-2018 | By-elections to the NA in Constituencies N 10 and 11
cec-report-2015 | Report on the organization and conduct of May 3, 2015 National Assembly elections
commonspace-2015 | Five parties to be represented in new NKR parliament
wikipedia-2015 | 2015 Nagorno-Karabakh parliamentary election
wikipedia-fr-2015 | Élections législatives de 2015 au Haut-Karabagh
wikipedia-hy-2015 | Արցախի 6-րդ գումարման Ազգային ժողովի ընտրություններ
wikipedia-it-2015 | Elezioni parlamentari in Nagorno Karabakh del 2015
"""

# Words of the notes on sources: on copies, and on dates that give no day.
SOURCE_NOTES = """
cec-2018 | July 2018
cec-report-2015 | decision N 85 of 20 July 2015
cec-report-2015 | the beginning alone
massispost-2015 | May 2015
menafocus-2015 | May 2015
news-am-arf-2015 | May 2015
wikipedia-2015 | A later revision.
wikipedia-2015-it | 65.599
wikipedia-fa-2015 | alike
wikipedia-fr-2015 | Romanian
wikipedia-it-2015 | Ensiklopedia Dunia
"""

# The exact words that the facts quote of a source.
EXCERPTS = """
commonspace-2015 | en | 68,915 voters had cast their vote
news-am-2015 | en | cast their ballots in favor of the seven political parties
wikipedia-it-2015 | it | poco più di centomila
"""

# Name, type, vote type, date, day of the previous and the next one, office, holders.
ELECTION = """
2015 Nagorno-Karabakh parliamentary election | parliamentary | popular | 2015-05-03 | - | 2020-03-31 | National Assembly | - | -
"""

# Order, slug, kind, seats.
CONTESTS = """
1 | lists | lists | 22
2 | constituencies | candidates | 11
"""

# Number, contest, date, status, whether the whole ballot is recorded.
ROUNDS = """
1 | lists | 2015-05-03 | held | False
2 | constituencies | 2015-05-03 | held | False
"""

# List, person; votes; share by the later revision, and by the earlier one and the French article;
# seats by list, by constituency, in all; change by the later and by the earlier revision.
LISTS = """
free-motherland | Arayik Harutyunyan | 32632 | 47.35 | 47.35 | 11 | 4 | 15 | 1 | 1
democratic-party | Ashot Ghulyan | 13105 | 19.02 | 19.10 | 4 | 2 | 6 | 0 | -1
arf-dashnaktsutyun | Artur Aghabekyan | 12965 | 18.81 | 18.81 | 4 | 3 | 7 | 1 | 1
movement-88 | Vitaly Balasanyan | 4778 | 6.93 | 6.93 | 2 | 0 | 2 | New | New
national-revival | Hayk Khanumyan | 3709 | 5.38 | 5.38 | 1 | 0 | 1 | New | New
communist-party | | 1136 | 1.65 | 1.65 | 0 | 0 | 0 | 0 | 0
peace-and-development | | 591 | 0.86 | 0.86 | 0 | 0 | 0 | 0 | 0
independents | | | | | | 2 | 2 | -5 | -4
"""

# Constituency, member, group.
MEMBERS = """
1 | Davit Melkumyan | Democratic Party
2 | Arsen Arstamyan | unknown
3 | Arzik Mkhitaryan | Free Motherland
4 | Vahram Balayan | ARF
5 | Vitaly Balasanyan | Movement-88
6 | Ivan Avanesyan | Free Motherland
7 | Sergey Harutyunyan | Free Motherland
8 | Davit Ishkhanyan | ARF
9 | Artur Tovmasyan | Free Motherland
10 | Lernik Hovhannisyan | ARF
11 | Armo Tsatryan | Democratic Party
"""
# The members whom the election commission confirmed in 2018.
CONFIRMED = """
10 | Lernik Hovhannisyan
11 | Armo Tsatryan
"""

# Round, source, as of, status, leads: the accounts of the whole.
ACCOUNTS = """
1 | arka-2015 | | unstated | False
1 | azatutyun-2015 | | preliminary | False
1 | azatutyun-hy-2015 | | preliminary | False
1 | cec-report-2015 | 1 January 2015 | unstated | False
1 | commonspace-2015 | | preliminary | False
1 | jamanak-2015 | during the day | partial | False
1 | massispost-2015 | | preliminary | False
1 | news-am-2015 | | preliminary | False
1 | news-am-arf-2015 | | unstated | False
1 | obct-2015 | | unstated | False
1 | wikipedia-2015 | | unstated | True
1 | wikipedia-2015-earlier | | unstated | False
1 | wikipedia-fr-2015 | | unstated | False
1 | wikipedia-hy-2015 | | unstated | False
1 | wikipedia-it-2015 | | unstated | False
1 | wikipedia-ru-2015 | | unstated | False
2 | news-am-2015 | | unstated | False
2 | wikipedia-2015 | | unstated | True
2 | wikipedia-2015-earlier | | unstated | False
2 | wikipedia-fr-2015 | | unstated | False
"""

# Words of an account's note that keep what no field holds.
NOTED = """
1 | arka-2015 | 30 March 2015
1 | azatutyun-hy-2015 | “․”
1 | cec-report-2015 | Police data
"""

# Round, source, measure, option, count, share, bound, wording, note: all figures of the whole that
# the table of lists does not hold.
FIGURES = """
1 | arka-2015 | candidates-registered | arf-dashnaktsutyun | 34 | - | exactly | |
1 | arka-2015 | candidates-registered | communist-party | 14 | - | exactly | |
1 | arka-2015 | candidates-registered | democratic-party | 34 | - | exactly | |
1 | arka-2015 | candidates-registered | free-motherland | 48 | - | exactly | |
1 | arka-2015 | candidates-registered | movement-88 | 14 | - | exactly | |
1 | arka-2015 | candidates-registered | national-revival | 14 | - | exactly | |
1 | arka-2015 | candidates-registered | peace-and-development | 6 | - | exactly | |
1 | azatutyun-2015 | registered | - | 100000 | - | about | 100,000 or so |
1 | azatutyun-2015 | turnout | - | - | 70 | more-than | just over 70 |
1 | azatutyun-2015 | votes | arf-dashnaktsutyun | - | 19 | about | roughly 19 |
1 | azatutyun-2015 | votes | democratic-party | - | 19 | about | roughly 19 |
1 | azatutyun-2015 | votes | free-motherland | - | 47 | more-than | over 47 |
1 | azatutyun-2015 | votes | movement-88 | - | 7 | exactly | |
1 | azatutyun-2015 | votes | national-revival | - | 5.4 | exactly | |
1 | azatutyun-hy-2015 | threshold | - | - | 5 | exactly | |
1 | azatutyun-hy-2015 | votes | arf-dashnaktsutyun | - | 18.81 | exactly | |
1 | azatutyun-hy-2015 | votes | democratic-party | - | 19.01 | exactly | |
1 | azatutyun-hy-2015 | votes | free-motherland | - | 47.35 | exactly | |
1 | azatutyun-hy-2015 | votes | movement-88 | - | 6.93 | exactly | |
1 | azatutyun-hy-2015 | votes | national-revival | - | 5.38 | exactly | |
1 | cec-report-2015 | registered | - | 99921 | - | exactly | |
1 | commonspace-2015 | cast | - | 68915 | - | exactly | 68,915 voters had cast their vote |
1 | jamanak-2015 | turnout | - | - | 61 | more-than | |
1 | massispost-2015 | registered | - | 100000 | - | about | 100,000 or so |
1 | massispost-2015 | turnout | - | - | 70 | more-than | just over 70 |
1 | massispost-2015 | votes | arf-dashnaktsutyun | - | 18.51 | exactly | |
1 | massispost-2015 | votes | democratic-party | - | 19.1 | exactly | |
1 | massispost-2015 | votes | free-motherland | - | 47.35 | exactly | |
1 | massispost-2015 | votes | movement-88 | - | 6.93 | exactly | |
1 | massispost-2015 | votes | national-revival | - | 5.38 | exactly | |
1 | news-am-2015 | observers | - | 110 | - | exactly | |
1 | news-am-2015 | valid | - | 68915 | - | exactly | cast their ballots in favor of the seven political parties |
1 | news-am-arf-2015 | votes | arf-dashnaktsutyun | - | 20 | about | |
1 | obct-2015 | candidates | - | 206 | - | exactly | | In all.
1 | obct-2015 | registered | - | 101653 | - | exactly | |
1 | obct-2015 | threshold | - | - | 5 | exactly | |
1 | obct-2015 | turnout | - | - | 70 | more-than | |
1 | obct-2015 | votes | arf-dashnaktsutyun | - | 18.51 | exactly | |
1 | obct-2015 | votes | democratic-party | - | 19.1 | exactly | |
1 | obct-2015 | votes | free-motherland | - | 47.35 | exactly | |
1 | obct-2015 | votes | movement-88 | - | 6.93 | exactly | |
1 | obct-2015 | votes | national-revival | - | 5.38 | exactly | |
1 | wikipedia-2015 | cast | - | 72296 | - | exactly | |
1 | wikipedia-2015 | invalid | - | 3380 | 4.68 | exactly | |
1 | wikipedia-2015 | observer-countries | - | 30 | - | exactly | |
1 | wikipedia-2015 | observers | - | 100 | - | more-than | over 100 from 30 countries |
1 | wikipedia-2015 | registered | - | 102042 | - | exactly | |
1 | wikipedia-2015 | turnout | - | - | 70.85 | exactly | |
1 | wikipedia-2015 | valid | - | 68916 | 95.32 | exactly | |
1 | wikipedia-2015-earlier | cast | - | 72296 | - | exactly | |
1 | wikipedia-2015-earlier | invalid | - | 3380 | - | exactly | |
1 | wikipedia-2015-earlier | registered | - | 102042 | - | exactly | |
1 | wikipedia-2015-earlier | turnout | - | - | 70.88 | exactly | |
1 | wikipedia-fr-2015 | alliance-threshold | - | - | 8 | exactly | | For coalitions.
1 | wikipedia-fr-2015 | cast | - | 72296 | - | exactly | |
1 | wikipedia-fr-2015 | invalid | - | 3380 | - | exactly | |
1 | wikipedia-fr-2015 | registered | - | 102042 | - | exactly | |
1 | wikipedia-fr-2015 | threshold | - | - | 6 | exactly | |
1 | wikipedia-fr-2015 | turnout | - | - | 70.88 | exactly | |
1 | wikipedia-hy-2015 | cast | - | 72039 | - | exactly | |
1 | wikipedia-hy-2015 | registered | - | 102034 | - | exactly | |
1 | wikipedia-hy-2015 | turnout | - | - | 70.6 | exactly | |
1 | wikipedia-it-2015 | electoral-districts | - | 11 | - | exactly | | 279 polling stations in 11 constituencies, four of them in Stepanakert.
1 | wikipedia-it-2015 | international-observers | - | 120 | - | exactly | |
1 | wikipedia-it-2015 | local-observers | - | 110 | - | exactly | |
1 | wikipedia-it-2015 | polling-stations | - | 279 | - | exactly | |
1 | wikipedia-it-2015 | polling-stations-abroad | - | 1 | - | exactly | | Yerevan, Armenia
1 | wikipedia-it-2015 | registered | - | 100000 | - | more-than | poco più di centomila |
1 | wikipedia-it-2015 | turnout | - | - | 70.88 | exactly | |
1 | wikipedia-ru-2015 | cast | - | 72039 | - | exactly | |
1 | wikipedia-ru-2015 | international-observers | - | 100 | - | more-than | | Invited.
1 | wikipedia-ru-2015 | local-observers | - | 110 | - | more-than | |
1 | wikipedia-ru-2015 | registered | - | 102034 | - | exactly | |
1 | wikipedia-ru-2015 | threshold | - | - | 5 | exactly | |
1 | wikipedia-ru-2015 | turnout | - | - | 70.6 | exactly | |
2 | news-am-2015 | candidates-voted-on | - | 50 | - | exactly | | In the constituencies.
2 | news-am-2015 | independent-candidates | - | 27 | - | exactly | | In the constituencies, self-nominated.
2 | wikipedia-2015 | cast | - | 69831 | - | exactly | |
2 | wikipedia-2015 | invalid | - | 4232 | 6.06 | exactly | |
2 | wikipedia-2015 | majority | - | 17 | - | exactly | |
2 | wikipedia-2015 | registered | - | 98920 | - | exactly | |
2 | wikipedia-2015 | turnout | - | - | 70.59 | exactly | |
2 | wikipedia-2015 | valid | - | 65599 | 93.94 | exactly | |
2 | wikipedia-2015-earlier | cast | - | 69831 | - | exactly | |
2 | wikipedia-2015-earlier | invalid | - | 4232 | - | exactly | |
2 | wikipedia-2015-earlier | registered | - | 98920 | - | exactly | |
2 | wikipedia-2015-earlier | turnout | - | - | 70.59 | exactly | |
2 | wikipedia-fr-2015 | cast | - | 69831 | - | exactly | |
2 | wikipedia-fr-2015 | invalid | - | 4232 | - | exactly | |
2 | wikipedia-fr-2015 | registered | - | 98920 | - | exactly | |
2 | wikipedia-fr-2015 | turnout | - | - | 70.59 | exactly | |
"""

# Role, sender, sources.
DELEGATIONS = """
observers | Armenia | massispost-2015
observers | Belgium | massispost-2015
observers | Bulgaria | massispost-2015
observers | Czech Republic | massispost-2015
observers | Estonia | massispost-2015
observers | European Parliament | massispost-2015
observers | Germany | massispost-2015
observers | Hungary | massispost-2015
observers | Israel | massispost-2015
observers | Mexico | massispost-2015
observers | Russia | massispost-2015
observers | South Ossetia | massispost-2015
observers | Zimbabwe | massispost-2015
"""

# Date, kind, name, note, sources.
KEY_DATES = """
2014-10-29 | other | New Electoral Code adopted | | cec-report-2015
2015-01-01 | other | New Electoral Code in force | | cec-report-2015
2015-01-28 | other | Constituencies formed | Eleven in place of 16. | cec-report-2015
2015-02-12 | called | Election called by decree | | cec-report-2015, civilnet-2015
2015-05-03 | vote | Vote | From 08:00 to 20:00. | cec-report-2015, wikipedia-2015, wikipedia-it-2015
2015-07-20 | other | Election commission’s report | Appendix of decision N 85. | cec-report-2015
2018-07-02 | other | Mandates of the members for constituencies 10 and 11 end | | cec-2018
2018-09-09 | other | By-elections in constituencies 10 and 11 | Set for this day. | cec-2018
"""

# Page, slug, actor, speaker, office, stance, date, date in words, sources.
STATEMENTS = """
reactions | turkey | Ministry of Foreign Affairs of Turkey | | | not-recognising | 2015-04-30 | | mfa-turkey-2015
reactions | european-union | European Union | Federica Mogherini | High Representative | not-recognising | 2015-05-01 | | haqqin-2015, menafocus-2015, obct-2015
reactions | united-states | United States Department of State | Jeff Rathke | spokesman | not-recognising | 2015-05-01 | | report-az-2015
reactions | azerbaijan | Ministry of Foreign Affairs of Azerbaijan | Hikmat Hajiyev | spokesman | opposes | - | | masress-2015
reactions | nato | NATO | James Appathurai | Special Representative | not-recognising | 2015-05-04 | | trend-nato-2015
reactions | armenia | Ministry of Foreign Affairs of Armenia | Edward Nalbandian | Foreign Minister | favourable | 2015-05-04 | | commonspace-2015
reactions | ukraine | Ministry of Foreign Affairs of Ukraine | | | not-recognising | - | in May 2015 | teref-2015
reactions | observers-recognition | Election observers | | | favourable | - | in May 2015 | teref-2015
reactions | observer-engel | Election observers | Marc Engel | Member of the European Parliament | favourable | - | in May 2015 | massispost-2015
results | khanumyan-congratulations | National Revival | Hayk Khanumyan | | neutral | 2015-05-04 | | news-am-2015
"""

# Words of a statement's summary.
SUMMARIES = """
armenia | welcomed
azerbaijan | no legitimacy
azerbaijan | “people of Nagorno-Karabakh”
observers-recognition | Observers from Russia and other countries asked the members of the United Nations to recognise
turkey | condemned
"""

# Statement, language, exact words.
QUOTATIONS = """
european-union | it | non riconosce il quadro costituzionale e legale
khanumyan-congratulations | | Frankly, we try not to accept congratulations, since this is not the result we were expecting,
nato | | NATO does not accept the results of these “elections” as affecting the legal status of Nagorno-Karabakh, nor do they prejudge the outcome of the ongoing negotiations to bring a lasting and peaceful settlement to the Nagorno-Karabakh conflict
observer-engel | | I consider that the people of Nagorno Karabakh prefer democracy without recognition to recognition without democracy.
turkey | | we do not recognize the results of these illegitimate elections.
united-states | | The United States does not recognize Nagorno-Karabakh as an independent sovereign state, and accordingly, we will not accept the results of the elections on May 3rd as affecting the legal status of Nagorno-Karabakh.
"""

# Point of disagreement, source, wording.
WORDINGS = """
movement-88-constituencies | wikipedia-2015 | none; two members are independents
movement-88-constituencies | everypolitician-2015 | one: Vitaly Balasanyan, constituency 5, in the group of Movement-88
"""

SECTIONS = "campaign conduct lead reactions results"

# Page, words that state what has no field of its own.
ONLY_IN_PROSE = """
campaign | 11 in place of 16
conduct | 279 polling stations in 11 constituencies, four of them in Stepanakert
results | No source prints the votes of parties in the constituencies.
results | 11 are of Free Motherland, 4 of ARF Dashnaktsutyun, 3 of the Democratic Party, 2 of Movement-88 and 1 of National Renaissance
results | Zhanna Galstyan, is unknown
results | from six of its seats in 2010, or from seven
"""
