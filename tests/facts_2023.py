"""What the record has to hold of the presidential election of 2023, written from the facts.

Tables are written as in `tests/facts_2020.py`.
"""
# ruff: noqa: E501  a row stays on its line

SLUG = "2023-artsakhian-presidential-election"

SOURCES = """
armenianreport-2023 | en | - | https://www.thearmenianreport.com/post/samvel-shahramanyan-elected-president-of-artsakh | -
armradio-2023 | en | 2023-09-08 | https://en.armradio.am/2023/09/08/artsakh-parliament-to-elect-president-on-september-9/ | -
asbarez-2023 | en | 2023-09-09 | https://asbarez.com/samvel-shahramanyan-elected-artsakh-president/ | -
azernews-georgia-2023 | en | 2023-09-11 | https://www.azernews.az/region/214624.html | -
azernews-ukraine-2023 | en | 2023-09-09 | https://www.azernews.az/region/214581.html | -
commonspace-2023 | en | - | https://karabakhspace.commonspace.eu/news/baku-condemns-election-new-president-armenian-controlled-part-karabakh | -
daryo-2023 | en | 2023-09-11 | https://daryo.uz/en/2023/09/11/uzbekistan-does-not-recognize-elections-in-nagorno-karabakh-foreign-ministry | -
horizon-2023 | en | - | https://horizonweekly.ca/en/samvel-shahramanyan-elected-as-president-of-artsakh/ | -
jam-2023 | en | 2023-09-08 | https://jam-news.net/presidential-elections-in-nagorno-karabakh/ | -
massis-2023 | en | - | https://massispost.com/2023/09/artsakh-national-assembly-elects-samvel-shahramanyan-as-new-president/ | -
menafn-2023 | en | 2023-09-10 | https://menafn.com/1107039381/Pakistani-Mfa-Condemns-So-CalledElections-Held-In-Azerbaijans-Karabakh | -
mmnews-2023 | en | - | https://mmnews.tv/pakistan-considers-karabakh-as-sovereign-territory-of-azerbaijan-fo | -
na-5379 | en | 2023-09-08 | http://www.nankr.am/en/5379 | -
na-5384 | en | 2023-09-09 | http://www.nankr.am/en/5384 | -
panarmenian-2025 | en | - | https://www.panarmenian.net/m/eng/news/322627 | -
report-az-2023 | en | - | https://report.az/en/karabakh/leading-international-organizations-and-countries-declare-non-recognition-of-elections-in-karabakh | -
socialpost-2023 | en | - | https://www.socialpost.news/election-of-a-new-president-in-nagorno-karabakh/ | -
trend-eu-2023 | en | 2023-09-09 | https://en.trend.az/azerbaijan/politics/3794882.html | -
wikipedia-2023 | en | - | https://en.wikipedia.org/wiki/2023_Artsakhian_presidential_election, https://en.m.wikipedia.org/wiki/2023_Artsakhian_presidential_election | -
"""

EXCERPTS = """
massis-2023 | en | 32-seat parliament
"""

ELECTION = """
2023 Artsakhian presidential election | presidential | indirect | 2023-09-09 | 2020-03-31 | - | President | Arayik Harutyunyan | Samvel Shahramanyan | Independent
"""

# No source says what one could vote for, but that one vote was against the only candidate.
ROUNDS = """
1 | 2023-09-09 | held | False
"""

# Order, name, party, description, status.
CANDIDATES = """
1 | Samvel Shahramanyan | Independent | State minister | registered
2 | Samvel Babayan | United Motherland | | rejected
3 | Against | | | registered
"""

ACCOUNTS = """
1 | armenianreport-2023 | | unstated | - | - | - | - | - | 1 | False
1 | asbarez-2023 | | unstated | - | - | - | - | - | 1 | False
1 | daryo-2023 | | unstated | - | 23 | - | - | - | 1 | False
1 | horizon-2023 | | unstated | - | - | - | - | - | 1 | False
1 | massis-2023 | | unstated | 32 | - | - | 0 | - | 1 | False
1 | socialpost-2023 | | unstated | - | - | - | - | - | 1 | False
1 | wikipedia-2023 | | unstated | 33 | 23 | - | - | - | 1 | True
"""

NOTED = """
1 | daryo-2023 | 23 members were present
1 | massis-2023 | “32-seat parliament”
1 | wikipedia-2023 | two thirds of the members were required
"""

LINES = """
1 | armenianreport-2023 | Against | 1 | - |
1 | armenianreport-2023 | Samvel Shahramanyan | 22 | - | elected
1 | asbarez-2023 | Against | 1 | - |
1 | asbarez-2023 | Samvel Shahramanyan | 22 | - | elected
1 | daryo-2023 | Samvel Shahramanyan | 22 | - |
1 | horizon-2023 | Against | 1 | - |
1 | horizon-2023 | Samvel Shahramanyan | 22 | - | elected
1 | massis-2023 | Against | 1 | - |
1 | massis-2023 | Samvel Shahramanyan | 22 | - | elected
1 | socialpost-2023 | Against | 1 | - |
1 | socialpost-2023 | Samvel Shahramanyan | 22 | - |
1 | wikipedia-2023 | Against | 1 | - |
1 | wikipedia-2023 | Samvel Shahramanyan | 22 | 95.65 | elected
"""

FIGURES = """
approval-needed | panarmenian-2025 | exactly | 22 | two thirds |
approval-needed | wikipedia-2023 | exactly | - | two thirds |
seats | massis-2023 | exactly | 32 | |
seats | wikipedia-2023 | exactly | 33 | | Two thirds of them were required.
"""

DELEGATIONS = ""

KEY_DATES = """
2023-08-31 | other | Arayik Harutyunyan announces his resignation | | na-5379, wikipedia-2023
2023-09-01 | other | Arayik Harutyunyan submits his resignation | | na-5379, wikipedia-2023
2023-09-06 | other | Nominations by opposition factions known | | na-5379, wikipedia-2023
2023-09-07 | registration | Deadline for nominations | | na-5379, wikipedia-2023
2023-09-09 | vote | Vote in the National Assembly | At 11:00, under article 168.1 of the Constitution and article 149.1 of the rules. | na-5379, wikipedia-2023
2023-09-10 | inauguration | Inauguration | Announced for this day. | asbarez-2023
"""

STATEMENTS = """
reactions | Ministry of Foreign Affairs of Azerbaijan | | | opposes | 2023-09-09 | | mmnews-2023
reactions | Ministry of Foreign Affairs of Azerbaijan | | | opposes | 2023-09-09 | | mmnews-2023
reactions | Presidential administration of Azerbaijan | Hikmet Hajiyev | | opposes | 2023-09-09 | | commonspace-2023
reactions | European Union | Nabila Massrali | spokesperson | not-recognising | 2023-09-09 | | commonspace-2023, trend-eu-2023
reactions | Ministry of Foreign Affairs of Turkey | | | opposes | 2023-09-09 | | massis-2023
reactions | Ministry of Foreign Affairs of Ukraine | | | not-recognising | 2023-09-09 | | azernews-ukraine-2023
reactions | Ministry of Foreign Affairs of Pakistan | Mumtaz Zahra Baloch | | opposes | - | 9 or 10 September 2023 | menafn-2023, mmnews-2023
reactions | Ministry of Foreign Affairs of Georgia | | | not-recognising | 2023-09-11 | | azernews-georgia-2023
reactions | Ministry of Foreign Affairs of Uzbekistan | | | not-recognising | - | by 11 September 2023 | daryo-2023
reactions | Embassy of the United Kingdom | Fergus Auld | ambassador | not-recognising | - | in September 2023 | report-az-2023
reactions | International community | | | not-recognising | - | in September 2023 | report-az-2023
reactions | Ministry of Foreign Affairs of Iran | | | neutral | - | in September 2023 | report-az-2023
"""

QUOTATIONS = """
azerbaijan-provocative-step | yet another extremely provocative step
azerbaijan-violation | a clear violation of Azerbaijan´s sovereignty and territorial integrity
hajiyev | Fictitious and fabricated elections or, better said, selection is a serious regression and a counterproductive step. The illegal puppet regime must be dissolved and disarmed. This is the only way to ensure lasting peace in which Armenians and Azerbaijanis living in Karabakh can live and coexist
european-union | In view of the so-called 'presidential elections' in Khankendi/Stepanakert on 9 September 2023, the European Union reiterates that it does not recognise the constitutional and legal framework within which they have been held. At the same time, the EU believes that it is important for the Karabakh Armenians to consolidate around de facto leadership that is able and willing to engage in result-oriented discussions with Baku. The EU is committed to supporting this process.
turkey | that step [elections in Artsakh] is a violation of international law, including UN Security Council resolutions and OSCE principles.
ukraine | The holding of these so-called "presidential elections" contradicts the norms and principles of international law, and their results are null and void.
pakistan | Pakistan considers Karabakh as the sovereign territory of the Republic of Azerbaijan and any attempt to conduct so-called "elections" by the illegally installed regime is legally and morally reprehensible.
georgia | The Ministry of Foreign Affairs of Georgia expresses its support for the sovereignty and territorial integrity of the Republic of Azerbaijan and doesn’t recognize so-called Presidential elections in Garabagh, which took place on 9 September 2023,
uzbekistan | Uzbekistan strongly supports the sovereignty and territorial integrity of the friendly Republic of Azerbaijan, condemns any interference in its internal affairs and does not recognize the so-called presidential elections in Karabakh.
united-kingdom | We support the sovereignty and territorial integrity of Azerbaijan.
"""

WORDINGS = """
azerbaijan-violation | mmnews-2023 | a clear violation
azerbaijan-violation | massis-2023 | blatant violation
turkey-violation | massis-2023 | a violation of international law, including UN Security Council resolutions and OSCE principles
turkey-violation | socialpost-2023 | a flagrant violation of international law, including UN Security Council resolutions and the principles of the Organization for Security and Cooperation in Europe
"""

SECTIONS = "campaign conduct lead reactions results"

REGIONAL = ""

AREA_ACCOUNTS = ""

AREAS = ""

MORE = """
1 | wikipedia-2023 |  | - | approval-needed | - | - | - | registered | exactly | - | two thirds |
"""

ONLY_IN_PROSE = """
campaign | “as Secretary of the Security Council”
"""
