"""What the record has to hold of the referendum of 1991, written from the facts.

Tables are written as in `tests/facts_2020.py`, keys without their ending. Figures are as printed,
with the commas, points and apostrophes of the source.
"""
# ruff: noqa: E501  a row stays on its line

SLUG = "1991-nagorno-karabakh-independence-referendum"
SUFFIX = "-1991-referendum"
# Other votes cite it too, so that its key is another.
SHARED = ("nankr-1991",)

# Key, language, date published, addresses (the first is the source's, its note has the others),
# the source that it copies.
SOURCES = """
cec-en | en | - | http://cecnkr.am/%D5%AF%D5%A1%D5%B5%D5%A1%D6%81%D5%A1%D5%AE/%D5%B0%D5%A1%D5%B6%D6%80%D5%A1%D6%84%D5%BE%D5%A5/10-%D5%A4%D5%A5%D5%AF%D5%BF%D5%A5%D5%B4%D5%A2%D5%A5%D6%80%D5%AB-1991%D5%A9/?lang=en | -
cec-hy | hy | - | http://cecnkr.am/%D5%AF%D5%A1%D5%B5%D5%A1%D6%81%D5%A1%D5%AE/%D5%B0%D5%A1%D5%B6%D6%80%D5%A1%D6%84%D5%BE%D5%A5/10-%D5%A4%D5%A5%D5%AF%D5%BF%D5%A5%D5%B4%D5%A2%D5%A5%D6%80%D5%AB-1991%D5%A9/ | cec-en
nkr-am | en | - | https://www.nkr.am/en/independence-referendum-in-karabakh | -
nankr-1991 | en | - | http://www.nankr.am/en/32 | -
observers-act | en | - | https://karabakhfacts.com/report-on-the-results-of-the-referendum-on-the-independence-of-the-nagorno-karabakh-republic | -
wikipedia | en | - | https://en.wikipedia.org/wiki/1991_Nagorno-Karabakh_independence_referendum | -
wikipedia-earlier | en | - | http://en.wikipedia.org./wiki/Nagorno-Karabakh_independence_referendum,_1991 | -
wikipedia-el | el | - | https://defzone.net/wiki/el/Δημοψήφισμα_ανεξαρτησίας_του_Ναγκόρνο-Καραμπάχ_(1991) | -
sudd | de | - | https://www.sudd.ch/event.php?id=az031991 | -
sudd-middle | de | - | http://www.sudd.ch/event.php?lang=en&id=az031991 | -
sudd-first | de | - | http://www.sudd.ch/event.php?lang=en&id=az031991 | -
sardarabad | es | - | https://sardarabad.com.ar/armenia8550/8550-resultado-del-referendum-del-10-de-diciembre-de-1991-los-armenios-eran-mayoria-absoluta-en-artsaj | -
sharmazanov | hy | - | https://heartbeat.mediamonitoring.am/category/%d5%a7%d5%a4%d5%b8%d6%82%d5%a1%d6%80%d5%a4-%d5%a1%d5%b2%d5%a1%d5%bb%d5%a1%d5%b6%d5%b5%d5%a1%d5%b6 | -
"""

TITLES = """
cec-en | December 10, 1991
nkr-am | The Referendum on Independence of the Nagorno Karabakh Republic
nankr-1991 | About Parliament
observers-act | Report on the Results of the Referendum on the Independence of the Nagorno Karabakh Republic
wikipedia | 1991 Nagorno-Karabakh independence referendum
sudd | Berg-Karabach (Aserbaidschan), 10. Dezember 1991 : Unabhängigkeit
"""

# Key, language, a part of the excerpt.
EXCERPTS = """
cec-hy | hy | Համաձա՞յն եք Դուք, որպեսզի հռչակված Լեռնային Ղարաբաղի Հանրապետությունը լինի անկախ պետություն, ինքնուրույն որոշելով համագործակցության ձևը ուրիշ պետությունների և ընկերակցությունների հետ
observers-act | en | On September 10, 1991, a group of independent observers arrived
sudd-middle | de | Sind sie dafür, dass die ausgerufene Republik Berg-Karabach ein unabhängiger Staat ist, der selbständig seine Zusammenarbeit mit anderen Staaten und Gemeinschaften regelt?
sudd-middle | de | Endergebnis, widersprüchliche Zahlen
"""

# Name, date, date of the referendum before, question, source of the question.
ELECTION = """
1991 Nagorno-Karabakh independence referendum | 1991-12-10 | - | Do you agree that the proclaimed Nagorno Karabakh Republic be a sovereign state, independently determining the forms of its cooperation with other states and communities? | cec-en
"""
LEAD = "cec-en"

# Key, as of, area, registered, ballots issued, voted, turnout, yes, its share, no, its share,
# invalid, its share, valid, its share, status, base of the shares.
COUNTS = """
cec-en | | | 132,328 | | 108,736 | 82.2 | 108,615 | 99,9 | 24 | 0,02 | | | | | final | unstated
cec-hy | | | 132328 | | 108736 | 82,2 | 108615 | 99,9 | 24 | 0,02 | | | | | final | unstated
nkr-am | | | 132.328 | | 108.736 | 82,2 | 108.615 | 99,89 | 24 | 0,02 | 96 | | | | final | unstated
nankr-1991 | | | 132,328 | | 108,736 | 82.2 | | | | | | | | | final | unstated
observers-act | | | 132.328 | | | | | | | | | | | | unstated | unstated
wikipedia | infobox | | 132,328 | | | | 108,615 | | 24 | | 95 | | | | final | unstated
wikipedia | text | | 132,328 | | 108,736 | 82 | 108,615 | 99.98 | 24 | 0.02 | 97 | | | | final | unstated
wikipedia-earlier | infobox | | 132,328 | | 108,734 | 82.17 | 108,615 | 99.98 | 24 | 0.02 | 95 | 0.09 | 108,639 | 99.91 | final | unstated
wikipedia-earlier | text | | 132,328 | | 108,736 | 82,2 | 108,615 | 99,89 | 24 | 0,02 | 97 | | | | final | unstated
wikipedia-el | | | 132.328 | | 108.736 | 82.17 | 108.615 | 99.98 | 24 | 0.02 | 95 | | | | final | unstated
sudd | | | 132'328 | | 108'736 | 82,17 | 108'615 | 99,98 | 24 | 0,02 | 95 | | 108'639 | | final | unstated
sudd-middle | | | 132'328 | | 108'736 | 82,17 | 108'615 | 99,98 | 24 | 0,02 | 95 | | 108'639 | | final | unstated
sudd-first | | | | | 108'736 | 82,20 | 107'648 | 99,89 | | 0,11 | | | | | final | unstated
sardarabad | | | | | | 82,2 | 108.615 | 99,99 | 24 | | | | | | final | cast
sharmazanov | | | | | 108.736 | more than 82 | | | | | | | | | final | unstated
"""

# Key, of which the source says that the answer was accepted.
ACCEPTED = ""

# Measure, key, as of, bound, count, share, base of the share, wording, note.
FIGURES = """
approval-needed | nkr-am | | exactly | - | - | | two thirds of the voters |
approval-needed | sudd | | exactly | - | 66.67 | valid | |
approval-needed | sudd-middle | | exactly | - | - | valid | two thirds of the voters | Its own field says “gültige Stimmen” (valid votes).
approval-needed | wikipedia | text | exactly | - | - | | two thirds of the voters |
electoral-districts | cec-en | | exactly | 70 | - | | |
electoral-districts | cec-hy | | exactly | 70 | - | | |
electoral-districts | nankr-1991 | | exactly | 81 | - | | | Printed as constituencies.
electoral-districts | observers-act | | exactly | 81 | - | | | Printed as polling districts.
international-observers | cec-en | | more-than | 40 | - | | |
international-observers | cec-hy | | more-than | 40 | - | | |
turnout-needed | nkr-am | | at-least | - | 50 | | |
turnout-needed | sudd | | more-than | - | 50 | | | 50% and one vote.
turnout-needed | sudd-middle | | at-least | - | 50 | | |
turnout-needed | wikipedia | text | at-least | - | 50 | | |
"""

# Key, words of an account's note.
NOTED = """
sudd-middle | “Endergebnis, widersprüchliche Zahlen”
sudd-middle | the votes do not add up to the turnout, with a difference of 2
sudd-first | prints dashes
sardarabad | of those taking part
"""

# Key, as of, measure or answer, words of a figure's note.
FIGURE_NOTES = """
wikipedia-earlier | infobox | cast | Printed as the total.
wikipedia-el | | cast | Printed as the total.
"""

KEY_DATES = """
1991-11-27 | called | The Council of People’s Deputies calls the referendum | Under a temporary regulation on referendums. | cec-en, nkr-am, wikipedia
1991-12-10 | vote | Referendum on independence | | cec-en, cec-hy
"""

DELEGATIONS = ""

STATEMENTS = """
reactions | Azerbaijan | | | not-recognising | - | | wikipedia-el
reactions | - | sudd.ch | database of direct democracy | neutral | - | | sudd-first, sudd-middle
"""

# Speaker or actor, the language of the words, the words.
QUOTATIONS = """
sudd.ch | de | Ausser Armenien anerkennt niemand diese Unabhängigkeit.
"""

WORDINGS = """
districts | cec-en | 70 electoral districts
districts | cec-hy | 70 electoral districts
districts | nankr-1991 | 81 constituencies
districts | observers-act | 81 polling districts
observers-arrival | cec-en | the vote was on December 10, 1991
observers-arrival | observers-act | On September 10, 1991, a group of independent observers arrived
passing-rule | nkr-am | two thirds of the voters, at a turnout of at least 50%
passing-rule | sudd | 66.67% of the valid votes, and a turnout of at least 50% and one vote
passing-rule | sudd-middle | two thirds of the voters, at a turnout of at least 50%; its own field says valid votes
passing-rule | wikipedia | two thirds of the voters, at a turnout of at least 50%
question | cec-en | Do you agree that the proclaimed Nagorno Karabakh Republic be a sovereign state, independently determining the forms of its cooperation with other states and communities?
question | cec-hy | Do you agree that the proclaimed Nagorno-Karabakh Republic be an independent state (անկախ պետություն), deciding by itself the form of cooperation with other states and communities
question | nkr-am | Do you agree that the proclaimed Nagorno Karabakh Republic be a sovereign state, to independently determine the forms of cooperation with other states and communities?
question | observers-act | Do you accept that the proclaimed Nagorno Karabakh Republic be an independent state independently determining the forms of cooperation with other states and communities?
question | sudd-middle | Are you in favour of the proclaimed Republic of Nagorno-Karabakh being an independent state that regulates by itself its cooperation with other states and communities?
question | wikipedia | Do you agree that the proclaimed Nagorno Karabakh Republic be a sovereign state, to independently determine the forms of cooperation with other states and communities?
question | wikipedia-earlier | Do you agree that the proclaimed Nagorno Karabakh Republic be a sovereign state, to independently determine the forms of cooperation with other states and communities?
"""

SECTIONS = "campaign conduct lead reactions results"

# What has no row of its own: page, words, the sources behind them.
PROSE = """
campaign | called the referendum by a decision of 27 November 1991, under a temporary regulation on referendums | cec-en, nkr-am, wikipedia
conduct | in Armenian, Azerbaijani and Russian, and were sent to settlements with an Azerbaijani population | nkr-am, wikipedia, observers-act
conduct | crossed out the word that they did not want | observers-act
conduct | 20% of the population, boycotted the vote | wikipedia-earlier
conduct | or did not take part | wikipedia-el
conduct | most of those who did not vote lived in Azerbaijani settlements | nankr-1991
conduct | visited over 30 polling stations | observers-act
conduct | Reporters came from Russia and France, and television from Russia, the United States and Bulgaria | wikipedia
conduct | 10 civilians were killed | wikipedia
conduct | Stepanakert and other settlements were fired upon | observers-act
reactions | held without the consent of the Republic of Azerbaijan, so that the member states of the United Nations do not recognise it | wikipedia-el
reactions | quotes a statement that a state or an organisation made in 1991 |
"""
