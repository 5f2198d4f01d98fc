"""What further sources print of the election of 2012, as `tests/facts.py` writes it.

Not from the fixtures either: from the notes that were taken of the sources.
"""
# ruff: noqa: E501  a row stays on its line

# Key, publisher, language, date published, what it rests on, of what it is a copy.
SOURCES = """
aces | Armenian Centre for Electoral Systems | en | 2012-07-23 | | -
agcnews-after | AGC News | it | - | | -
agcnews-before | AGC News | it | 2012-07-19 | | -
asbarez-2012-cochairs | Asbarez | en | - | | -
armenews-june | Nouvelles d’Arménie | fr | 2012-06-19 | | -
azatutyun-17h | RFE/RL Armenian Service | ru | 2012-07-19 | citing the election commission | -
azatutyun-inauguration | RFE/RL Armenian Service | en | 2012-09-07 | | -
commonspace-2012 | commonspace.eu | en | - | | -
electionswatch-june | Elections Watch | en | 2012-06-26 | | -
electionswatch-tag | Elections Watch | en | - | | -
eurasiareview-2012 | Eurasia Review | en | - | citing Civil.ge | -
family-relation-hy | | hy | - | | filipino
family-relation-id | | id | - | | filipino
family-relation-kk | | kk | - | | filipino
itar-tass-cochairs | ITAR-TASS | en | - | | -
karabakh-it-2020 | Karabakh.it | it | - | | -
karabakh-org-turkey | karabakh.org | en | - | citing the Turkish Ministry of Foreign Affairs | -
kavkaz-uzel-2012 | Caucasian Knot | ru | 2012-07-19 | citing Paruyr Harutyunyan, press secretary of the election commission | -
lragir | Lragir | hy | 2012-07-19 | | -
lurer | Lurer.com | hy | 2012-07-19 | citing the election commission | -
mirrorspectator | Armenian Mirror-Spectator | en | 2012-07-26 | | -
news-am | NEWS.am | en | 2012-07-20 | | -
newsarmenia | Novosti-Armenia | ru | 2012-07-19 | citing Rashid Petrosyan, chairman of the election commission | -
panarmenian-2012 | PanARMENIAN | ru | 2012-07-20 | | -
panarmenian-2012-oath | PanARMENIAN | en | - | | -
rbth-es | Russia Beyond the Headlines | es | 2012-07-19 | | -
regnum-mammadyarov | REGNUM | ru | - | | -
rferl-2012 | RFE/RL | en | - | | -
rferl-observers | RFE/RL | en | - | | -
teas-ashton | The European Azerbaijan Society | en | - | | -
teas-cook | The European Azerbaijan Society | en | - | | -
trend-black-list | Trend | en | - | | -
trend-lukashevich | Trend | en | - | | -
trend-statement | Trend | en | - | citing the Ministry of Foreign Affairs of Azerbaijan | -
turan-2012 | Turan | en | - | citing the Ministry of Foreign Affairs of Azerbaijan | -
upi | UPI | en | 2012-07-24 | | -
vatican-radio | Vatican Radio | hyw | 2012-07-20 | citing the election commission’s communiqué of 19 July | -
wikipedia-fr-mt | | fr | - | | wikipedia
worldlifeadvice-de | | de | - | | filipino
worldlifeadvice-it | | it | - | | filipino
xalq-qazeti | Xalq qəzeti | en | - | | -
zeit | Die Zeit | de | 2012-07-20 | citing AFP | -
"""

ADDRESSES = """
aces | https://electionswatch.org/2012/07/23/opinion-atom-mkhitaryan-writes-about-the-elections-in-nagorno-karabakh/
agcnews-after | https://www.agcnews.eu/nagorno-karabakh-bako-sahakyan-ancora-presidente/
agcnews-before | https://www.agcnews.eu/nagorno-karabakh-alle-urne/
asbarez-2012-cochairs | http://asbarez.com/104279/co-chairmen-acknowledge-need-for-karabakh-elections/
armenews-june | https://armeniandiaspora.com/forum/2012/june-2012/272475-election-presidentielle-les-electeurs-du-haut-karabagh-se-rendent
azatutyun-17h | https://rus.azatutyun.am/a/24650497.html
azatutyun-inauguration | https://azatutyun.am/amp/24701616.html
commonspace-2012 | https://www.commonspace.eu/index.php/azerbaijan-condemns-proposed-presidential-elections-self-declared-nagorno-karabakh-republic
electionswatch-june | https://electionswatch.org/2012/06/26/presidential-election-campaign-underway-in-the-nagorno-karabakh/amp
electionswatch-tag | https://electionswatch.org/tag/elections-in-nagorno-karabakh/
eurasiareview-2012 | http://www.eurasiareview.com/21072012-georgia-doesnt-recognize-nagorno-karabakh-elections/
family-relation-hy | https://hy.family-relation.com/10955-how-were-the-elections-in-nagorno-karabakh
family-relation-id | https://id.family-relation.com/10955-how-were-the-elections-in-nagorno-karabakh
family-relation-kk | https://kk.family-relation.com/10955-how-were-the-elections-in-nagorno-karabakh
itar-tass-cochairs | https://armeniandiaspora.com/forum/2012/july-2012/275546-karabakh-election-in-no-way-prejudges-its-legal-status-co-chairs
karabakh-it-2020 | https://karabakh.it/elezioni-2020-sfida-al-ballottaggio-per-harutyunyun-e-mayilyan
karabakh-org-turkey | http://karabakh.org/news/ankara-condemns-so-called-elections-in-breakaway-karabakh/
kavkaz-uzel-2012 | https://caucasianknot.top/articles/209967
lragir | http://araxmag.blogspot.com/2012/07/blog-post_388.html
lurer | https://lurer.com/article/32000/am
mirrorspectator | https://mirrorspectator.com/2012/07/26/karabagh-president-re-elected/
news-am | https://news.am/eng/news/114124.html
newsarmenia | https://newsarmenia.am/news/nagorno_karabakh/karabah-20120719-42695037/
panarmenian-2012 | https://panarmenian.net/m/rus/news/116549
panarmenian-2012-oath | http://www.panarmenian.net/eng/news/122111/NKR_leader_swears_to_support_Artsakhs_independence
rbth-es | https://es.rbth.com/articles/2012/07/19/el_enclave_separatista_de_nagorno_karabaj_celebra_elecciones_preside_18087
regnum-mammadyarov | http://regnum.ru/news/1552695.html
rferl-2012 | https://www.rferl.org/a/defeated-challenger-says-karabakh-election-was-free-but-not-fair/24652118.html
rferl-observers | http://www.rferl.org/content/azerbaijan-issues-karabakh-election-warning/24649084.html
teas-ashton | https://today.az./news/politics/110640.html
teas-cook | http://teas.eu/press-release-teas-welcomes-osce-minsk-group-statement-nagorno-karabakh-%E2%80%98elections%E2%80%99-%E2%80%93-criticises-one
trend-black-list | https://armeniandiaspora.com/forum/2012/july-2012/275441-baku-azerbaijan-s-foreign-ministry-considers-holding-of-elections-i
trend-lukashevich | https://en.trend.az/azerbaijan/karabakh/2048720.html
trend-statement | https://www.armenianclub.com/2012/07/20/azerbaijani-ministry-so-called-elections-in-nagorno-karabakh-aime/
turan-2012 | https://turan.az/en/politics/statement-from-the-ministry-of-foreign-affairs-of-azerbaijan
upi | https://www.upi.com/Top_News/Special/2012/07/24/Leaders-pan-Nagorno-Karabakh-elections/UPI-85971343125800/
vatican-radio | https://www.archivioradiovaticana.va/storico/2012/07/20/արցախի_նախագահական_ընտրութիւններուն_մասնակցած_է_ընտրողներուն_հարիւրէն/arm-606317
wikipedia-fr-mt | https://fr.qaz.wiki/wiki/2012_Nagorno-Karabakh_presidential_election
worldlifeadvice-de | https://de.worldlifeadvice.com/10955-how-were-the-elections-in-nagorno-karabakh
worldlifeadvice-it | https://it.worldlifeadvice.com/10955-how-were-the-elections-in-nagorno-karabakh
xalq-qazeti | https://old.xalqqazeti.com/en/news/politics/5768
zeit | https://www.zeit.de/news/2012-07/20/aserbaidschan-sahakjan-an-der-spitze-berg-karabachs-bestaetigt-20132603
"""

# Date of the round, its number, source, as of, status, registered, cast, valid, invalid, turnout, base, printed to, leads.
ACCOUNTS = """
2012-07-19 | 1 | wikipedia-earlier | table | unstated | - | - | - | - | - | unstated | 1 | False
2012-07-19 | 1 | lurer | | unstated | 98909 | - | - | - | - | unstated | 1 | False
2012-07-19 | 1 | lragir | 15:00 | partial | 98908 | 49468 | - | - | 49.93 | unstated | 1 | False
2012-07-19 | 1 | newsarmenia | 15:00 | partial | 98909 | 49468 | - | - | 49.9 | unstated | 1 | False
2012-07-19 | 1 | azatutyun-17h | 17:00 | partial | 98909 | 62765 | - | - | 63.24 | unstated | 1 | False
2012-07-19 | 1 | kavkaz-uzel-2012 | 15:00 | partial | - | - | - | - | 50 | unstated | 1 | False
2012-07-19 | 1 | electionswatch-june | before the vote | unstated | 97664 | - | - | - | - | unstated | 1 | False
2012-07-19 | 1 | upi | | unstated | - | - | - | - | - | unstated | 1 | False
2012-07-19 | 1 | panorama | | preliminary | 100000 | - | - | - | 70 | unstated | 1 | False
2012-07-19 | 1 | vatican-radio | communiqué of 19 July | unstated | - | 72833 | - | - | 73.43 | unstated | 1 | False
2012-07-19 | 1 | vatican-radio | 57% of protocols | partial | - | - | - | - | - | unstated | 1 | False
2012-07-19 | 1 | news-am | | preliminary | - | - | - | - | - | unstated | 1 | False
2012-07-19 | 1 | panarmenian-2012 | | preliminary | - | - | - | - | - | unstated | 1 | False
2012-07-19 | 1 | agcnews-after | | unstated | - | - | - | - | - | unstated | 1 | False
2012-07-19 | 1 | mirrorspectator | | unstated | - | - | - | - | - | unstated | 1 | False
2012-07-19 | 1 | rferl-2012 | | unstated | - | - | - | - | - | unstated | 1 | False
2012-07-19 | 1 | azatutyun-inauguration | | unstated | - | - | - | - | - | unstated | 1 | False
2012-07-19 | 1 | zeit | | unstated | - | - | - | - | - | unstated | 1 | False
2012-07-19 | 1 | wikipedia-fr-mt | | unstated | - | - | - | - | 73.53 | unstated | 1 | False
2012-07-19 | 1 | mediamax-2017 | | unstated | - | - | - | - | - | unstated | 1 | False
2012-07-19 | 1 | karabakh-it-2020 | | final | - | - | - | - | 73.4 | unstated | 1 | False
"""

# Election, source, as of, candidate, votes, share, outcome.
LINES = """
2012 | wikipedia-earlier | table | Bako Sahakyan | 47085 | 64.65 |
2012 | vatican-radio | 57% of protocols | Bako Sahakyan | - | 67.70 |
2012 | vatican-radio | 57% of protocols | Vitaly Balasanyan | - | 31.40 |
2012 | news-am | | Bako Sahakyan | 47085 | 66.7 |
2012 | news-am | | Vitaly Balasanyan | 22966 | 32.5 |
2012 | news-am | | Arkady Soghomonyan | 594 | 0.8 |
2012 | panarmenian-2012 | | Bako Sahakyan | 47085 | 66.7 |
2012 | panarmenian-2012 | | Vitaly Balasanyan | 22966 | 32.5 |
2012 | panarmenian-2012 | | Arkady Soghomonyan | 594 | 0.8 |
2012 | agcnews-after | | Bako Sahakyan | 47085 | 66.7 |
2012 | agcnews-after | | Vitaly Balasanyan | 22966 | 32.5 |
2012 | agcnews-after | | Arkady Soghomonyan | 594 | 0.8 |
2012 | mirrorspectator | | Bako Sahakyan | - | 66.7 |
2012 | mirrorspectator | | Vitaly Balasanyan | - | 32.5 |
2012 | mirrorspectator | | Arkady Soghomonyan | - | 0.8 |
2012 | rferl-2012 | | Bako Sahakyan | - | 66.70 |
2012 | rferl-2012 | | Vitaly Balasanyan | - | 32.50 |
2012 | azatutyun-inauguration | | Bako Sahakyan | - | 66.7 |
2012 | azatutyun-inauguration | | Vitaly Balasanyan | - | 32.5 |
2012 | zeit | | Bako Sahakyan | - | 66.7 |
2012 | zeit | | Vitaly Balasanyan | - | 32.5 |
2012 | upi | | Bako Sahakyan | - | 66 |
2012 | panorama | | Bako Sahakyan | - | 66 |
2012 | panorama | | Vitaly Balasanyan | - | 32 |
2012 | panorama | | Arkady Soghomonyan | - | 1 |
2012 | wikipedia-fr-mt | | Bako Sahakyan | 47095 | 66.65 |
2012 | wikipedia-fr-mt | | Vitaly Balasanyan | 22967 | 32.51 |
2012 | mediamax-2017 | | Bako Sahakyan | - | 66.7 |
"""

# Election, measure, source, bound, value, wording, place.
FIGURES = """
2012 | electoral-districts | electionswatch-june | exactly | 274 | |
2012 | polling-stations | karabakh-it | exactly | 274 | 274 “seggi”, and one in Yerevan |
2012 | polling-stations | lurer | exactly | 274 | 274, one of them in Armenia |
2012 | polling-stations | newsarmenia | exactly | 274 | 274, one of them in Armenia |
2012 | polling-stations | polit-ru | exactly | 274 | 274, one of them in Armenia |
2012 | polling-stations | azatutyun-17h | exactly | 273 | |
2012 | polling-stations | kavkaz-uzel-2012 | exactly | 273 | |
2012 | polling-stations | aces | exactly | 243 | |
2012 | polling-stations-abroad | electionswatch-june | exactly | 1 | | Yerevan, Armenia
2012 | polling-stations-abroad | karabakh-it | exactly | 1 | | Yerevan, Armenia
2012 | polling-stations-abroad | lurer | exactly | 1 | | Armenia
2012 | polling-stations-abroad | newsarmenia | exactly | 1 | | Armenia
2012 | polling-stations-abroad | polit-ru | exactly | 1 | | Armenia
2012 | observers | karabakh-it | more-than | 100 | over a hundred |
2012 | observers | newsarmenia | more-than | 60 | |
2012 | observers | rbth-es | about | 80 | |
2012 | international-observers | karabakh-it | about | 80 | about eighty |
2012 | international-observers | rferl-2012 | exactly | 110 | 110 foreign observers |
2012 | observer-countries | karabakh-it | exactly | 18 | eighteen nations |
2012 | accredited-journalists | karabakh-it | exactly | 93 | |
2012 | foreign-media-journalists | karabakh-it | exactly | 50 | |
"""

# What the tables above do not show of a figure: election, round, source, as of, area, measure, option,
# count, share, base, bound, printed to, wording, note.
MORE = """
2012 | 1 | polit-ru | | nk-stepanakert | registered | - | 10000 | - | | less-than | 1000 | almost 10 thousand |
2012 | 1 | polit-ru | | nk-stepanakert | turnout | - | - | 75 | | less-than | - | almost 75% of them |
2012 | 1 | polit-ru | | nk-stepanakert | votes | bako-sahakyan | 47850 | - | | exactly | - | |
2012 | 1 | lragir | 15:00 | nk-yerevan | registered | - | 276 | - | | exactly | - | |
2012 | 1 | lragir | 15:00 | nk-yerevan | cast | - | 276 | - | | exactly | - | |
2012 | 1 | lragir | 15:00 | nk-yerevan | turnout | - | - | 100 | | exactly | - | |
2012 | 1 | newsarmenia | 15:00 | nk-stepanakert | registered | - | 36631 | - | | exactly | - | |
2012 | 1 | newsarmenia | 15:00 | nk-stepanakert | cast | - | 1230 | - | | exactly | - | |
2012 | 1 | newsarmenia | 15:00 | nk-stepanakert | turnout | - | - | 44.31 | | exactly | - | |
2012 | 1 | kavkaz-uzel-2012 | 15:00 | - | turnout | - | - | 50 | | less-than | - | almost 50 |
2012 | 1 | upi | | - | votes | bako-sahakyan | - | 66 | | more-than | - | |
2012 | 1 | panorama | | - | registered | - | 100000 | - | | less-than | - | nearly 100,000 |
2012 | 1 | panorama | | - | turnout | - | - | 70 | | more-than | - | |
2012 | 1 | panorama | | - | votes | bako-sahakyan | - | 66 | | more-than | - | |
2012 | 1 | panorama | | - | votes | vitaly-balasanyan | - | 32 | | more-than | - | |
2012 | 1 | panorama | | - | votes | arkady-soghomonyan | - | 1 | | less-than | - | less than one |
"""

# Election, round, source, as of, area, status.
AREA_ACCOUNTS = """
2012 | 1 | polit-ru | | nk-stepanakert | preliminary
2012 | 1 | lragir | 15:00 | nk-yerevan | partial
2012 | 1 | newsarmenia | 15:00 | nk-stepanakert | partial
"""

# Slug, name, kind, code, part of.
AREAS = """
nk-stepanakert | Stepanakert | province | | -
nk-yerevan | Yerevan | station-abroad | | -
"""

# By source.
OBSERVERS = {
    "panorama": "Armenia, Argentina, Austria, Bulgaria, Canada, Czech Republic, Cyprus, France, "
    "Germany, Hungary, Ireland, Israel, Netherlands, Poland, Russia, United States, Uruguay",
    "newsarmenia": "Russia, Armenia, United States, France, Canada, Ireland",
}

# Election, slug, kind, name, date, precision, sources.
KEY_DATES = """
2012 | calendar-set | called | Election calendar set by the commission | 2012-04-20 | day | wikipedia-it
2012 | nominations-end | registration | End of nominations | 2012-05-05 | day | wikipedia-it
2012 | examination-start | registration | Commission begins to examine the nominations | 2012-05-30 | day | wikipedia-it
2012 | commission-meeting | other | Commission meets on candidates and procedures | 2012-06-15 | day | electionswatch-june
2012 | examination-end | registration | End of the examination of nominations | 2012-06-19 | day | wikipedia-it
2012 | campaign-start | campaign-start | Campaign begins | 2012-06-20 | day | electionswatch-june
2012 | campaign-end | campaign-end | End of campaigning | 2012-07-17 | day | electionswatch-june, wikipedia
2012 | silence-day | silence-day | Day without campaigning | 2012-07-18 | day | electionswatch-june, wikipedia
2012 | vote | vote | Vote | 2012-07-19 | day | electionswatch-tag, filipino, lragir, wikipedia
2012 | preliminary-results | results | Preliminary results | 2012-07-20 | day | asbarez, zeit
2012 | final-results-due | results | Definitive results due | 2012-07-22 | day | agcnews-before, electionswatch-tag, karabakh-it
2012 | inauguration | inauguration | Inauguration | 2012-09-07 | day | azatutyun-inauguration, filipino, panarmenian-2012-oath
"""

# Election, slug, note.
DATE_NOTES = """
2012 | campaign-start | Air time was drawn.
2012 | campaign-end | At midnight.
2012 | silence-day | No campaigning was allowed on the day before the vote.
2012 | vote | From 08:00 to 20:00.
2012 | inauguration | In the Palace of Youth and Culture, Stepanakert.
"""

# Slug, name, ISO 3166 code.
JURISDICTIONS = """
kuwait | Kuwait | KW
netherlands | Netherlands | NL
"""

# Slug, name, kind, jurisdiction, person.
ACTORS = """
armenia-foreign-ministry | Ministry of Foreign Affairs of Armenia | ministry | armenia | -
armenia-president | President of Armenia | government | armenia | -
armenian-centre-for-electoral-systems | Armenian Centre for Electoral Systems | observers | - | -
bako-sahakyan | Bako Sahakyan | candidate | - | bako-sahakyan
european-azerbaijan-society | The European Azerbaijan Society | other | - | -
kuwait-government | Government of Kuwait | government | kuwait | -
organisation-of-islamic-cooperation | Organisation of Islamic Cooperation | intergovernmental | - | -
osce-minsk-group | Co-chairs of the OSCE Minsk Group | intergovernmental | - | -
russia-observers | Observers from Russia | observers | russia | -
"""

# Page, slug, actor, stance, speaker, speaker's office, addressee, date, date in words, sources.
STATEMENTS = """
results | balasanyan-free-not-fair | vitaly-balasanyan | alleges | Vitaly Balasanyan | | | 2012-07-20 | | news-am
results | sahakyan-inaugural-speech | bako-sahakyan | neutral | Bako Sahakyan | President | | 2012-09-07 | | azatutyun-inauguration
reactions | abdullayev-condemns | azerbaijan-foreign-ministry | opposes | Elman Abdullayev | spokesman | | - | before the election | commonspace-2012
reactions | abdullayev-contrary | azerbaijan-foreign-ministry | opposes | Elman Abdullayev | spokesman | | 2012-07-18 | | trend-black-list
reactions | azerbaijan-no-legal-effect | azerbaijan-foreign-ministry | not-recognising | | | | 2012-07-18 | | trend-statement, turan-2012
reactions | mammadyarov-obstacle | azerbaijan-foreign-ministry | not-recognising | Elmar Mammadyarov | Minister of Foreign Affairs | | 2012-07-18 | | regnum-mammadyarov
reactions | azerbaijan-observers-warned | azerbaijan-foreign-ministry | opposes | | | | 2012-07-18 | | rferl-observers
reactions | ashton-before-the-vote | european-union | not-recognising | Catherine Ashton | High Representative for Foreign Affairs and Security Policy | | - | on the eve or the day of the vote | teas-ashton, xalq-qazeti
reactions | armenia-answers-turkey | armenia-foreign-ministry | neutral | Shavarsh Kocharyan | Deputy Minister of Foreign Affairs | Turkey | 2012-07-18 | | rbth-es
reactions | georgia-on-the-day | georgia-foreign-ministry | not-recognising | | | | 2012-07-19 | | eurasiareview-2012
reactions | minsk-group-acknowledges-need | osce-minsk-group | not-recognising | the Co-Chairs | | | 2012-07-20 | | asbarez-2012-cochairs, itar-tass-cochairs
reactions | minsk-group-no-prejudice | osce-minsk-group | not-recognising | the Co-Chairs | | | 2012-07-20 | | asbarez-2012-cochairs, itar-tass-cochairs
reactions | lukashevich-no-state | russia-foreign-ministry | not-recognising | Alexander Lukashevich | spokesman | | 2012-07-20 | | trend-lukashevich
reactions | lukashevich-peace-process | russia-foreign-ministry | not-recognising | Alexander Lukashevich | spokesman | | 2012-07-20 | | trend-lukashevich
reactions | european-azerbaijan-society | european-azerbaijan-society | opposes | Leon Cook | | | 2012-07-20 | | teas-cook
reactions | sarkisian-congratulates | armenia-president | favourable | Serzh Sarkisian | President of Armenia | Bako Sahakyan | 2012-07-20 | | asbarez
reactions | nalbandian-determination | armenia-foreign-ministry | favourable | Edward Nalbandian | Minister of Foreign Affairs | | - | in July 2012 | asbarez
reactions | nalbandian-free-and-fair | armenia-foreign-ministry | favourable | Edward Nalbandian | Minister of Foreign Affairs | | - | in July 2012 | aces
reactions | romania-foreign-minister | romania-foreign-ministry | opposes | the Minister of Foreign Affairs | | | - | in July 2012 | agcnews-before
reactions | organisation-of-islamic-cooperation | organisation-of-islamic-cooperation | opposes | | | | - | in July 2012 | agcnews-before
reactions | kuwait | kuwait-government | opposes | | | | - | in July 2012 | agcnews-before
reactions | balberov-right-to-decide | russia-observers | favourable | Alexander Balberov | member of the State Duma (LDPR) | | - | in July 2012 | mirrorspectator
conduct | aces-no-violation | armenian-centre-for-electoral-systems | favourable | Atom Mkhitaryan | | | 2012-07-23 | | aces
"""

# To the letter, by statement.
QUOTATIONS = {
    "balasanyan-free-not-fair": "The President-in-office and his team were unable to secure fair "
    "elections. The elections were free, but not fair.",
    "sahakyan-inaugural-speech": "Our independence and freedom are exceptional values, and any "
    "encroachment upon them will get a fitting rebuff,",
    "abdullayev-condemns": "It shows the approach of Armenia to the settlement of the conflict, "
    "its disrespect to the norms of international law, and means that this country denies the "
    "resolutions of the international organizations adopted by UN Security Council, Council of "
    "Europe, European Parliament",
    "abdullayev-contrary": "It is completely contrary to efforts of Azerbaijan and international "
    "organizations for peaceful resolution of the conflict,",
    "azerbaijan-no-legal-effect": "therefore shall have no legal effect whatsoever.",
    "turkey-press-release": "Turkey will not recognize the results of these so-called "
    "“Presidential” elections which it considers illegitimate and certainly null and void in terms "
    "of international law.",
    "ashton-before-the-vote": "On 19 July, 'presidential elections' will take place in "
    "Nagorno-Karabakh. I would like to reiterate that the European Union does not recognize the "
    "constitutional and legal framework in which they will be held. These 'elections' should not "
    "prejudice the determination of the future status of Nagorno Karabakh in the negotiated "
    "general framework of the peaceful settlement of the conflict",
    "georgia-on-the-day": "does not recognize the so-called ‘presidential elections’",
    "minsk-group-acknowledges-need": "The Co-Chairs acknowledge the need for the de facto "
    "authorities in NK to try to organize democratically the public life of their population with "
    "such a procedure. However, the Co-Chairs note that none of their three countries, nor any "
    "other country, recognizes Nagorno-Karabakh as an independent and sovereign state,",
    "minsk-group-no-prejudice": "the procedures of July 19 in no way prejudge the final legal "
    "status of Nagorno-Karabakh or the outcome of the ongoing negotiations to bring a lasting and "
    "peaceful settlement to the Nagorno-Karabakh conflict",
    "lukashevich-no-state": "We, as well as other world countries, do not recognize "
    "Nagorno-Karabakh as an independent state,",
    "lukashevich-peace-process": 'We do not think that the so-called "elections" may determine the '
    "future course of the peace process over Nagorno-Karabakh.",
    "european-azerbaijan-society": "it is illogical and unhelpful for the Co-Chairs to accept the "
    "need for the ‘de facto authorities’ to “try to organise democratically the lives of their "
    "population.”",
    "sarkisian-congratulates": "Your decisive victory in the elections is a confirmation of the "
    "historic choice of the people of Artsakh and the irreversible path toward political freedom, "
    "democracy and a society based on national and universal values.",
    "nalbandian-determination": "With these elections the people of Artsakh once again proved "
    "their determination to decide their fate through democratic means,",
    "nalbandian-free-and-fair": "The free, fair and competitive presidential elections held in "
    "Nagorno-Karabakh on July 19 testify to the loyalty of Artsakh authorities and people to "
    "democracy and rule of law",
    "balberov-right-to-decide": "The people have a right to decide which country to live in and "
    "under whose leadership, and which way of development to take.",
}

# Election, discrepancy, page, candidate, source, its wording.
WORDINGS = """
2012 | balasanyan-post | campaign | Vitaly Balasanyan | newsarmenia | deputy in the National Assembly and former deputy minister of defence
2012 | balasanyan-post | campaign | Vitaly Balasanyan | electionswatch-june | deputy in the National Assembly and former deputy minister of defence
2012 | balasanyan-post | campaign | Vitaly Balasanyan | lurer | deputy in the National Assembly and former deputy minister of defence
2012 | balasanyan-post | campaign | Vitaly Balasanyan | agcnews-before | national hero and prime minister
2012 | soghomonyan-post | campaign | Arkady Soghomonyan | electionswatch-tag | deputy director for academic affairs of the Stepanakert campus of the State Agrarian University of Armenia
2012 | soghomonyan-post | campaign | Arkady Soghomonyan | news-am | vice-rector
2012 | soghomonyan-post | campaign | Arkady Soghomonyan | newsarmenia | vice-rector
2012 | soghomonyan-post | campaign | Arkady Soghomonyan | agcnews-before | former rector
2012 | soghomonyan-post | campaign | Arkady Soghomonyan | electionswatch-june | rector of the public university
2012 | khachatryan-withdrawal | campaign | Valery Khachatryan | electionswatch-tag | asked the commission to withdraw on Monday 9 July
2012 | khachatryan-withdrawal | campaign | Valery Khachatryan | lurer | withdrew on 10 July
2012 | khachatryan-withdrawal | campaign | Valery Khachatryan | wikipedia-it | about ten days before the vote
2012 | balasanyan-statement | results | - | news-am | says that the President in office and his team were unable to secure fair elections
2012 | balasanyan-statement | results | - | rferl-2012 | says that they proved themselves incapable of ensuring fair elections
2012 | oath | results | - | filipino | on the Constitution and a Gospel that dates from the 17th century
2012 | oath | results | - | azatutyun-inauguration | on a 17th-century Bible and the Constitution
2012 | oath | results | - | panarmenian-2012-oath | on a 17th-century Bible and the Constitution
2012 | ashton-date | reactions | - | xalq-qazeti | 18 July
2012 | ashton-date | reactions | - | teas-ashton | 19 July
2012 | great-powers | reactions | - | armenianow | Russia, France and the United States refrained from statements
2012 | great-powers | reactions | - | mirrorspectator | Russia, France and the United States refrained from statements
2012 | great-powers | reactions | - | itar-tass-cochairs | the co-chairs of the three countries made a statement on 20 July
2012 | great-powers | reactions | - | trend-lukashevich | the spokesman of Russia’s Foreign Ministry spoke on 20 July
"""

# Words that state what has no field of its own: election, page, words.
ONLY_IN_PROSE = """
2012 | campaign | saying that he would vote for the incumbent
2012 | campaign | Balasanyan was born in 1959, Soghomonyan in 1962 and Khachatryan, who was not employed, in 1947
2012 | campaign | All four were independents
2012 | campaign | The roll then had 97,664 voters
2012 | campaign | Three parties in government and parliament supported Sahakyan, and so did the local branch of the ARF
2012 | campaign | Balasanyan belonged to the ARF’s group in the National Assembly without being a member of the party
2012 | conduct | Ewald Johann Stadler of Austria
2012 | conduct | Daniel Walder Stup
2012 | conduct | a delegation of the Canadian House of Commons
2012 | conduct | Patrick C. Lynch, a former Attorney General of Rhode Island
2012 | conduct | members of the Russian State Duma
2012 | conduct | one of his staff had been assaulted on the eve of the vote
2012 | conduct | proxies of the two main candidates in every station
2012 | results | almost 50%
2012 | results | a second round would have followed two weeks later
2012 | results | the Palace of Youth and Culture in Stepanakert
"""
