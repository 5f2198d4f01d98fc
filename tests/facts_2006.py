"""What the record has to hold of the referendum of 2006, written from the facts.

Tables are written as in `tests/facts_1991_referendum.py`.
"""
# ruff: noqa: E501  a row stays on its line

SLUG = "2006-nagorno-karabakh-constitutional-referendum"
SUFFIX = "-2006"

SOURCES = """
cec-en | en | - | http://cecnkr.am/%D5%AF%D5%A1%D5%B5%D5%A1%D6%81%D5%A1%D5%AE/%D5%B0%D5%A1%D5%B6%D6%80%D5%A1%D6%84%D5%BE%D5%A5/10-%D5%A4%D5%A5%D5%AF%D5%BF%D5%A5%D5%B4%D5%A2%D5%A5%D6%80%D5%AB-2006%D5%A9/?lang=en | -
cec-ru | ru | - | http://cecnkr.am/%D5%AF%D5%A1%D5%B5%D5%A1%D6%81%D5%A1%D5%AE/%D5%B0%D5%A1%D5%B6%D6%80%D5%A1%D6%84%D5%BE%D5%A5/10-%D5%A4%D5%A5%D5%AF%D5%BF%D5%A5%D5%B4%D5%A2%D5%A5%D6%80%D5%AB-2006%D5%A9/?lang=ru | cec-en
wikipedia | en | - | https://gpedia.com/en/2006%20Nagorno-Karabakh%20constitutional%20referendum | -
wikipedia-earlier | en | - | https://en.wikipedia.org/wiki/Nagorno-Karabakh_constitutional_referendum,_2006 | -
wikipedia-de | de | - | https://de.wikiup.org/wiki/Referendum_in_Bergkarabach_2006, https://de.wiki.li/Referendum_in_Bergkarabach_2006 | -
wikipedia-tr | tr | 2020-11-30 | https://tr.wikipedia.org/wiki/?oldid=24125477&title=2006_Da%C4%9Fl%C4%B1k_Karaba%C4%9F_Cumhuriyeti_anayasa_referandumu | -
azat-artsakh | en | 2006-12-14 | https://armeniandiaspora.com/forum/2006/december-2006/72532-nkr-preliminary-results | -
regnum | en | 2006-12-11 | https://www.armeniandiaspora.com/printthread.php?t=73125&pp=15&page=1&s=3f9a367feb28f58a48fddeb327f127b9 | -
ria | en | 2006-12-11 | https://armeniandiaspora.com/forum/2006/december-2006/72148-azerbaijan-s-breakaway-karabakh-adopts-its-first-constitution?p=72148 | -
new-anatolian | en | 2006-12-12 | https://armenianclub.com/2006/12/14/ankara-nagorno-karabakh-adopts-1st-controversial-constitution | -
ap-10 | en | 2006-12-10 | https://armeniandiaspora.com/forum/2006/december-2006/72244-nagorno-karabakh-s-constitutional-referendum-set-to-reaffirm-indepen | -
ap-11 | en | 2006-12-11 | https://armeniandiaspora.com/forum/2006/december-2006/72325-voters-in-disputed-nagorno-karabakh-overwhelmingly-back-constitution?p=72325 | -
armenpress | en | 2006-12-11 | https://armeniandiaspora.com/forum/2006/december-2006/72101-karabakh-approves-its-first-ever-constitution?p=72101 | -
rferl | en | 2006-12-11 | https://armeniandiaspora.com/forum/2006/december-2006/72120-karabakh-constitution-adopted-in-referendum | -
arka | en | 2006-12-14 | https://armeniandiaspora.com/forum/2006/december-2006/72625-osce-not-to-recognize-constitutional-referendum-in-nkr?p=72625 | -
afp | en | 2006-12-11 | https://armeniandiaspora.com/forum/2006/december-2006/72312-osce-s-minsk-group-condemns-nagorny-karabakh-vote?p=72312 | -
apa-cochairs | en | 2006-12-11 | https://armeniandiaspora.com/forum/2006/december-2006/72134-baku-co-chairs-referendum-which-is-not-internationally-recognized?p=72134 | -
apa-mfa | en | 2006-12-02 | https://armenianclub.com/2006/12/05/baku-azerbaijan-foreign-ministry-constitution-referendum-in-nagorn | -
guam | en | 2006-12-04 | https://guam-organization.org/zayavlenie-soveta-ministrov-inostrannyh-del-guam-bryussel-4-12-2006-in-english/ | -
moscow-times | en | 2006-12-12 | https://armeniandiaspora.com/forum/2006/december-2006/72115-nagorny-karabakh-backs-constitution?p=72115 | -
dw | de | 2006-12-14 | https://tiue.org/dw/de/berg-karabach-gibt-sich-verfassung/a-2272756 | -
pravda | ru | - | https://pravda.ru/news/world/206760-karabach | -
wek | ru | - | https://wek.ru/referendum-v-nagornom-karabaxe-priznan-sostoyavshimsya | -
vsluh | ru | - | https://vsluh.ru/novosti/obshchestvo/konstitutsiya-nepriznannoy-respubliki-itogi-podvedut-segodnya_100579 | -
"""
# The source whose key ends with the year of its survey, because other votes cite it too.
OTHER_SOURCE = (
    "freedom-house-2007 | https://freedomhouse.org/report/freedom-world/2007/nagorno-karabakh"
)

TITLES = """
cec-en | December 10, 2006
wikipedia | 2006 Nagorno-Karabakh constitutional referendum
wikipedia-de | Referendum in Bergkarabach 2006
azat-artsakh | Preliminary results
ria | Azerbaijan's breakaway Karabakh adopts its first constitution
armenpress | Karabakh approves its first ever constitution
arka | OSCE not to recognize constitutional referendum in NKR
afp | OSCE's Minsk Group condemns Nagorny Karabakh vote
dw | Berg-Karabach gibt sich Verfassung
"""

EXCERPTS = """
cec-ru | ru | Согласны ли вы, чтобы проект Конституции Нагорно-Карабахской Республики был принят как Конституция Нагорно-Карабахской Республики
"""

ELECTION = """
2006 Nagorno-Karabakh constitutional referendum | 2006-12-10 | 1991-12-10 | Do you agree that the draft constitution put to a referendum be adopted as the Constitution of the Nagorno Karabakh Republic? | cec-en
"""
LEAD = "cec-en"

COUNTS = """
cec-en | | | 90,077 | 78,389 | | 87,02 | | 98,58 | | | | | | | final | unstated
cec-ru | | | 90077 | 78389 | | 87,02 | | 98,58 | | | | | | | final | unstated
wikipedia | | | 90,077 | | 78,389 | 87.02 | 77,279 | 99.29 | 554 | 0.71 | 556 | 0.71 | 77,833 | 99.29 | final | unstated
wikipedia | text | | | | | 87 | | 99.28 | | | | | | | final | unstated
wikipedia-earlier | | | 90,077 | | 78,389 | 87.02 | 77,279 | 99.28 | 554 | 0.72 | 556 | | | | final | unstated
wikipedia-earlier | text | | | | | 87 | | | | | | | | | final | unstated
wikipedia-de | | | 90,077 | | 78,389 | 87.02 | 77,279 | 99.28 | 554 | 0.72 | 556 | | | | final | unstated
wikipedia-de | text | | | | | 87 | | | | | | | | | final | unstated
wikipedia-tr | | | 90,077 | | 78,389 | 87.02 | 77,279 | 99.28 | 554 | 0.72 | 556 | | | | final | unstated
wikipedia-tr | text | | | | | 87.2 | | 98.6 | | | | | | | preliminary | unstated
azat-artsakh | | | 90077 | | 78389 | 87.02 | 77279 | 98.59 | 549 | 0.70 | | | | | preliminary | unstated
azat-artsakh | | Haterk | 3837 | | | 100 | | | | | | | | | preliminary | unstated
azat-artsakh | | Noragyugh | 4138 | | | 97.90 | | | | | | | | | preliminary | unstated
azat-artsakh | | Azokh | 3638 | | | 94.09 | | | | | | | | | preliminary | unstated
azat-artsakh | | School N9, Stepanakert | | | | 82.44 | | | | | | | | | preliminary | unstated
regnum | | | | | 78,389 | 87 | 77,279 | 98.58 | 549 | 0.7 | | | | | preliminary | registered
ria | | | 89,044 | | 78,389 | 87 | 77,279 | 98.58 | 549 | 0.7 | | | | | preliminary | registered
new-anatolian | | | 89,044 | | 78,389 | 87 | 77,279 | 98.58 | 549 | 0.7 | | | | | preliminary | registered
arka | | | | | | | 77,279 | 98.58 | 549 | 0.7 | | | | | preliminary | unstated
ap-10 | | | 89,000 | | more than 74,500 | 83.7 | | | | | | | | | partial | unstated
ap-11 | | | more than 90,000 | | 77,000 | | | more than 98 | | | | | | | preliminary | unstated
armenpress | | | | | | 87.2 | | 98.6 | | | | | | | preliminary | unstated
rferl | | | 90,000 | | | 87 | | almost 99 | | | | | | | preliminary | unstated
moscow-times | | | | | | | | 98.6 | | | | | | | preliminary | unstated
afp | | | | | | | | 98.6 | | | | | | | preliminary | unstated
dw | | | | | | 87 | more than 77.000 | | 549 | | | | | | preliminary | unstated
dw | share of Yes | | | | | | | about 98,5 | | | | | | | preliminary | unstated
pravda | | | | | | 83,7 | | | | | | | | | preliminary | unstated
wek | | | | | | 60,45 | | | | | | | | | partial | unstated
"""

ACCEPTED = """
ria
new-anatolian
armenpress
rferl
dw
"""

FIGURES = """
accredited-journalists | cec-en | | exactly | 40 | - | | | Printed as reporters.
approval-needed | ap-10 | | exactly | - | - | | a simple majority of those voting |
approval-needed | armenpress | | exactly | - | - | | a simple majority of those voting |
approval-needed | rferl | | exactly | - | - | registered | one third of the registered voters |
approval-needed | ria | | exactly | - | - | registered | one third of the registered voters |
approval-needed | vsluh | | exactly | - | - | registered | one third of the registered voters |
approval-needed | wek | | exactly | - | - | registered | one third of the registered voters |
electoral-districts | cec-en | | exactly | 22 | - | | | District commissions.
electoral-districts | cec-ru | | exactly | 22 | - | | | District commissions.
electoral-districts | vsluh | | exactly | 22 | - | | |
international-observers | arka | | more-than | 100 | - | | over 100 |
international-observers | cec-en | | more-than | 90 | - | | | Observers and reporters, of 30 organisations.
international-observers | ria | | more-than | 100 | - | | | Observers and journalists.
international-observers | vsluh | | more-than | 100 | - | | | Observers and journalists.
local-observers | cec-en | | exactly | 131 | - | | |
observer-countries | cec-en | | exactly | 15 | - | | |
polling-stations | cec-en | | exactly | 277 | - | | | Precinct commissions.
polling-stations | cec-ru | | exactly | 277 | - | | | Precinct commissions.
polling-stations | vsluh | | exactly | 278 | - | | | Printed as commissions.
polling-stations | wek | | exactly | 278 | - | | |
polling-stations-abroad | cec-en | | exactly | 1 | - | | | Yerevan, at the Permanent Representation.
polling-stations-abroad | cec-ru | | exactly | 1 | - | | | Yerevan, at the Permanent Representation.
turnout-needed | ap-10 | | exactly | - | - | | at least one third of the voters |
turnout-needed | armenpress | | exactly | - | - | | at least one third of the voters |
turnout-needed | ria | | exactly | - | - | | no turnout threshold | By Nasibyan.
"""

NOTED = """
cec-en | voters who received ballots
cec-ru | voters who received ballots
ap-10 | During the day of the vote.
wek | On Sunday evening.
"""

FIGURE_NOTES = """
wikipedia-earlier | | cast | Printed as the total.
wikipedia-de | | cast | Printed as the total.
wikipedia-tr | | cast | Printed as the total.
regnum | | yes | “from the whole number of eligible voters”
ria | | yes | “of the electorate”
new-anatolian | | yes | “of the electorate”
"""

KEY_DATES = """
2006-12-10 | vote | Referendum on the constitution | International Human Rights Day and the anniversary of the referendum of 1991. | cec-en, cec-ru
2006-12-13 | results | Final results | To be announced on this day; The New Anatolian of 12 December has it as tomorrow. | new-anatolian, regnum, ria
"""

# Jurisdiction, sources.
DELEGATIONS = """
Abkhazia | arka
Croatia | arka
France | ria
Israel | ria
Italy | ria
Pridnestrovian Moldavian Republic (Transnistria) | arka
Russia | ria
Serbia | ria
Slovakia | dw
South Ossetia | arka
United Kingdom | arka
United States | ria
"""

STATEMENTS = """
conduct | International League for the Rights and Liberation of Peoples | Luciano Ardesi | observer from Italy | favourable | - | | pravda
reactions | Ministry of Foreign Affairs of Azerbaijan | Elmar Mammadyarov | Foreign Minister | opposes | 2006-12-02 | | apa-mfa
reactions | GUAM | Council of Ministers of Foreign Affairs | | opposes | 2006-12-04 | | guam
reactions | President of Nagorno-Karabakh | Arkady Ghukasyan | President | favourable | 2006-12-10 | | ap-10, armenpress
reactions | Ministry of Foreign Affairs of Azerbaijan | Elmar Mammadyarov | Foreign Minister | opposes | 2006-12-11 | | ap-11
reactions | President of Armenia | Robert Kocharyan | President | favourable | 2006-12-11 | | rferl
reactions | Co-chairs of the OSCE Minsk Group | Bernard Fassier (France), Yury Merzlyakov (Russia), Matthew Bryza (United States) | co-chairs | not-recognising | 2006-12-11 | | apa-cochairs
reactions | Organization for Security and Co-operation in Europe (OSCE) | Karel De Gucht | Chairman-in-Office, Foreign Minister of Belgium | not-recognising | 2006-12-11 | | afp, arka
reactions | Council of Europe | Terry Davis | Secretary General | not-recognising | - | before 11 December 2006 | armenpress
reactions | European Union | | | not-recognising | 2006-12-11 | | ap-11, moscow-times
"""

QUOTATIONS = """
Council of Ministers of Foreign Affairs | | shall have no legal effect and its results shall be considered as null and void
Arkady Ghukasyan | | determine the Nagorno-Karabakh's people destiny.
Elmar Mammadyarov | | I will say once again that this unnecessary act does not allow the achievement of peace; on the contrary, it creates complications,
Robert Kocharyan | | This referendum, which met the highest democratic standards, was another milestone in the establishment of Nagorno-Karabakh's independence,
Bernard Fassier (France), Yury Merzlyakov (Russia), Matthew Bryza (United States) | | The co-chairs do not believe that such a 'referendum' will contribute to a negotiated settlement of the Nagorno Karabakh conflict.
Karel De Gucht | | Such a referendum is counter-productive to the ongoing conflict settlement process, which has recently shown visible progress, as acknowledged by the parties,
Terry Davis | | It will not be recognized by the international community and is therefore of no consequence.
"""

WORDINGS = """
date | cec-en | December 10
date | regnum | November 10
european-condemnation | wikipedia-de | the European Parliament
european-condemnation | wikipedia-tr | the European Union
observers | arka | over 100 international observers
observers | cec-en | more than 90 international observers and reporters, of 30 organisations from 15 countries
observers | ria | more than 100 international observers and journalists
observers | vsluh | more than 100 international observers and journalists
passing-rule | ap-10 | at least one third of the voters to make it valid, and a simple majority of those voting
passing-rule | armenpress | at least one third of the voters to make it valid, and a simple majority of those voting
passing-rule | rferl | a Yes from at least one third of the registered voters
passing-rule | ria | a Yes from at least one third of the registered voters, and no turnout threshold
passing-rule | vsluh | a Yes from at least one third of the registered voters
passing-rule | wek | a Yes from at least one third of the registered voters
question | cec-en | Do you agree that the draft constitution put to a referendum be adopted as the Constitution of the Nagorno Karabakh Republic?
question | cec-ru | Do you agree that the draft Constitution of the Nagorno-Karabakh Republic be adopted as the Constitution of the Nagorno-Karabakh Republic
share-of-what | cec-en | voters
share-of-what | new-anatolian | of the electorate
share-of-what | regnum | from the whole number of eligible voters
share-of-what | ria | of the electorate
"""

SECTIONS = "campaign conduct lead reactions results"

PROSE = """
campaign | by decree for 10 December, which is International Human Rights Day and the anniversary of the referendum of 1991 | cec-en
conduct | of 30 organisations from 15 countries, 131 local observers and 40 reporters | cec-en
conduct | held to all standards of voting | pravda
"""
