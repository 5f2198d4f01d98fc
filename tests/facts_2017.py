"""What further sources print of the election of 2017, as `tests/facts.py` writes it.

Not from the fixtures either: from the notes that were taken of the sources.
"""
# ruff: noqa: E501  a row stays on its line

# Key, publisher, language, date published, what it rests on, of what it is a copy.
SOURCES = """
armenianweekly-2017 | Armenian Weekly | en | 2017-07-19 | | -
armradio-before | Public Radio of Armenia | en | 2017-07-14 | | -
asbarez-2017 | Asbarez | en | 2017-07-19 | | -
commonspace-2017 | commonspace.eu | en | 2017-07-19 | | -
commonspace-oath | commonspace.eu | en | - | | -
massis-2017 | Massis Post | en | 2017-07-19 | | -
massis-before | Massis Post | en | 2017-07-14 | | -
news-am-oath | NEWS.am | en | 2017-09-07 | | -
panarmenian-2017 | PanARMENIAN | en | 2017-07-20 | | -
wikipedia-2017 | English Wikipedia | en | - | | -
"""

ADDRESSES = """
armenianweekly-2017 | https://armenianweekly.com/2017/07/19/artsakh-president-bako-sahakyan-re-elected-by-parliament/
armradio-before | https://en.armradio.am/2017/07/14/artsakh-parliament-set-to-elect-president-on-july-19/
asbarez-2017 | http://asbarez.com/165015/artsakh-parliament-re-elects-bako-sahakian/
commonspace-2017 | http://commonspace.eu/index.php?m=23&news_id=4299
commonspace-oath | https://www.commonspace.eu/news/bako-sahakyan-inaugurated-de-facto-president-karabakh-third-term
massis-2017 | https://massispost.com/2017/07/bako-sahakian-re-elected-president-nagorno-karabakh-republic/
massis-before | https://massispost.com/2017/07/karabakh-parliament-elect-new-president-july-19/
news-am-oath | https://news.am/eng/news/408406.html
panarmenian-2017 | https://panarmenian.net/m/eng/news/244472
wikipedia-2017 | http://cryer.org.uk/2017_Artsakhian_presidential_election
"""

# Date of the round, its number, source, as of, status, registered, cast, valid, invalid, turnout, base, printed to, leads.
ACCOUNTS = """
2017-07-19 | 1 | massis-2017 | | unstated | 33 | 32 | - | - | - | unstated | 1 | False
2017-07-19 | 1 | panarmenian-2017 | | unstated | - | - | - | - | - | unstated | 1 | False
2017-07-19 | 1 | asbarez-2017 | | unstated | - | - | - | - | - | unstated | 1 | False
2017-07-19 | 1 | wikipedia-2017 | | unstated | 33 | - | - | - | - | unstated | 1 | False
"""

# Election, source, as of, candidate, votes, share, outcome.
LINES = """
2017 | massis-2017 | | Bako Sahakyan | 28 | - |
2017 | massis-2017 | | Eduard Aghabekyan | 4 | - |
2017 | panarmenian-2017 | | Bako Sahakyan | 28 | - |
2017 | panarmenian-2017 | | Eduard Aghabekyan | 4 | - |
2017 | asbarez-2017 | | Eduard Aghabekyan | 4 | - |
2017 | wikipedia-2017 | | Bako Sahakyan | 28 | 87.5 |
2017 | wikipedia-2017 | | Eduard Aghabekyan | 4 | 12.5 |
"""

# Election, measure, source, bound, value, wording, place.
FIGURES = """
2017 | seats | massis-2017 | exactly | 33 | |
2017 | seats | wikipedia-2017 | exactly | 33 | |
2017 | approval-needed | wikipedia-2017 | exactly | - | two thirds of the 33 members |
"""

# Election, slug, kind, name, date, precision, sources.
KEY_DATES = """
2017 | inauguration | inauguration | Inauguration | 2017-09-07 | day | commonspace-oath, news-am-oath
"""

# Election, slug, note.
DATE_NOTES = """
2017 | inauguration | In the parliament in Stepanakert.
"""

# Page, slug, actor, stance, speaker, speaker's office, addressee, date, date in words, sources.
STATEMENTS = """
reactions | azerbaijan-self-deception-2017 | azerbaijan-foreign-ministry | opposes | a spokesperson | | | 2017-07-17 | | commonspace-2017
reactions | azerbaijan-illegal-regime-2017 | azerbaijan-foreign-ministry | opposes | a spokesperson | | | 2017-07-17 | | commonspace-2017
reactions | sargsyan-2017 | armenia-president | favourable | Serzh Sargsyan | President of Armenia | | - | on the election | panarmenian-2017
results | sahakyan-before-2017 | bako-sahakyan | neutral | Bako Sahakyan | | | - | before the vote | asbarez-2017
results | sahakyan-oath-2017 | bako-sahakyan | neutral | Bako Sahakyan | President | | 2017-09-07 | | commonspace-oath
"""

# To the letter, by statement.
QUOTATIONS = {
    "azerbaijan-self-deception-2017": "the holding of fabricated 'presidential election' by "
    "illegal 'parliament' of puppet regime is ridiculous and is nothing other than self-deception",
    "azerbaijan-illegal-regime-2017": "the illegal regime established by Armenia in the "
    "temporarily occupied territories of Azerbaijan is ultimately nothing other than the product "
    "of aggression and occupation and bloody ethnic cleansing.",
    "sargsyan-2017": "This is the right path for steady implementation of fundamental human rights "
    "and freedoms.",
    "sahakyan-before-2017": "I’m happy because we have an opportunity to serve our homeland.",
    "sahakyan-oath-2017": "Over the past years, we have carried out and are carrying out a mission "
    "aimed at keeping the Armenian people’s honor high. We will do everything to keep the Armenian "
    "people’s honor and dignity high in the future, too.",
}

# Election, discrepancy, page, candidate, source, its wording.
WORDINGS = """
2017 | date | results | - | armenianweekly-2017 | 17 July
2017 | date | results | - | mediamax-2017 | 19 July
2017 | date | results | - | massis-2017 | Wednesday 19 July
2017 | date | results | - | panarmenian-2017 | Wednesday 19 July
2017 | date | results | - | asbarez-2017 | Wednesday 19 July
2017 | date | results | - | wikipedia-2017 | 19 July
2017 | the-33rd-member | results | - | massis-2017 | 32 of the 33 members were present
2017 | the-33rd-member | results | - | mediamax-2017 | 32 members took part
2017 | the-33rd-member | results | - | panarmenian-2017 | there were no abstentions
2017 | the-33rd-member | results | - | wikipedia-2017 | “one of the MPs abstained”
2017 | sahakyan-party | campaign | Bako Sahakyan | wikipedia-2017 | nominated by the Democratic Party of Artsakh
2017 | sahakyan-party | campaign | Bako Sahakyan | armenpress-2017 | nominated by the factions Fatherland, Democracy and ARF
2017 | sahakyan-party | campaign | Bako Sahakyan | massis-before | nominated by the factions Fatherland, Democracy and ARF
"""

# Election, page.
SECTIONS = """
2017 | campaign
2017 | reactions
"""

# Words that state what has no field of its own: election, page, words.
ONLY_IN_PROSE = """
2017 | campaign | Each candidate had one hour
2017 | campaign | Arsen Arstamyan, the only independent deputy
2017 | campaign | the three parties had 27 seats, one deputy was independent, and Movement 88 had three seats
2017 | campaign | an independent before the election and under that party after it
2017 | results | two thirds of the 33 members
2017 | results | until 2020
"""

MORE = """
2017 | 1 | wikipedia-2017 | | - | approval-needed | - | - | - | registered | exactly | - | two thirds of the 33 members |
"""
