"""What the record has to hold of the presidential election of 2020, written from the facts.

Tables are written as in `tests/facts.py`. Shares keep the digits that are printed, with a point
for the comma of some languages.
"""
# ruff: noqa: E501  a row stays on its line

SLUG = "2020-artsakhian-presidential-election"

# Key, language, date published, addresses (the first is the source's, its note has the others),
# the source that it copies.
SOURCES = """
a1plus-2020 | en | 2020-04-01 | https://a1plus.am/en/article/363926, https://a1plus.am/en/article/363925 | -
araratnews-2020 | hy | 2020-03-31 | http://old.araratnews.am/%d5%a1%d6%80%d6%81%d5%a1%d5%ad%d5%b8%d6%82%d5%b4-%d5%aa%d5%a1%d5%b4%d5%a8-11-%d5%ab%d5%b6-%d5%a8%d5%b6%d5%bf%d6%80%d5%b8%d6%82%d5%a9%d5%b5%d5%b8%d6%82%d5%b6%d5%b6%d5%a5%d6%80%d5%ab%d5%b6-%d5%b4%d5%a1 | -
armenews-14-2020 | fr | - | http://www.armenews.com/spip.php?page=article&id_article=24066 | -
armenews-24052-2020 | fr | - | http://www.armenews.com/spip.php?page=article&id_article=24052 | -
armenews-r2-2020 | fr | - | http://www.armenews.com/spip.php?page=article&id_article=24483 | -
armenews-turnout-2020 | fr | - | http://www.armenews.com/spip.php?page=article&id_article=24034 | -
armenianweekly-2020 | en | 2020-04-01 | https://armenianweekly.com/2020/04/01/artsakh-holds-elections-amid-coronavirus-fears/ | -
armenpress-r2-2020 | en | 2020-04-15 | https://armenpress.am/eng/news/1012259/ | -
arminfo-2020 | en | - | https://arminfo.info/full_news.php?id=50732&lang=3 | -
armradio-2020 | en | - | https://en.armradio.am/2020/03/31/voters-in-artsakh-head-to-polls-to-elect-president-and-parliament/, https://en.armradio.am/2020/03/31/preliminary-results-of-artsakh-elections-due-on-april-1-voter-turnout-at-72-7/, https://en.armradio.am/2020/04/01/artsakhs-presidential-election-goes-to-runoff/ | -
artsakhpress-2020 | hy | - | https://old.syuniacyerkir.am/news_view.php?post_id=29305 | -
asbarez-r2-2020 | en | 2020-04-15 | http://asbarez.com/193637/artsakhs-president-elect-calls-for-unity/ | -
asbarez-turnout-2020 | en | 2020-03-31 | https://asbarez.com/72-7-percent-participate-in-artsakh-elections-results-expected-wednesday | -
assembly-2020 | en | - | https://www.armenian-assembly.org/post/artsakh-parliamentary-results-confirmed-presidential-election-heads-to-runoff | -
azatutyun-en-2020 | en | 2020-04-01 | https://azatutyun.am/a/30522133.html | -
azatutyun-hy-2020 | hy | 2020-04-01 | https://azatutyun.am/a/30521976.html | -
azatutyun-ru-2020 | ru | 2020-04-01 | https://rus.azatutyun.am/a/30522115.html | -
cec-2020 | en | - | http://cecnkr.am/%D5%AF%D5%A8%D5%B0-%D5%B6%D5%AB%D5%BD%D5%BF%D5%B8%D6%82%D5%B4-4/?lang=en, http://cecnkr.am/%D5%AC%D6%80%D5%A1%D6%81%D5%A5%D5%AC-%D5%A7-%D5%AB%D5%B6%D6%84%D5%B6%D5%A1%D5%A2%D5%A1%D6%81%D5%A1%D6%80%D5%AF-%D5%B6%D5%A5%D6%80%D5%AF%D5%A1%D5%B5%D5%A1%D6%81%D5%B6%D5%A5%D5%AC%D5%B8%D6%82-%D5%AA/?lang=en, https://www.artsakhtert.com/arm/index.php/official/item/28159-2020-01-22-16-25-36 | -
citizenship-wa-2020 | en | - | https://citizenship-western-armenia.info/en/archives/2825 | -
courrier-2020 | fr | - | https://courrier.am/fr/node/2815 | -
eadaily-2020 | ru | 2020-04-14 | http://eadaily.com:8080/ru/news/2020/04/14/vybory-v-rezhime-chs-v-arcahe-prohodit-vtoroy-tur-prezidentskih-vyborov | -
evn-2020 | en | - | https://evnreport.com/spotlight-karabakh/artsakh-presidential-race-goes-to-second-round-in-historically-competitive-election | -
gagrule-2020 | en | - | https://gagrule.net/artsakh-president-arayik-harutyunyans-inauguration-ceremony-took-place-in-shoshi/ | -
hyetert-2020 | en | 2020-04-01 | https://hyetert.org/2020/04/01/artsakh-presidential-election-cec-releases-preliminary-vote-returns/ | -
infoport-2020 | hy | - | https://infoport.am/am/news/artsakh/arcakhi-kyh-n-hraparakec-yntrutyunneri-ardyunqnery | -
jam-inauguration-2020 | en | - | https://jam-news.net/nagorno-karabakh-president-arayik-harutyunyan-inauguration | -
karabakh-it-2020 | it | - | https://karabakh.it/elezioni-2020-sfida-al-ballottaggio-per-harutyunyun-e-mayilyan | -
kavkaz-uzel-2020 | ru | 2020-10-02 | https://kavkaz-uzel.media/articles/347709/ | -
koztimes-2020 | en | - | https://koztimes.com/the-eu-states-not-to-recognize-elections-in-nagorno-karabakh/3325/ | -
mediaadvocate-2020 | en | 2020-03-30 | http://mediaadvocate.am/en/2020/03/30/media-advocate-will-observe-the-artsakh-general-elections/ | -
mfa-turkey-2020 | en | 2020-03-30 | http://www.mfa.gov.tr/no_82_-yukari-karabag-da-duzenlenmesi-ongorulen-sozde-secimler-hk.en.mfa | -
mfa-turkey-lusaka-2020 | en | - | https://lusaka-be.mfa.gov.tr/Mission/ShowAnnouncement/370749 | mfa-turkey-2020
newpan-2020 | hy | 2020-03-31 | https://newpan.vk.am/279697 | -
news-am-2020 | en | - | https://news.am/eng/news/569646.html, https://news.am/eng/news/569813.html, https://news.am/eng/news/572312.html | -
news-am-observers-2020 | en | - | https://news.am/eng/news/572603.html | -
news-az-georgia-2020 | en | - | https://news.az/news/georgia-reaffirms-support-for-azerbaijans-territorial-integrity-sovereignty | -
news-az-minsk-2020 | en | - | https://news.az/news/osce-mg-co-chairs-do-not-accept-results-of-so-called-elections-in-nagorno-karabakh | -
news-az-nato-2020 | en | 2020-04-01 | https://news.az/news/nato-says-it-does-not-accept-election-results-as-affecting-legal-status-of-nagorno-karabakh | -
nova-2020 | it | 2020-03-31 | https://www.agenzianova.com/a/5e82ea2ba44d56.77103469/2874345/2020-03-31/nagorno-karabakh-in-corso-elezioni-presidenziali-e-parlamentari-nella-regione-occupata | -
nova-eu-2020 | it | 2020-03-31 | https://www.agenzianova.com/a/5e82ff9f6acf77.07298220/2874650/2020-03-31/nagorno-karabakh-ue-non-riconosce-le-elezioni-in-corso-nella-regione | -
oc-media-ru-2020 | ru | - | https://oc-media.org/ru/araik-arwtjunjan-oderzhal-wbeditelnwju-pobedw-na-prezidentskikh-vmborakh-v-nagornom-karabakhe | -
panarmenian-2020 | en | 2020-04-01 | http://www.panarmenian.net/eng/news/279748/ | -
panarmenian-february-2020 | en | 2020-02-17 | http://www.panarmenian.net/eng/news/277991/ | -
panarmenian-hy-2020 | hy | - | https://www.panarmenian.net/arm/news/280161/ | -
panorama-2020 | en | 2020-04-01 | https://www.armenianclub.com/2020/04/01/artsakh-set-for-presidential-election-runoff/ | -
ragmamoul-2020 | en | 2020-04-01 | http://ragmamoul.net/en/news-armenia/2020/04/01/artsakh-goes-second-round-elect-president/ | -
regionmonitor-2020 | hy | - | https://regionmonitor.com/?p=7585 | -
sputnik-r2-2020 | en | 2020-04-14 | https://www.urdupoint.com/en/world/turnout-in-nagorno-karabakh-presidential-runo-892903.html | -
syuniac-2020 | hy | 2020-04-07 | https://syuniacyerkir.am/aprili-14-in-tekhi-kunena-yntrutyunneri-erkrord-puly-haytni-en-teknatsuneri-hamarnery-qveatertikum | -
today-az-russia-2020 | en | - | http://www.today.az/news/politics/192831.html | -
today-az-turkic-2020 | en | 2020-04-01 | http://www.today.az/news/politics/192535.html | -
torontohye-2020 | en | - | https://torontohye.ca/arayik-harutyunyan-scores-landslide-victory-in-artsakh-presidential-runoff/ | -
trend-nato-2020 | en | - | https://en.trend.az/azerbaijan/karabakh/3216279.html | -
usc-2020 | en | - | https://armenian.usc.edu/artsakh-vote-early-reports-point-to-strong-harutyunyan-lead/ | -
wikipedia-2020 | en | - | https://en.wikipedia.org/wiki/2020_Artsakhian_general_election, https://en.m.wikipedia.org/wiki/Artsakhian_general_election,_2020 | -
wikipedia-2020-hmong | en | - | https://hmong.in.th/wiki/2020_Artsakhian_general_election | wikipedia-2020
wikipedia-fr-2020 | fr | - | https://fr.wikipedia.org/wiki/%C3%89lection_pr%C3%A9sidentielle_de_2020_au_Haut-Karabagh | -
wikipedia-fr-2020-it | it | - | https://it.frwiki.wiki/wiki/%C3%89lection_pr%C3%A9sidentielle_de_2020_au_Haut-Karabagh | wikipedia-fr-2020
wikipedia-fr-2020-sagapedia | fr | - | https://sagapedia.com/fr/%C3%89lection_pr%C3%A9sidentielle_de_2020_en_Artsakh | wikipedia-fr-2020
wikipedia-ru-2020 | pt | - | https://perceptiopt.com/%D0%92%D1%8B%D0%B1%D0%BE%D1%80%D1%8B_%D0%B2_%D0%9D%D0%B0%D1%86%D0%B8%D0%BE%D0%BD%D0%B0%D0%BB%D1%8C%D0%BD%D0%BE%D0%B5_%D1%81%D0%BE%D0%B1%D1%80%D0%B0%D0%BD%D0%B8%D0%B5_%D0%A0%D0%B5%D1%81%D0%BF%D1%83%D0%B1%D0%BB%D0%B8%D0%BA%D0%B8_%D0%90%D1%80%D1%86%D0%B0%D1%85_%282020%29 | -
"""

# The exact words that the facts quote of a source.
EXCERPTS = """
asbarez-r2-2020 | en | official preliminary
cec-2020 | en | Thursday of April 14
evn-2020 | en | even the percentage distributions
"""

# Name, type, vote type, date, days of the previous and the next one, office, holder before, holder after and his party.
ELECTION = """
2020 Artsakhian presidential election | presidential | popular | 2020-03-31 | 2017-07-19 | 2023-09-09 | President | Bako Sahakyan | Arayik Harutyunyan | Free Motherland
"""

# Number, date, status, whether the whole ballot is recorded.
ROUNDS = """
1 | 2020-03-31 | held | True
2 | 2020-04-14 | held | True
"""

# The candidates in the order in which they were read out, with their party; the votes and shares
# that were read out; those of the translated article of the Russian Wikipedia.
CANDIDATES = """
1 | Kristin Balayan | | 202 | 0.3 | 202 | 0.28
2 | Vitaly Balasanyan | Justice | 10755 | 14.7 | 10855 | 14.79
3 | Sergey Amiryan | | 106 | 0.2 | 160 | 0.22
4 | David Babayan | Conservative | 587 | 0.8 | 587 | 0.80
5 | Bella Lalayan | | 162 | 0.2 | 162 | 0.22
6 | Arayik Harutyunyan | Free Motherland | 36076 | 49.26 | 36076 | 49.17
7 | Hayk Khanumyan | National Revival | 962 | 1.3 | 962 | 1.31
8 | Davit Ishkhanyan | ARF Dashnaktsutyun | 1873 | 2.56 | 1873 | 2.55
9 | Vahan Badasyan | United Armenia | 743 | 1 | 743 | 1.01
10 | Masis Mayilyan | Independent | 19360 | 26.4 | 19360 | 26.39
11 | Ashot Ghulyan | Democratic Party | 1683 | 2.3 | 1683 | 2.29
12 | Ruslan Israyelyan | Independence Generation | 368 | 0.5 | 371 | 0.51
13 | Ashot Dadayan | | 198 | 0.3 | 308 | 0.27
14 | Melsik Poghosyan | | 141 | 0.2 | 141 | 0.19
"""
# Who print the votes and shares that were read out.
READ_OUT = "armenews-14-2020 artsakhpress-2020 azatutyun-hy-2020 azatutyun-ru-2020 courrier-2020"
LISTED = "wikipedia-ru-2020"

# Round, source, as of, status, registered, cast, valid, invalid, turnout, printed to, leads.
ACCOUNTS = """
1 | a1plus-2020 | before Martakert | partial | - | - | - | - | - | 1 | False
1 | araratnews-2020 | 11:00 | partial | - | 26037 | - | - | 24.9 | 1 | False
1 | armenews-14-2020 | | preliminary | - | - | - | - | - | 1 | False
1 | armenews-24052-2020 | | unstated | - | - | - | - | - | 1 | False
1 | armenews-turnout-2020 | 20:00 | unstated | 103553 | 76471 | - | - | 72.7 | 1 | False
1 | armenianweekly-2020 | 20:00 | unstated | 105251 | 76471 | - | - | 72.7 | 1 | False
1 | armradio-2020 | 20:00 | unstated | 103663 | 76471 | - | - | 72.7 | 1 | False
1 | armradio-2020 | on the roll | unstated | 103663 | - | - | - | - | 1 | False
1 | artsakhpress-2020 | | preliminary | - | - | - | 2625 | - | 1 | False
1 | asbarez-turnout-2020 | 20:00, text | unstated | 105251 | 76471 | - | - | 72.2 | 1 | False
1 | asbarez-turnout-2020 | 20:00, title | unstated | - | - | - | - | 72.7 | 1 | False
1 | assembly-2020 | | unstated | - | - | - | - | 73.5 | 1 | False
1 | azatutyun-en-2020 | | preliminary | 104300 | - | - | - | 73 | 100 | False
1 | azatutyun-hy-2020 | | preliminary | - | - | - | - | - | 1 | False
1 | azatutyun-ru-2020 | | preliminary | - | - | - | - | - | 1 | False
1 | citizenship-wa-2020 | | preliminary | 104348 | 76728 | - | - | 73.5 | 1 | False
1 | courrier-2020 | | preliminary | - | - | - | - | 72.7 | 1 | False
1 | hyetert-2020 | | preliminary | - | - | - | 2625 | 73.5 | 1 | False
1 | karabakh-it-2020 | 11:00 | partial | - | - | - | - | 24.9 | 1 | False
1 | karabakh-it-2020 | 14:00 | partial | - | - | - | - | 48.3 | 1 | False
1 | karabakh-it-2020 | 17:00 | partial | - | - | - | - | 63.8 | 1 | False
1 | karabakh-it-2020 | 20:00 | unstated | 104348 | 76728 | - | - | 73.53 | 1 | False
1 | newpan-2020 | 11:00 | partial | - | 26037 | - | - | 24.9 | 1 | False
1 | newpan-2020 | before the vote | unstated | 103506 | - | - | - | - | 1 | False
1 | news-am-2020 | 20:00 | unstated | - | 76471 | - | - | 72.7 | 1 | False
1 | nova-2020 | | unstated | 103663 | - | - | - | - | 1 | False
1 | panarmenian-2020 | | unstated | - | - | - | - | 73.5 | 1 | False
1 | panorama-2020 | | preliminary | - | 76728 | - | 2625 | 73.5 | 1 | False
1 | ragmamoul-2020 | | preliminary | - | - | - | - | 72.7 | 1 | False
1 | regionmonitor-2020 | 20:00 | unstated | 105251 | 76471 | - | - | 72.7 | 1 | False
1 | wikipedia-2020 | | unstated | - | - | - | - | 72.47 | 1 | False
1 | wikipedia-fr-2020 | | unstated | 104348 | 75855 | - | 2625 | 72.69 | 1 | False
1 | wikipedia-ru-2020 | | unstated | 104866 | 75955 | - | 2622 | 72.47 | 1 | True
2 | armenews-r2-2020 | | unstated | 104000 | - | - | - | 45 | 1000 | False
2 | armenpress-r2-2020 | | unstated | - | - | - | - | - | 1 | False
2 | asbarez-r2-2020 | | preliminary | - | 47185 | - | - | 45 | 1 | False
2 | eadaily-2020 | 13 April | unstated | 103637 | - | - | - | - | 1 | False
2 | infoport-2020 | | preliminary | - | 47165 | - | 1876 | 45 | 1 | False
2 | kavkaz-uzel-2020 | | unstated | - | - | - | - | 44.9 | 1 | False
2 | oc-media-ru-2020 | | unstated | - | - | - | - | - | 1 | False
2 | panarmenian-hy-2020 | | preliminary | - | 47050 | - | - | 44.9 | 1 | False
2 | sputnik-r2-2020 | 14:00 | partial | - | 29443 | - | - | 28.4 | 1 | False
2 | torontohye-2020 | | preliminary | - | 47165 | - | - | 45 | 1 | False
2 | wikipedia-2020 | | unstated | - | - | - | - | 45.01 | 1 | False
2 | wikipedia-fr-2020 | | unstated | - | 47164 | - | 1876 | 45.01 | 1 | True
"""

# What an account prints and no column holds.
NOTED = """
1 | artsakhpress-2020 | 3.5%
1 | wikipedia-ru-2020 | 3.45%
1 | wikipedia-ru-2020 | a stray “1”
1 | wikipedia-ru-2020 | Malayan
1 | wikipedia-ru-2020 | Pognosyan
2 | asbarez-r2-2020 | “official preliminary”
2 | infoport-2020 | 3.97%
2 | infoport-2020 | 3,784
2 | panarmenian-hy-2020 | police
"""

# Round, source, candidate, votes, share, outcome; but for the votes and shares of all 14.
LINES = """
1 | a1plus-2020 | Arayik Harutyunyan | 31145 | - |
1 | a1plus-2020 | Masis Mayilyan | 16658 | - |
1 | a1plus-2020 | Vitaly Balasanyan | 9478 | - |
1 | armenews-24052-2020 | Hayk Khanumyan | - | 1.23 |
1 | wikipedia-fr-2020 | Arayik Harutyunyan | 36076 | 49.17 |
1 | wikipedia-fr-2020 | Masis Mayilyan | 19360 | 26.39 |
1 | wikipedia-fr-2020 | Vitaly Balasanyan | 10855 | 14.79 |
2 | armenews-r2-2020 | Arayik Harutyunyan | - | 88 |
2 | armenews-r2-2020 | Masis Mayilyan | - | 12 |
2 | armenpress-r2-2020 | Arayik Harutyunyan | - | 88 |
2 | armenpress-r2-2020 | Masis Mayilyan | - | 12 |
2 | asbarez-r2-2020 | Arayik Harutyunyan | 39860 | 84.5 | elected
2 | asbarez-r2-2020 | Masis Mayilyan | 5728 | 12.1 |
2 | infoport-2020 | Arayik Harutyunyan | 39860 | 88 |
2 | infoport-2020 | Masis Mayilyan | 5428 | 12 |
2 | kavkaz-uzel-2020 | Arayik Harutyunyan | - | 88 |
2 | kavkaz-uzel-2020 | Masis Mayilyan | - | 12 |
2 | oc-media-ru-2020 | Arayik Harutyunyan | - | 88 |
2 | panarmenian-hy-2020 | Arayik Harutyunyan | 39860 | 88 |
2 | panarmenian-hy-2020 | Masis Mayilyan | 5428 | 12 |
2 | torontohye-2020 | Arayik Harutyunyan | 39860 | 88 | elected
2 | torontohye-2020 | Masis Mayilyan | - | 12 |
2 | wikipedia-2020 | Arayik Harutyunyan | 39860 | 88.01 |
2 | wikipedia-2020 | Masis Mayilyan | 5428 | 11.99 |
2 | wikipedia-fr-2020 | Arayik Harutyunyan | 39860 | 88.01 |
2 | wikipedia-fr-2020 | Masis Mayilyan | 5428 | 11.99 |
"""

# By region at 20:00 on 31 March: registered, voters, turnout.
REGIONS = """
nk-stepanakert | 39504 | 27893 | 70.6
nk-askeran | 12104 | 9611 | 79.4
nk-hadrut | 8796 | 6707 | 76.3
nk-martakert | 13372 | 9942 | 73.3
nk-martuni | 17466 | 12657 | 72.5
nk-shahoumian | 2140 | 1600 | 74.8
nk-shushi | 3979 | 2853 | 71.7
nk-kashatagh | 7101 | 4799 | 67.5
nk-yerevan | 784 | 409 | 52.2
"""
# Who print that table, as of when, and whether with the registered voters.
REGIONAL = """
regionmonitor-2020 | 20:00 | yes
asbarez-turnout-2020 | 20:00, text | yes
news-am-2020 | 20:00 | no
armenews-turnout-2020 | 20:00 | no
"""

# Round, source, as of, area, status: the other accounts of areas.
AREA_ACCOUNTS = """
1 | araratnews-2020 | 11:00 | nk-martuni | partial
1 | newpan-2020 | 11:00 | nk-yerevan | partial
1 | usc-2020 | live count | nk-2020-station-7-1 | partial
"""

# Slug, name, kind, code, part of.
AREAS = """
nk-stepanakert | Stepanakert | province | | -
nk-martuni | Martuni | province | | -
nk-martakert | Martakert | province | | -
nk-askeran | Askeran | province | | -
nk-hadrut | Hadrut | province | | -
nk-kashatagh | Kashatagh | province | | -
nk-shushi | Shushi | province | | -
nk-shahoumian | Shahoumian | province | | -
nk-yerevan | Yerevan | station-abroad | | -
nk-2020-station-7-1 | Station 7/1 (Shushi) | precinct | 7/1 | nk-shushi
"""

# What the tables above do not show of a figure: round, source, as of, area, measure, option, count,
# share, base, bound, printed to, wording, note.
MORE = """
1 | araratnews-2020 | 11:00 | nk-martuni | cast | - | 4341 | - | | exactly | - | |
1 | araratnews-2020 | 11:00 | nk-martuni | turnout | - | - | 25 | | exactly | - | |
1 | artsakhpress-2020 | | - | invalid | - | - | 3.5 | cast | exactly | - | |
1 | azatutyun-en-2020 | | - | turnout | - | - | 73 | | more-than | - | |
1 | newpan-2020 | 11:00 | nk-yerevan | cast | - | 94 | - | | exactly | - | |
1 | newpan-2020 | 11:00 | nk-yerevan | registered | - | 776 | - | | exactly | - | |
1 | usc-2020 | live count | nk-2020-station-7-1 | votes | arayik-harutyunyan | - | - | | exactly | - | between 45 and 50% |
1 | wikipedia-ru-2020 | | - | invalid | - | 2622 | 3.45 | | exactly | - | |
2 | infoport-2020 | | - | invalid | - | 1876 | 3.97 | | exactly | - | |
"""

# Measure, source, bound, value, place, wording or note.
FIGURES = """
accredited-journalists | armradio-2020 | exactly | 231 | |
accredited-journalists | cec-2020 | exactly | 197 | | Of 37 media, by 21 March.
accredited-journalists | mediaadvocate-2020 | more-than | 200 | |
accredited-journalists | wikipedia-ru-2020 | exactly | 223 | |
candidates-voted-on | armradio-2020 | exactly | 14 | |
electoral-districts | armradio-2020 | exactly | 8 | |
international-observers | wikipedia-2020 | exactly | 140 | | Registered. In an older text of the article.
international-observers | wikipedia-ru-2020 | exactly | 140 | | Planned.
observer-countries | wikipedia-2020 | exactly | 38 | | In an older text of the article.
observer-countries | wikipedia-ru-2020 | exactly | 38 | | Planned.
observers | armradio-2020 | exactly | 963 | |
observers | cec-2020 | exactly | 807 | | Of 14 organisations, by 21 March.
observers | mediaadvocate-2020 | exactly | 936 | | Of 19 organisations.
observers | wikipedia-ru-2020 | exactly | 963 | |
polling-stations | armradio-2020 | exactly | 282 | |
polling-stations-abroad | mediaadvocate-2020 | exactly | 1 | Armenia |
"""

# Role, organisation, source.
DELEGATIONS = """
observers | Media Advocate | mediaadvocate-2020
observers | National Assembly of Armenia | news-am-observers-2020
"""

# Date, kind, name, note, sources.
KEY_DATES = """
2020-01-16 | other | Election commission decides on forms | Decisions N 31-N and 51-N. | cec-2020
2020-01-20 | called | Date of the election set | | cec-2020
2020-01-21 | other | Calendar of the election | | cec-2020
2020-02-17 | other | Nomination of candidates | Fourteen candidates by this day. | panarmenian-february-2020
2020-02-25 | registration | Lists registered | By this day. | cec-2020
2020-03-21 | other | End of the time for withdrawing | At 18:00. Nobody withdrew. | cec-2020
2020-03-30 | silence-day | Day without campaigning | | mediaadvocate-2020
2020-03-31 | vote | First round | | armradio-2020
2020-04-07 | results | Results of the first round summed up | | cec-2020
2020-04-09 | other | Campaign for the second round begins | | cec-2020
2020-04-14 | vote | Second round | A non-working day. The commission writes “Thursday of April 14”; it was a Tuesday. | cec-2020
2020-04-21 | results | Decision on the elected president due | | cec-2020
2020-05-21 | inauguration | Inauguration | In Shushi, in the Palace of Culture and Youth. | gagrule-2020, jam-inauguration-2020
"""

# Page, actor, speaker, office, stance, date, date in words, sources.
STATEMENTS = """
campaign | Masis Mayilyan | Masis Mayilyan | | opposes | 2020-04-05 | | oc-media-ru-2020
conduct | Masis Mayilyan | Masis Mayilyan | | neutral | 2020-04-02 | | arminfo-2020
reactions | Ministry of Foreign Affairs of Turkey | | | not-recognising | 2020-03-30 | | mfa-turkey-2020, mfa-turkey-lusaka-2020
reactions | European Union | Peter Stano | spokesperson | not-recognising | 2020-03-31 | | azernews-2020, koztimes-2020, nova-eu-2020
reactions | Co-chairs of the OSCE Minsk Group | Popov, Visconti and Schofer | co-chairs | not-recognising | - | | news-az-minsk-2020
reactions | NATO | James Appathurai | | not-recognising | 2020-03-31 | | azernews-2020, news-az-nato-2020
reactions | Turkic Council | | | not-recognising | 2020-04-01 | | today-az-turkic-2020
reactions | Ministry of Foreign Affairs of Russia | Maria Zakharova | spokeswoman | not-recognising | 2020-04-09 | | today-az-russia-2020
reactions | International community | | | opposes | - | | today-az-russia-2020
reactions | Ministry of Foreign Affairs of Georgia | | | not-recognising | 2020-04-15 | | news-az-georgia-2020
reactions | Ministry of Foreign Affairs of Armenia | | | favourable | 2020-03-31 | | assembly-2020
reactions | Ministry of Foreign Affairs of Nagorno-Karabakh | | | favourable | - | after 31 March 2020 | assembly-2020
reactions | Organisation of Islamic Cooperation | General Secretariat | | opposes | 2020-03-31 | | azernews-2020
reactions | Azerbaijan | Ilham Aliyev | President | opposes | 2020-04-14 | | mfa-azerbaijan-2020
results | Observers of the National Assembly of Armenia | Alen Simonyan | | favourable | 2020-04-15 | | news-am-observers-2020
results | Arayik Harutyunyan | Arayik Harutyunyan | | neutral | 2020-04-15 | | asbarez-r2-2020
"""

# The exact words of statements.
QUOTATIONS = """
mayilyan-observers | In the mentioned emergency conditions it was impossible to ensure the participation of international observers
turkey | Turkey does not recognise these illegitimate elections, which will constitute yet another violation of the sovereignty and territorial integrity of Azerbaijan.
european-union | This event cannot prejudice the determination of the future status of Nagorno-Karabakh or the outcome of the ongoing negotiation process,
minsk-group | Accordingly, the Co-Chairs do not accept the results of these “elections” as affecting the legal status of Nagorno-Karabakh and stress that the results in no way prejudge the final status of Nagorno-Karabakh or the outcome of the ongoing negotiations to bring a lasting and peaceful settlement to the Nagorno-Karabakh conflict,
nato | With regard to the “general elections” that took place today in Nagorno-Karabakh, NATO does not accept the results of these “elections” as affecting the legal status of Nagorno-Karabakh and stress that the results in no way prejudge the final status of Nagorno-Karabakh or the outcome of the ongoing negotiations to bring a lasting and peaceful settlement to the Nagorno-Karabakh conflict,
turkic-council | Holding the so-called “elections” in the occupied territories undermines the efforts within the OSCE Minsk Process to find a peaceful settlement for the Nagorno-Karabakh conflict. We call on the OSCE Minsk Group and the international community not to recognize these illegitimate elections,
russia | We presume that elections are necessary to ensure the normal functioning of the population. However, the Russian Federation does not recognize Nagorno-Karabakh as an independent state.
georgia | Georgia does not recognize the so-called “independence” of Nagorno-Karabakh and therefore does not recognize the 2nd round of the so-called “presidential elections” held in this region of Azerbaijan,
armenia | The right of the people of Artsakh to self-determination is the foundation for the settlement of the Nagorno-Karabakh conflict.
nagorno-karabakh | We are convinced that the strengthening of democratic traditions and their spread throughout the South Caucasus will become an important contribution to ensuring peace, stability and predictability in the region
azerbaijan | bu “seçkilər” bir daha göstərdi ki, bu qanunsuz xunta rejimini heç kim tanımır
armenia-observers | virtually all participants have accepted the election data.
harutyunyan-cooperation | I am ready to cooperate with everyone,
"""

# Point of disagreement, source, wording.
WORDINGS = """
harutyunyan-party | wikipedia-ru-2020 | Free Motherland
harutyunyan-party | armradio-2020 | United Fatherland
mayilyan-label | wikipedia-ru-2020 | independent, backed by United Motherland
mayilyan-label | wikipedia-2020 | New Artsakh Alliance
mayilyan-label | a1plus-2020 | self-nominated
international-observers | wikipedia-2020 | 140 from 38 countries, registered
international-observers | wikipedia-ru-2020 | planned
"""

SECTIONS = "campaign conduct lead reactions results"

# Page, words that state what has no field of its own.
ONLY_IN_PROSE = """
conduct | from 67.5% in Kashatagh to 79.4% in Askeran
results | Harutyunyan had between 45 and 50% in the live count
results | classes alone, “80–90%” and “>90%”
results | Mayilyan second in all but Askeran
"""
