"""What further sources print of the election of 2007, as `tests/facts.py` writes it.

Not from the fixtures either: from the notes that were taken of the sources.
"""
# ruff: noqa: E501  a row stays on its line

# Key, publisher, language, date published, what it rests on, of what it is a copy.
SOURCES = """
afp-2007 | AFP | en | 2007-07-19 | | -
analitika-2011 | Analitika | ru | 2011-12-29 | citing Novosti-Armenia | -
ap-inauguration-2007 | AP Worldstream | en | 2007-09-07 | | -
coe-2007 | Council of Europe | en | 2007-07-12 | | -
guam-2007 | GUAM | en | 2007-07-09 | | -
hyeforum-2007 | HyeForum | en | 2007-07-19 | quoting reports of the day | -
itar-tass-2007 | ITAR-TASS | en | 2007-07-19 | | -
jtw-2007 | Journal of Turkish Weekly | en | 2007-08-02 | | -
lchr-2007 | Leadership Council for Human Rights | en | 2007-07-24 | citing Artsakh News Digest | -
mfa-turkey-2007 | Turkish Ministry of Foreign Affairs | en | 2007-07-16 | | -
noyan-tapan-2007 | Noyan Tapan | en | 2007-07-20 | | -
ntv-2007 | NTV | ru | 2007-07-19 | | -
oreanda-2007 | Oreanda | ru | 2007-07-19 | citing REGNUM | -
politsovet-2007 | Politsovet | ru | - | citing the election commission and RIA Novosti | -
pravda-2007 | Pravda.ru | ru | 2007-07-20 | citing the election commission and “Obshchaya gazeta” | -
rbc-2007 | RBC | ru | 2007-07-21 | citing Vesti-24 | -
regnum-latvia-2007 | REGNUM | ru | 2007-07-20 | | -
regnum-us-2007 | REGNUM | ru | 2007-07-20 | | -
rferl-2007 | RFE/RL | en | 2007-07-20 | | -
rferl-armenia-2007 | RFE/RL | en | 2007-07-20 | | -
rferl-preview-2007 | RFE/RL | en | 2007-07-13 | | -
rin-2007 | Persona.rin.ru | ru | - | citing Interfax and the election commission’s chairman Nasibyan | -
sme-2007 | SME | sk | 2007-07-20 | citing SITA and AP | -
standard-2007 | Der Standard | de | 2007-07-20 | citing APA | -
vremya-2007 | Vremya novostei | ru | - | | -
"""

ADDRESSES = """
afp-2007 | https://armenianclub.com/?p=96423
analitika-2011 | https://analitika.at.ua/news/v_2012_godu_v_karabakhe_projdut_ocherednye_prezidentskie_vybory/2011-12-29-55626
ap-inauguration-2007 | https://armenianclub.com/2007/09/08/president-of-disputed-nagorno-karabakh-territory-sworn-in/amp
coe-2007 | https://armenianclub.com/2007/07/14/cm-elections-in-nagorno-karabakh-elections-au-haut-karabakh
guam-2007 | https://guam-organization.org/en/statement-by-the-council-of-ministers-of-foreign-affairs-of-the-organization-for-democracy-and-economic-development-guam-on-so-called-presidential-elections-in-the-nagorno-karabakh-region/
hyeforum-2007 | http://hyeforum.com/index.php?s=b232bb022d7b9e02cfdb9ef0f7e4c099&showtopic=16533&page=1
itar-tass-2007 | https://armenianclub.com/2007/07/20/unrecognized-nagorno-karabakh-holds-presidential-elections
jtw-2007 | https://armenianclub.com/2007/08/03/ankara-unrecognized-elections-in-nagorno-karabakh/amp
lchr-2007 | http://leadership-council.blogspot.com/2007/07/nkr-elects-new-president.html
mfa-turkey-2007 | https://www.mfa.gov.tr/_p_no_106---16-july-2007_-press-statement-regarding-the-_presidential-election_-in-nagorno-karabagh_-_unofficial-translation_-__p_.en.mfa
noyan-tapan-2007 | https://armenianclub.com/2007/07/22/according-to-nkr-president-presidential-elections-in-nkr-have-taken/amp
ntv-2007 | https://ntv.ru/novosti/amp/113479
oreanda-2007 | https://oreanda-news.com/other/V_Nagornom_Karabahe_nachalis_vybory_prezidenta_respubliki/article227584
politsovet-2007 | https://politsovet.ru/19502-.html
pravda-2007 | https://pravda.ru/news/world/former-ussr/20-07-2007/232453-karabah-0
rbc-2007 | https://www.rbc.ru/politics/21/07/2007/5703c84b9a79470eaf76633b
regnum-latvia-2007 | https://regnum.ru/amp/859736
regnum-us-2007 | http://regnum.ru/news/859734.html
rferl-2007 | http://www.rferl.org/a/1077728.html
rferl-armenia-2007 | http://aramanoogian.blogspot.com/2007/07/karabakh-frontrunner-sweeps.html
rferl-preview-2007 | https://rferl.org/amp/1077613.html
rin-2007 | https://persona.rin.ru/news/122437/f/v-nagornom-karabahe-gotovjatsja-k-vyboram-prezidenta
sme-2007 | https://svet.sme.sk/c/3403547/saakjan-prezidentom-nahorneho-karabachu.html
standard-2007 | https://www.derstandard.at/story/2966178/saakian-neuer-praesident-von-berg-karabach
vremya-2007 | http://vremya.ru/print/183222.html
"""

# Date of the round, its number, source, as of, status, registered, cast, valid, invalid, turnout, base, printed to, leads.
ACCOUNTS = """
2007-07-19 | 1 | wikipedia-2007 | | final | 92114 | 71286 | 69693 | 1593 | 77.39 | unstated | 1 | True
2007-07-19 | 1 | wikipedia-2007-earlier | table | final | - | 71286 | 69693 | 1594 | 77.39 | unstated | 1 | False
2007-07-19 | 1 | wikipedia-2007-earlier | text | preliminary | - | - | - | - | 77.36 | unstated | 1 | False
2007-07-19 | 1 | wikipedia-2007-earlier | text, approximate | preliminary | - | - | - | - | 80 | unstated | 1 | False
2007-07-19 | 1 | rbc-2007 | | final | 92152 | 71285 | - | - | 77.36 | unstated | 1 | False
2007-07-19 | 1 | rferl-2007 | | preliminary | - | - | - | - | 77.36 | unstated | 1 | False
2007-07-19 | 1 | rferl-armenia-2007 | | preliminary | - | - | - | - | 77 | unstated | 1 | False
2007-07-19 | 1 | politsovet-2007 | | preliminary | - | - | - | - | 77 | unstated | 1000 | False
2007-07-19 | 1 | pravda-2007 | | unstated | - | - | - | - | 76 | unstated | 1 | False
2007-07-19 | 1 | vremya-2007 | | unstated | - | - | - | - | - | unstated | 1 | False
2007-07-19 | 1 | standard-2007 | | preliminary | 92000 | - | - | - | 77 | unstated | 1000 | False
2007-07-19 | 1 | sme-2007 | | unstated | 92000 | - | - | - | - | unstated | 1000 | False
2007-07-19 | 1 | lchr-2007 | | unstated | - | - | - | - | 77 | unstated | 1 | False
2007-07-19 | 1 | afp-2007 | 30% of the votes | partial | - | - | - | - | - | unstated | 1 | False
2007-07-19 | 1 | afp-2007 | before 8 p.m. | partial | - | - | - | - | 76.25 | unstated | 1 | False
2007-07-19 | 1 | noyan-tapan-2007 | 14:00 | partial | 91166 | - | - | - | 53.8 | unstated | 1 | False
2007-07-19 | 1 | hyeforum-2007 | 11:00 | partial | 91180 | 22273 | - | - | 24.5 | unstated | 1 | False
2007-07-19 | 1 | oreanda-2007 | | unstated | 91166 | - | - | - | - | unstated | 1 | False
2007-07-19 | 1 | itar-tass-2007 | | unstated | 90000 | - | - | - | - | unstated | 1 | False
2007-07-19 | 1 | ntv-2007 | | unstated | 90000 | - | - | - | - | unstated | 1 | False
2007-07-19 | 1 | jtw-2007 | | unstated | 91000 | - | - | - | - | unstated | 1000 | False
2007-07-19 | 1 | analitika-2011 | | unstated | - | - | - | - | - | unstated | 1 | False
"""

# Election, source, as of, candidate, votes, share, outcome.
LINES = """
2007 | wikipedia-2007-earlier | table | Bako Sahakyan | 59326 | 85.12 |
2007 | wikipedia-2007-earlier | table | Masis Mayilyan | 8734 | 12.53 |
2007 | wikipedia-2007-earlier | table | Armen Abgaryan | 867 | 1.24 |
2007 | wikipedia-2007-earlier | table | Hrant Melkumyan | 554 | 0.79 |
2007 | wikipedia-2007-earlier | table | Vanya Avanesyan | 212 | 0.30 |
2007 | wikipedia-2007-earlier | text | Bako Sahakyan | - | 85.4 |
2007 | wikipedia-2007-earlier | text | Masis Mayilyan | - | 12.2 |
2007 | wikipedia-2007-earlier | text | Armen Abgaryan | - | 1.5 |
2007 | wikipedia-2007-earlier | text | Hrant Melkumyan | - | 1.5 |
2007 | wikipedia-2007-earlier | text | Vanya Avanesyan | - | 1.5 |
2007 | rbc-2007 | | Bako Sahakyan | - | 85.12 |
2007 | rferl-2007 | | Bako Sahakyan | - | 85.4 |
2007 | rferl-2007 | | Masis Mayilyan | - | 12.2 |
2007 | rferl-2007 | | Armen Abgaryan | - | 1.5 |
2007 | rferl-2007 | | Hrant Melkumyan | - | 1.5 |
2007 | rferl-2007 | | Vanya Avanesyan | - | 1.5 |
2007 | rferl-armenia-2007 | | Bako Sahakyan | - | 85 |
2007 | rferl-armenia-2007 | | Masis Mayilyan | - | 12 |
2007 | politsovet-2007 | | Bako Sahakyan | 58000 | - |
2007 | politsovet-2007 | | Bako Sahakyan | - | 85 |
2007 | politsovet-2007 | | Masis Mayilyan | - | 12 |
2007 | politsovet-2007 | | Armen Abgaryan | - | 1.26 |
2007 | pravda-2007 | | Bako Sahakyan | - | 85 |
2007 | pravda-2007 | | Masis Mayilyan | - | 13 |
2007 | vremya-2007 | | Bako Sahakyan | - | 85 |
2007 | vremya-2007 | | Masis Mayilyan | - | 13 |
2007 | standard-2007 | | Bako Sahakyan | - | 85 |
2007 | standard-2007 | | Masis Mayilyan | - | 12 |
2007 | sme-2007 | | Bako Sahakyan | - | 85 |
2007 | sme-2007 | | Masis Mayilyan | - | 12 |
2007 | lchr-2007 | | Bako Sahakyan | - | 85 |
2007 | lchr-2007 | | Masis Mayilyan | - | 12 |
2007 | afp-2007 | 30% of the votes | Bako Sahakyan | - | 87.1 |
2007 | afp-2007 | 30% of the votes | Masis Mayilyan | - | 11.2 |
2007 | jtw-2007 | | Bako Sahakyan | - | 85 |
2007 | analitika-2011 | | Bako Sahakyan | - | 85.12 |
"""

# Election, measure, source, bound, value, wording, place.
FIGURES = """
2007 | polling-stations | oreanda-2007 | exactly | 276 | 276, and one in Yerevan |
2007 | polling-stations | itar-tass-2007 | exactly | 276 | 276, and one in Yerevan |
2007 | polling-stations | ntv-2007 | exactly | 227 | 227, and one in Yerevan |
2007 | polling-stations-abroad | oreanda-2007 | exactly | 1 | | Yerevan, Armenia
2007 | polling-stations-abroad | itar-tass-2007 | exactly | 1 | | Yerevan, Armenia
2007 | polling-stations-abroad | ntv-2007 | exactly | 1 | | Yerevan, Armenia
2007 | international-observers | politsovet-2007 | exactly | 93 | |
2007 | international-observers | ntv-2007 | about | 100 | |
2007 | international-observers | lchr-2007 | exactly | 100 | |
2007 | observers | rferl-armenia-2007 | less-than | 100 | nearly one hundred |
2007 | turnout-needed | noyan-tapan-2007 | exactly | - | |
"""

# What the tables above do not show of a figure: election, round, source, as of, area, measure, option,
# count, share, base, bound, printed to, wording, note.
MORE = """
2007 | 1 | wikipedia-2007 | | - | valid | - | 69693 | 97.77 | | exactly | - | |
2007 | 1 | wikipedia-2007 | | - | invalid | - | 1593 | 2.23 | | exactly | - | |
2007 | 1 | wikipedia-2007-earlier | text | - | votes | armen-abgaryan | - | 1.5 | | less-than | - | below 1.5 |
2007 | 1 | wikipedia-2007-earlier | text | - | votes | hrant-melkumyan | - | 1.5 | | less-than | - | below 1.5 |
2007 | 1 | wikipedia-2007-earlier | text | - | votes | vanya-avanesyan | - | 1.5 | | less-than | - | below 1.5 |
2007 | 1 | wikipedia-2007-earlier | text, approximate | - | turnout | - | - | 80 | | about | - | approximately 80% |
2007 | 1 | rferl-2007 | | - | votes | armen-abgaryan | - | 1.5 | | at-most | - | none above 1.5 |
2007 | 1 | rferl-2007 | | - | votes | hrant-melkumyan | - | 1.5 | | at-most | - | none above 1.5 |
2007 | 1 | rferl-2007 | | - | votes | vanya-avanesyan | - | 1.5 | | at-most | - | none above 1.5 |
2007 | 1 | rferl-armenia-2007 | | - | turnout | - | - | 77 | | more-than | - | just over 77 |
2007 | 1 | politsovet-2007 | | - | turnout | - | - | 77 | | more-than | - | |
2007 | 1 | politsovet-2007 | | - | votes | bako-sahakyan | 58000 | - | | about | 1000 | |
2007 | 1 | politsovet-2007 | | - | votes | bako-sahakyan | - | 85 | cast | more-than | - | a little over 85 |
2007 | 1 | pravda-2007 | | - | votes | masis-mayilyan | - | 13 | | about | - | |
2007 | 1 | vremya-2007 | | - | votes | bako-sahakyan | - | 85 | | more-than | - | |
2007 | 1 | vremya-2007 | | - | votes | masis-mayilyan | - | 13 | | about | - | |
2007 | 1 | standard-2007 | | - | registered | - | 92000 | - | | about | - | |
2007 | 1 | sme-2007 | | - | turnout | - | - | - | | exactly | - | three quarters |
2007 | 1 | lchr-2007 | | - | turnout | - | - | 77 | | more-than | - | over 77 |
2007 | 1 | hyeforum-2007 | 11:00 | nk-shahoumian | turnout | - | - | 44.5 | | exactly | - | |
2007 | 1 | itar-tass-2007 | | - | registered | - | 90000 | - | | about | - | |
2007 | 1 | ntv-2007 | | - | registered | - | 90000 | - | | more-than | 1000 | |
2007 | 1 | analitika-2011 | | - | votes | bako-sahakyan | - | 85.12 | | exactly | - | of the total number of voters |
2007 | 1 | noyan-tapan-2007 | | - | turnout-needed | - | - | 25 | | exactly | - | |
"""

# Election, round, source, as of, area, status.
AREA_ACCOUNTS = """
2007 | 1 | hyeforum-2007 | 11:00 | nk-shahoumian | partial
"""

# Election, slug, kind, name, date, precision, sources.
KEY_DATES = """
2007 | nominations-start | registration | Nomination opens | 2007-04-20 | day | rferl-preview-2007
2007 | vote | vote | Vote | 2007-07-19 | day | noyan-tapan-2007, wikipedia-2007
2007 | inauguration | inauguration | Inauguration | 2007-09-07 | day | ap-inauguration-2007, wikipedia-2007
"""

# Election, slug, note.
DATE_NOTES = """
2007 | vote | From 08:00 to 20:00; valid with a turnout of 25%.
2007 | inauguration | Armenia’s president Kocharyan and delegations of Abkhazia and South Ossetia were present.
"""

# By source.
OBSERVERS = {
    "politsovet-2007": "United States, Russia, Ukraine, France, Serbia, Macedonia, Italy, Czech "
    "Republic, Germany, Greece, Belgium, Abkhazia, South Ossetia, Pridnestrovian Moldavian Republic "
    "(Transnistria)",
    "rferl-armenia-2007": "Armenia, Russia, United States",
}

# Slug, name, ISO 3166 code.
JURISDICTIONS = """
greece | Greece | GR
italy | Italy | IT
macedonia | Macedonia | MK
serbia | Serbia | RS
ukraine | Ukraine | UA
"""

# Slug, name, kind, jurisdiction, person.
ACTORS = """
azerbaijan | Azerbaijan | other | azerbaijan | -
council-of-europe | Council of Europe | intergovernmental | - | -
guam | GUAM | intergovernmental | - | -
masis-mayilyan | Masis Mayilyan | candidate | - | masis-mayilyan
united-nations | United Nations | intergovernmental | - | -
united-states-state-department | United States Department of State | ministry | united-states | -
"""

# Page, slug, actor, stance, speaker, speaker's office, addressee, date, date in words, sources.
STATEMENTS = """
reactions | guam-2007 | guam | not-recognising | the foreign ministers | | | 2007-07-09 | | guam-2007
reactions | council-of-europe-2007 | council-of-europe | opposes | Vuk Jeremić | Chair of the Committee of Ministers | | 2007-07-12 | | coe-2007
reactions | turkey-2007 | turkey-foreign-ministry | not-recognising | | | | 2007-07-16 | | mfa-turkey-2007
reactions | minsk-group-2007 | osce-minsk-group | opposes | the Co-Chairs | | | - | before the vote | asbarez-2012-cochairs
reactions | azerbaijan-2007 | azerbaijan | not-recognising | | | | 2007-07-19 | | afp-2007
reactions | european-union-2007 | european-union | neutral | the Portuguese presidency | | | 2007-07-20 | | rferl-2007, wikipedia-2007
reactions | united-states-2007 | united-states-state-department | not-recognising | Chase Beamer | Bureau of European and Eurasian Affairs | | - | on 19 or 20 July 2007 | regnum-us-2007
reactions | latvia-2007 | latvia-foreign-ministry | not-recognising | | | | 2007-07-20 | | regnum-latvia-2007
reactions | kocharyan-2007 | armenia-president | favourable | Robert Kocharyan | President of Armenia | Bako Sahakyan | 2007-07-20 | | asbarez-2007
reactions | zatulin-2007 | russia-observers | favourable | Konstantin Zatulin | director of the CIS Institute | | 2007-07-20 | | asbarez-2007
reactions | khazar-ibrahim-2007 | azerbaijan-foreign-ministry | opposes | Khazar Ibrahim | spokesman | | 2007-09-07 | | ap-inauguration-2007
reactions | united-nations-2007 | united-nations | not-recognising | | | | - | | wikipedia-2007
reactions | european-union-no-recognition-2007 | european-union | not-recognising | | | | - | | wikipedia-2007
reactions | nato-2007 | nato | not-recognising | | | | - | | wikipedia-2007
reactions | council-of-europe-no-recognition-2007 | council-of-europe | not-recognising | | | | - | | wikipedia-2007
reactions | osce-2007 | osce | not-recognising | | | | - | | wikipedia-2007
results | mayilyan-legitimate-2007 | masis-mayilyan | accepts | Masis Mayilyan | | | 2007-07-20 | | rferl-armenia-2007
results | mayilyan-falsifications-2007 | masis-mayilyan | accepts | Masis Mayilyan | | | 2007-07-20 | | rferl-armenia-2007
"""

# To the letter, by statement.
QUOTATIONS = {
    "guam-2007": "These “elections” shall be considered as null and void, and their results can "
    "not have any legal consequences.",
    "council-of-europe-2007": 'It notes with concern that conducting such "elections", thus '
    "pre-empting the outcome of the ongoing negotiations, cannot contribute to the resolution of "
    "the conflict.",
    "turkey-2007": "will not recognize the outcome of such illegitimate “Presidential Elections” "
    "that would have no binding effect whatsoever under international law.",
    "minsk-group-2007": "the upcoming so-called presidential elections in Nagorno-Karabakh have "
    "already caused an increase in tensions.",
    "azerbaijan-2007": "no legal effect whatsoever.",
    "european-union-2007": "should not have any impact on the peaceful settlement of the "
    "Nagorno-Karabakh conflict. Furthermore, the EU recalls that refugees and internally-displaced "
    "persons should be given the right to a safe, secure and dignified return of their homes in "
    "order to fully participate in electoral acts.",
    "zatulin-2007": "We congratulate the successful presidential elections in Nagorno Karabakh. We "
    "congratulate also Bako Sahakyan, the winner of the elections,",
    "khazar-ibrahim-2007": "The so-called inauguration is nothing but a buffoonery,",
    "mayilyan-legitimate-2007": "I consider Bako Sahakian a legitimately elected president and "
    "respect the choice of our people,",
    "mayilyan-falsifications-2007": "Even if there were falsifications, most votes were properly "
    "counted,",
}

# Election, discrepancy, page, candidate, source, its wording.
WORDINGS = """
2007 | complaints | conduct | - | rferl-armenia-2007 | more than 20, most of them rejected by the commission
2007 | complaints | conduct | - | rferl-2007 | 19
2007 | complaints | conduct | - | vremya-2007 | 4 before the day of the vote and 20 on it
"""

# Election, page.
SECTIONS = """
2007 | campaign
2007 | conduct
2007 | reactions
"""

# Words that state what has no field of its own: election, page, words.
ONLY_IN_PROSE = """
2007 | campaign | were named by initiative groups on that Friday
2007 | campaign | minister of defence since 2001
2007 | conduct | finished voting at 10:45
2007 | conduct | 8 territorial commissions
2007 | conduct | preliminary results were due within 24 hours, final ones within 72
2007 | results | 44.5% in Shahumyan and 37.41% in a region whose name the stored copy cuts off
"""
