"""What the fixture of the election of 1997 has to hold, written from the documents.

Tables are as in `tests/facts_1996.py`.
"""
# ruff: noqa: E501  a row stays on its line

SOURCES = """
asbarez-1997 | Report on the final results of the presidential election of 1997 | Asbarez | en | - | citing Noyan Tapan and Reuter, and the election commission; “official final results”
dw-interfax-2002 | Arkadij Gukassjan zum Präsidenten der nichtanerkannten Republik Berg-Karabach wiedergewählt | Deutsche Welle | de | 2002-08-12 | monitoring of Interfax
wikipedia-1997 | 1997 Nagorno-Karabakh presidential election | English Wikipedia | en | - |
"""

ADDRESSES = """
asbarez-1997 | https://asbarez.com/?p=34229
dw-interfax-2002 | http://209.141.35.7:8011/https/www.dw.com/de/arkadij-gukassjan-zum-pr%C3%A4sidenten-der-nichtanerkannten-republik-berg-karabach-wiedergew%C3%A4hlt/a-608474
wikipedia-1997 | https://en.wikipedia.org/wiki/1997_Nagorno-Karabakh_presidential_election
"""

EXCERPTS = """
asbarez-1997 | en | the official final results of the presidential polls held Monday–naming Arkady Ghoukassian the victor with 90 percent of the total votes cast
"""

ELECTION = """
1997-09-01 | presidential | popular | 1996-nagorno-karabakh-presidential-election | President | Robert Kocharyan | Arkady Ghukasyan | Independent | asbarez-1997, jamestown-1997, wikipedia-1997
"""

# No source says whether the three are the whole ballot.
ROUNDS = """
1 | 1997-09-01 | held | False
"""

CANDIDACIES = """
1 | Arkady Ghukasyan | Independent | Foreign minister, trained as a journalist | False | registered | asbarez-1997, jamestown-1997, wikipedia-1997
2 | Boris Arushanyan | | | False | registered | asbarez-1997
3 | Artur Tovmasyan | | | False | registered | asbarez-1997
"""

ACCOUNTS = """
asbarez-1997 | | final | - | - | - | - | 84.7 | cast | 1 | False
jamestown-1997 | | unstated | - | - | - | - | 85 | cast | 1 | False
wikipedia-1997 | | unstated | - | - | - | - | - | unstated | 1 | True
"""

LINES = """
asbarez-1997 | | Arkady Ghukasyan | - | 90 | elected
asbarez-1997 | | Boris Arushanyan | - | 5.3 |
asbarez-1997 | | Artur Tovmasyan | - | 5.35 |
jamestown-1997 | | Arkady Ghukasyan | - | 90 | elected
wikipedia-1997 | | Arkady Ghukasyan | - | 89 | elected
"""

NOTES = """
asbarez-1997 | “official final results”
asbarez-1997 | by 8 p.m.
jamestown-1997 | “returns”
"""

KEY_DATES = """
vacancy | other | 1997-03-01 | month | jamestown-1997
vote | vote | 1997-09-01 | day | jamestown-1997, wikipedia-1997
"""

DELEGATIONS = """
observers | France | asbarez-1997, jamestown-1997
observers | Largest political parties of Armenia | asbarez-1997
observers | Russia | asbarez-1997, jamestown-1997
"""

FIGURES = """
international-observers | asbarez-1997 | about | 40 | some forty
"""

MORE = """
1 | jamestown-1997 | | - | votes | arkady-ghukasyan | - | 90 | | less-than | - | almost 90 |
"""

STATEMENTS = """
campaign | robert-kocharyan | - | Robert Kocharyan | Prime Minister of Armenia | - | attended | asbarez-1997
conduct | observers-protocol | election-observers | | | - | favourable | asbarez-1997
conduct | rene-rouquet | election-observers | René Rouquet | French parliamentarian | - | favourable | asbarez-1997
conduct | vladimir-stupishin | election-observers | Vladimir Stupishin | former ambassador of Russia to Armenia | - | favourable | asbarez-1997
conduct | duma-and-french-deputies | election-observers | several deputies of the Russian Duma and of the French parliament | | - | favourable | jamestown-1997
reactions | international-organisations | international-organisations | | | - | not-recognising | jamestown-1997
"""

SUMMARIES = """
observers-protocol | signed a protocol
observers-protocol | no known violations
duma-and-french-deputies | free and fair
international-organisations | ignored the election because Karabakh was not recognised
"""

QUOTATIONS = """
robert-kocharyan | I’ve come to Nagorno-Karabakh to take part in the election as a voter and mark the Republic’s Independence Day. I know all candidates’ platforms and think that Ghoukassian’s platform will put into practice all tasks and promises I was giving myself when running for Karabakh’s presidency.
rene-rouquet | These were free and democratic elections. The whole world can learn how to arrange and hold elections by the example of Nagorno Karabakh
vladimir-stupishin | Karabakh’s enemies will never be able to prevent the Karabakh people from determining their own fate–and the elections are the best proof of that.
"""

WORDINGS = ""

ONLY_IN_PROSE = """
campaign | born in 1957
campaign | foreign minister since 1993
campaign | military of Karabakh
campaign | Armenian Revolutionary Federation (Dashnaktsutyun)
campaign | Leonard Petrosyan, acted as president; he did not stand
lead | appointed Prime Minister of Armenia
results | 100.65%
results | almost 90%
"""

VERDICTS = """
asbarez-1997 | | impossible
jamestown-1997 | | nothing_to_check
wikipedia-1997 | | nothing_to_check
"""

FINDINGS = """
warning | shares-sum | asbarez-1997
warning | impossible-as-printed | asbarez-1997
"""

FOUND = """
shares-sum | 100.65%
impossible-as-printed | between 100.095% and
"""
