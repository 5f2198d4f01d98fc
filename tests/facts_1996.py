"""What the fixture of the election of 1996 has to hold, written from the documents.

Tables are as in `tests/facts.py`.
"""
# ruff: noqa: E501  a row stays on its line

# Key, title, publisher, language, date published, what it rests on.
SOURCES = """
jamestown-1996 | Karabakh President Reelected | Jamestown Foundation | en | - | citing the election commission and “Western agencies, November 25”
jamestown-1997 | Karabakh Elects New President | Jamestown Foundation | en | - |
radar-2025 | Since there is still talk of “denying Artsakh’s self-determination,” let me present you with the biggest, most glaring example of that denial: Vahagn Aleksanyan | Radar.am | en | - | a Facebook post by Vahagn Aleksanyan
rferl-1996 | Armenia/Azerbaijan: Kocharian Reported Winner In Nagorno-Karabakh | RFE/RL | en | 1996-11-25 | citing Itar-Tass, which cites the election commission
upi-tass-list | Report on turnout in the presidential run-off of 14 April 2020 | Sputnik, on UrduPoint | en | 2020-04-14 |
wikipedia-1996 | 1996 Nagorno-Karabakh presidential election | English Wikipedia | en | - | citing the election commission (CEC)
"""

ADDRESSES = """
jamestown-1996 | https://jamestown.org/program/karabakh-president-reelected/
jamestown-1997 | https://jamestown.org/program/karabakh-elects-new-president/
radar-2025 | https://radar.am/en/news/social-pages-2570221379
rferl-1996 | https://www.rferl.org/a/1082563.html
upi-tass-list | https://www.urdupoint.com/en/world/turnout-in-nagorno-karabakh-presidential-runo-892903.html
wikipedia-1996 | https://en-wikipedia--on--ipfs-org.ipns.dweb.link/wiki/1996_Nagorno-Karabakh_presidential_election
"""

# Key, language, excerpt.
EXCERPTS = """
jamestown-1997 | en | Yesterday the republic marked the seventh anniversary of the proclamation of its independence.
rferl-1996 | en | some 77 percent of the 90,000 registered voters
"""

# Date, type, vote type, previous, office, holders before and after, party after, sources.
ELECTION = """
1996-11-24 | presidential | popular | - | President | Robert Kocharyan | Robert Kocharyan | Independent | jamestown-1996, rferl-1996, wikipedia-1996
"""

# Number, date, status, whether the candidates are the whole ballot: their votes are all valid ones.
ROUNDS = """
1 | 1996-11-24 | held | True
"""

# Order, name, party, description, incumbent, status, sources.
CANDIDACIES = """
1 | Robert Kocharyan | Independent | | True | registered | jamestown-1996, rferl-1996, wikipedia-1996
2 | Boris Arushanyan | Independent | Deputy in parliament | False | registered | rferl-1996, wikipedia-1996
3 | Hrant Melkumyan | Communist Party | Leader of the Communist Party | False | registered | rferl-1996, wikipedia-1996
"""

# Source, as of, status, registered, cast, valid, invalid, turnout, share base, printed to, leads.
ACCOUNTS = """
jamestown-1996 | | unstated | - | - | - | - | - | unstated | 1 | False
radar-2025 | | unstated | - | - | - | - | - | unstated | 1 | False
rferl-1996 | | unstated | 90000 | - | - | - | 77 | unstated | 10000 | False
wikipedia-1996 | table | final | 89733 | 70052 | 67755 | 2297 | 78.07 | unstated | 1 | True
wikipedia-1996 | text | unstated | - | - | - | - | - | unstated | 1 | False
"""

# Source, as of, candidate, votes, share, outcome.
LINES = """
jamestown-1996 | | Robert Kocharyan | - | 86 | elected
radar-2025 | | Robert Kocharyan | - | 89 | elected
rferl-1996 | | Robert Kocharyan | - | 85 | elected
wikipedia-1996 | table | Robert Kocharyan | 60241 | 88.91 |
wikipedia-1996 | table | Boris Arushanyan | 4801 | 7.09 |
wikipedia-1996 | table | Hrant Melkumyan | 2713 | 4.00 |
wikipedia-1996 | text | Robert Kocharyan | - | 89 |
"""

# Words of an account's note that keep what no field holds: source, words.
NOTES = """
rferl-1996 | Arunchanian and Melkunian
wikipedia-1996 | 96.72% beside the valid votes
wikipedia-1996 | 3.28% beside the invalid ones
"""

# Slug, kind, date, precision, sources.
KEY_DATES = """
vote | vote | 1996-11-24 | day | rferl-1996, wikipedia-1996
"""

# Role, sender, sources.
DELEGATIONS = ""

# Measure, source, bound, value, wording.
FIGURES = ""

# What the tables above do not show of a figure: round, source, as of, area, measure, option, count,
# share, base, bound, printed to, wording, note.
MORE = """
1 | rferl-1996 | | - | turnout | - | - | 77 | | about | - | some 77 |
1 | rferl-1996 | | - | votes | robert-kocharyan | - | 85 | | about | - | some 85 |
1 | wikipedia-1996 | table | - | invalid | - | 2297 | 3.28 | | exactly | - | |
1 | wikipedia-1996 | table | - | valid | - | 67755 | 96.72 | | exactly | - | |
"""

# Page, slug, actor, speaker, office, date, stance, sources.
STATEMENTS = """
reactions | azerbaijan-condemned | azerbaijan-government | | | - | opposes | rferl-1996
reactions | baku-demonstrators | baku-demonstrators | | | 1996-11-24 | opposes | rferl-1996
reactions | azerbaijan-protested | azerbaijan-government | | | - | opposes | jamestown-1996
reactions | russia | russia-government | | | - | opposes | rferl-1996
reactions | united-states | united-states-government | | | - | opposes | rferl-1996
reactions | turkey | turkey-government | | | - | opposes | rferl-1996
reactions | international-organisations | international-organisations | | | - | not-recognising | jamestown-1996
reactions | mediating-countries | mediating-countries | | | - | not-recognising | jamestown-1996
"""

# Words of a statement's summary: slug, words.
SUMMARIES = """
azerbaijan-condemned | condemned the vote as illegal
baku-demonstrators | Some 5,000 people demonstrated
azerbaijan-protested | strongly protested
russia | criticised the vote
united-states | criticised the vote
turkey | criticised the vote
international-organisations | disavowed
mediating-countries | disavowed
"""

# To the letter: slug, words.
QUOTATIONS = ""

# Discrepancy, candidate, source, its wording.
WORDINGS = """
first-election | Robert Kocharyan | rferl-1996 | elected by parliament in 1994; the vote of 1996 was the first by universal suffrage
first-election | Robert Kocharyan | jamestown-1996 | first elected president in 1994 for a two-year term
first-election | Robert Kocharyan | jamestown-1997 | elected in December 1994, was Karabakh’s first popularly elected president
president-before | Robert Kocharyan | wikipedia-1996 | shows no president before the election
president-before | Robert Kocharyan | rferl-1996 | served as president since 1994
president-before | Robert Kocharyan | jamestown-1996 | re-elected
president-before | Robert Kocharyan | radar-2025 | became the first president in the election of 1996
president-before | Robert Kocharyan | upi-tass-list | the first to hold the post, from 1996 to 1997
"""

# Page, words that state what has no field of its own.
ONLY_IN_PROSE = """
campaign | full independence from Azerbaijan
lead | five-year term [@jamestown-1996]
lead | first poll by universal suffrage
reactions | countries mediating in the conflict
results | only account found that prints votes
"""

# What arithmetic says of each account: source, as of, verdict.
VERDICTS = """
jamestown-1996 | | nothing_to_check
radar-2025 | | nothing_to_check
rferl-1996 | | nothing_to_check
wikipedia-1996 | table | consistent
wikipedia-1996 | text | nothing_to_check
"""

# What the audit finds: level, rule, source.
FINDINGS = """
note | one-count-on-two-bases | jamestown-1996
note | sources-in-conflict |
note | sources-in-conflict |
"""

# Words of the findings: rule, words.
FOUND = """
one-count-on-two-bases | 86% of votes cast and 88.91% of valid votes (Wikipedia, table) can be the same
sources-in-conflict | 78.07% (Wikipedia, table) and about 77% (RFE/RL)
sources-in-conflict | about 85% (RFE/RL) and 86% (Jamestown (1996))
"""
