"""What the record has to hold of the referendum of 2017, written from the facts.

Tables are written as in `tests/facts_1991_referendum.py`.
"""
# ruff: noqa: E501  a row stays on its line

SLUG = "2017-nagorno-karabakh-constitutional-referendum"
SUFFIX = "-2017-referendum"

SOURCES = """
cec | en | 2017-02-23 | http://cecnkr.am/%D5%A1%D5%B4%D6%83%D5%B8%D6%83%D5%BE%D5%A5%D5%AC-%D5%A5%D5%B6-%D5%B0%D5%A1%D5%B6%D6%80%D5%A1%D6%84%D5%BE%D5%A5%D5%AB-%D5%BE%D5%A5%D6%80%D5%BB%D5%B6%D5%A1%D5%AF%D5%A1%D5%B6-%D5%A1%D6%80%D5%A4%D5%B5/?lang=en | -
nt | en | 2017-02-21 | http://nt.am/en/news/234433/ | -
armenpress | en | 2017-02-21 | https://www.armenpress.am/eng/news/879555/876-vote-in-favor-of-constitutional-reforms-in-nagorno-karabakh.html | -
arka | en | 2017-02-21 | https://arka.am/en/news/politics/preliminary_results_of_constitutional_referendum_in_karabakh_released_/ | -
panarmenian | en | 2017-02-21 | http://www.panarmenian.net/eng/news/233102/ | -
aravot | en | 2017-02-22 | http://en.aravot.am/2017/02/22/190518/ | -
aravot-decree | en | 2017-01-19 | https://en.aravot.am/2017/01/19/187821 | -
horizon | en | - | https://horizonweekly.ca/en/artsakh-referendum-2017-76-52-say-yes-to-constitutional-reform/ | -
jam-news | en | - | https://jam-news.net/karabakh-population-votes-for-new-constitution | -
igic | ru | - | http://igic-ras.ru/bolshinstvo-jitelei-nkr-progolosovali-za-proekt.htm | -
caucasian-knot | en | 2017-01-21 | https://caucasianknot.info/articles/38217 | -
wikipedia | en | - | https://readtiger.com/wkp/en/2017_Nagorno-Karabakh_constitutional_referendum, https://wikisum.wiki/wiki/2017_Nagorno-Karabakh_constitutional_referendum | -
wikipedia-fr | de | - | https://de.frwiki.wiki/wiki/R%C3%A9f%C3%A9rendum_de_2017_au_Haut-Karabagh | -
sudd | de | - | https://sudd.ch/event.php?lang=en&id=az012017 | -
tass | en | 2017-02-17 | http://tass.com/world/931431 | -
contact | en | 2017-02-17 | http://contact.az/docs/2017/Politics/021700183439en.htm | -
mfa-turkey | en | 2017-02-17 | https://lusaka-be.mfa.gov.tr/Mission/ShowAnnouncement/327795 | -
eu-press | en | - | https://news.az/news/eu-does-not-recognize-referendum-in-nagorno-karabakh-1 | -
eu-osce | en | 2017-03-03 | https://news.az/news/eu-does-not-recognize-referendum-in-nagorno-karabakh | -
apa | en | 2017-02-20 | https://apa.az/en/nagorno_garabagh/xeber_azerbaijan__no_country_or_int___l_organiza_-256396 | -
report | en | 2017-02-20 | https://report.az/en/nagorno-karabakh/azerbaijani-mfa-so-called-referendum-is-nothing-but-an-attempt-to-undermine-negotiation-process/ | -
apa-ahmadov | en | 2017-02-16 | http://en.apa.az/print/256221 | -
asbarez | en | 2017-02-23 | http://www.armenia.com.au/news/International-News/English/56747/Baku-issues-arrest-warrants-for-EU-Karabakh-vote-observers | -
jam-meps | en | - | https://jam-news.net/updated-azerbaijan-puts-on-the-international-wanted-list-the-european-parliament-members | -
"""

TITLES = """
cec | The final results of the Referendum have been summarized
armenpress | 87.6% vote in favor of Constitutional reforms in Nagorno Karabakh
arka | Preliminary results of constitutional referendum in Karabakh released
panarmenian | Karabakh votes overwhelmingly for constitutional reforms
horizon | Artsakh Referendum 2017: 76.52% say yes to Constitutional reform
jam-news | Karabakh population votes for new constitution
caucasian-knot | Over 101,000 voters are on NKR's referendum lists
wikipedia | 2017 Nagorno-Karabakh constitutional referendum
wikipedia-fr | Référendum de 2017 au Haut-Karabagh
sudd | Berg-Karabach (Aserbaidschan), 20. Februar 2017 : Verfassung
asbarez | Baku issues arrest warrants for EU Karabakh vote observers
"""

EXCERPTS = ""

# No source that was reached prints the question.
ELECTION = """
2017 Nagorno-Karabakh constitutional referendum | 2017-02-20 | 2006-12-10 | | cec, sudd, wikipedia
"""
LEAD = "cec"

COUNTS = """
cec | | | 103 818 | | 79 428 | | 69 570 | | 7 686 | | 2172 | | 77 256 | | final | unstated
wikipedia | | | 103,818 | | 79,428 | 76.51 | 69,570 | 90.05 | 7,686 | 9.95 | 2,172 | | | | final | unstated
wikipedia-fr | | | 103 818 | | 79,428 | 76,51 | | 87,59 | | 9,68 | 2 172 | | 77,256 | | final | unstated
sudd | | | 103'818 | | 79'428 | 76,51 | 69'570 | 87,59 | 7'686 | 9,68 | 2'172 | 2,73 | “79'428 massgebende” | | final | cast
horizon | | | | | 79 428 | 76.52 | 69 540 | 87,55 | 7 686 | 9.7 | 2 202 | 2.8 | | | final | unstated
armenpress | 03:00 | | 103.766 | | 79.428 | 76.44 | 69.540 | 87.6 | 7686 | | 2202 | 2.8 | | | unstated | unstated
arka | 03:00 | | | | 79,428 | 76.44 | 69,540 | 87.6 | 7686 | 9.7 | 2,202 | 2.8 | | | preliminary | unstated
aravot | | | | | | 76.44 | 69,540 | 87.6 | 7,686 | 9.7 | 2,202 | 2.8 | | | preliminary | unstated
panarmenian | 03:00 | | 103,766 | | 79,314 | 76.44 | | 87,55 | | 9.7 | | | | | unstated | unstated
nt | 20:00 | | 103 766 | | 79 314 | 76.44 | | | | | | | | | unstated | unstated
igic | | | 103,793 | | 79,428 | | 69,540 | 87,6 | 7,686 | 9,7 | 2,202 | | | | preliminary | unstated
jam-news | | | | | | 76,44 | | 87,6 | | | | | | | unstated | unstated
caucasian-knot | preliminary list | | 101,207 | | | | | | | | | | | | unstated | unstated
"""

ACCEPTED = """
wikipedia
aravot
"""

FIGURES = """
accredited-journalists | aravot | | more-than | 80 | - | | over 80 media representatives |
approval-needed | panarmenian | 03:00 | at-least | - | 25 | registered | |
approval-needed | sudd | | exactly | - | 33.33 | registered | | “33,33% der Stimmberechtigten”: of the two rules that it names, that of the Referendum Law.
approval-needed | wikipedia | | at-least | - | 25 | registered | |
electoral-districts | caucasian-knot | preliminary list | exactly | 11 | - | | | Constituencies.
international-observers | aravot | | exactly | - | - | | over 104 international organizations from more than 30 countries |
international-observers | asbarez | | exactly | 104 | - | | |
international-observers | jam-news | | more-than | 100 | - | | |
local-observers | aravot | | exactly | 103 | - | | |
observer-countries | aravot | | more-than | 30 | - | | | Of international organisations.
observer-countries | asbarez | | exactly | 30 | - | | |
observer-countries | jam-news | | exactly | 30 | - | | |
polling-stations-abroad | caucasian-knot | preliminary list | exactly | 1 | - | | | Yerevan, at the representation.
"""

NOTED = """
cec | 105,061 ballots given to the precinct commissions, 25,633 ballots cancelled, 79,428 in the boxes, and 0 inaccuracies
horizon | “final data”
igic | “103,793 тысячи”
"""

FIGURE_NOTES = """
aravot | | invalid | about 2.8
igic | | yes | “69,54 тысячи”
"""

KEY_DATES = """
2017-01-17 | other | The National Assembly agrees to the referendum | By 20 votes to 7. | sudd, wikipedia, wikipedia-fr
2017-01-19 | called | Decree on the referendum | | aravot-decree, wikipedia
2017-01-20 | campaign-start | The campaign begins | | caucasian-knot
2017-02-20 | vote | Referendum on the constitution | | sudd, wikipedia
2017-02-23 | results | The commission summarises the final results | | cec
"""

DELEGATIONS = ""

STATEMENTS = """
reactions | Government of Azerbaijan | Ali Ahmadov | Deputy Prime Minister | opposes | 2017-02-16 | | apa-ahmadov
reactions | Co-chairs of the OSCE Minsk Group | Igor Popov (Russia), Stéphane Visconti (France), Richard Hoagland (United States) | co-chairs | not-recognising | 2017-02-17 | | contact, tass
reactions | Ministry of Foreign Affairs of Turkey | | | not-recognising | 2017-02-17 | | mfa-turkey
reactions | European Union | press service | | not-recognising | - | before 20 February 2017 | eu-press
reactions | Ministry of Foreign Affairs of Azerbaijan | Hikmat Hajiyev | Foreign Ministry spokesman | opposes | 2017-02-20 | | apa, report
reactions | Ministry of Foreign Affairs of Nagorno-Karabakh | | | favourable | 2017-02-21 | | aravot
reactions | General Prosecutor’s Office of Azerbaijan | | | opposes | 2017-02-22 | | asbarez, jam-meps
reactions | Ministry of Foreign Affairs of Armenia | Shavarsh Kocharyan | Deputy Foreign Minister | neutral | 2017-02-23 | | asbarez
reactions | European Union | | | not-recognising | 2017-03-02 | | eu-osce
"""

QUOTATIONS = """
Ali Ahmadov | | another provocation of Yerevan
Igor Popov (Russia), Stéphane Visconti (France), Richard Hoagland (United States) | | Accordingly, the Co-Chairs do not accept the results of the referendum on February 20 as affecting the legal status of Nagorno-Karabakh.
Ministry of Foreign Affairs of Turkey | | This referendum and its results, which we consider illegitimate will not be recognized by Turkey.
press service | | As stated on previous occasions, the EU does not recognize the constitutional and legal framework of such procedures, which cannot prejudice the future status of Nagorno-Karabakh or impact on the negotiation process.
Hikmat Hajiyev | | illegal tourist trip
Ministry of Foreign Affairs of Nagorno-Karabakh | | exercise their right in order to determine their own future, as enshrined in fundamental international documents.
Shavarsh Kocharyan | | The Azerbaijani authorities have long turned everything into a farce – both international law and their domestic life,
"""

WORDINGS = """
final-count | aravot | preliminary results
final-count | arka | preliminary results
final-count | cec | the final results have 69 570
final-count | horizon | final data
final-count | igic | preliminary results
headline | horizon | “76.52% say yes to Constitutional reform” in the headline; the turnout in the text
headline | sudd | the turnout
headline | wikipedia | the turnout
observers | aravot | over 104 international organizations from more than 30 countries
observers | asbarez | 104 international observers from 30 countries
observers | jam-news | more than 100 from 30 countries
passing-rule | panarmenian | at least 25% of the registered voters in favour
passing-rule | sudd | a majority of all who voted and at least one third of the registered voters (Referendum Law, article 35); the Constitution, article 136, has a majority of the valid votes and at least a quarter of the registered
passing-rule | wikipedia | at least 25% of the registered voters in favour
"""

SECTIONS = "campaign conduct lead reactions results"

PROSE = """
campaign | by 20 votes to 7 | wikipedia, sudd, wikipedia-fr
campaign | Of 184 proposals to the commission that drafted the text, 30 were taken in full and 13 in part | wikipedia-fr
campaign | article 136 of the Constitution asks a majority of the valid votes and at least a quarter of the registered voters, article 35 of the Referendum Law a majority of all who voted and at least one third of the registered; it applies the second | sudd
campaign | paid 5,320.0 thousand drams into their campaign funds and spent 5,042.9 thousand, which left 277.1 thousand | cec
campaign | No source of this record prints the question |
conduct | 11 constituencies and a polling station at the representation in Yerevan | caucasian-knot
conduct | Of 105,061 ballots given to the precinct commissions, 25,633 were cancelled, being unused, damaged or returned, and 79,428 were in the boxes; the commission found 0 inaccuracies | cec
lead | the name Republic of Artsakh, or Artsakh Republic, and a presidential system without a prime minister | wikipedia, aravot
reactions | Frank Engel of Luxembourg, Eleni Theocharous of Cyprus and Jaromír Štětina of the Czech Republic | asbarez, jam-meps
"""
