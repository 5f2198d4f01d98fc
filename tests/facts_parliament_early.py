"""What the record has to hold of the parliamentary elections of 1991, 2000 and 2005.

Written from the documents. Rows begin with the year of the election; “-” is what a source does not
state. What is known of the election of 1995 stands in the prose of 2000: no source found gives its
day, without which there is no election in the record.
"""
# ruff: noqa: E501  a row stays on its line

SLUGS = {
    "1991": "1991-nagorno-karabakh-parliamentary-election",
    "2000": "2000-nagorno-karabakh-parliamentary-election",
    "2005": "2005-nagorno-karabakh-parliamentary-election",
}

# Sources that several elections have in common are under “shared”.
# Where they stand, key, language, date published, copy of, addresses.
SOURCES = """
1991 | aniarc-1991 | en | 2015-04-14 | - | https://aniarc.am/2015/04/14/struggle-for-power-in-nk-the-death-murder-of-arthur-mkrtchyan-1992
1991 | armenpress-1991 | en | 2016-12-28 | - | http://armenpress.am/eng/news/873580/
1991 | usc-1991 | en | 2020-02-10 | - | https://dornsife.usc.edu/armenian/2020/02/10/electing-artsakhs-parliament-in-1991-conditions-and-composition, https://armenian.usc.edu/electing-artsakhs-first-parliament-conditions-and-composition/
1991 | wikipedia-1991 | en | - | - | https://sagapedia.com/en/1991–92_Nagorno-Karabakh_parliamentary_election
1991 | wikipedia-fr-1991 | fr | - | wikipedia-1991 | https://wikiland.org/fr/1991%E2%80%9392_Nagorno-Karabakh_parliamentary_election
1991 | wikipedia-it-1991 | it | - | - | https://wikizero.org/wiki/it/Elezioni_parlamentari_in_Nagorno_Karabakh_del_1991
1991 | wikipedia-mkrtchyan | en | - | - | http://piglix.com/piglix/Artur_Mkrtchyan
2000 | asbarez-2000 | en | - | - | https://asbarez.com/42609/final-karabakh-election-results-announced-by-cec/
2000 | wikipedia-ru-2000 | de | - | - | https://perceptiode.com/%D0%92%D1%8B%D0%B1%D0%BE%D1%80%D1%8B_%D0%B2_%D0%9D%D0%B0%D1%86%D0%B8%D0%BE%D0%BD%D0%B0%D0%BB%D1%8C%D0%BD%D0%BE%D0%B5_%D0%A1%D0%BE%D0%B1%D1%80%D0%B0%D0%BD%D0%B8%D0%B5_%D0%9D%D0%B0%D0%B3%D0%BE%D1%80%D0%BD%D0%BE-%D0%9A%D0%B0%D1%80%D0%B0%D0%B1%D0%B0%D1%85%D1%81%D0%BA%D0%BE%D0%B9_%D0%A0%D0%B5%D1%81%D0%BF%D1%83%D0%B1%D0%BB%D0%B8%D0%BA%D0%B8_%282000%29
2005 | a1plus-2005 | en | 2005-06-20 | - | https://armeniandiaspora.com/forum/2005/june-2005/31144-elections-in-nagorno-karabakh?p=31144
2005 | afp-opposition-2005 | en | 2005-06-20 | - | https://www.armenianclub.com/2005/06/21/opposition-slams-poll-in-contested-nagorno-karabakh/
2005 | afp-ruling-2005 | en | 2005-06-20 | - | https://armenianclub.com/2005/06/21/ruling-party-headed-for-win-in-controversial-nk-polls
2005 | anatolia-2005 | en | 2005-06-17 | - | https://armenianclub.com/2005/06/18/ankara-turkey-says-planned-elections-in-disputed-azeri-armenianregi
2005 | ansa-2005 | it | 2005-06-19 | - | https://armenianclub.com/2005/06/20/azerbaigian-nagorni-karabakh-si-vota-per-il-parlamento/amp
2005 | ap-fr-2005 | fr | 2005-06-19 | - | https://armenianclub.com/2005/06/20/haut-karabakh-forte-participation-aux-unknownunknownqle9gisl
2005 | arka-2005 | en | 2005-06-20 | - | https://armenianclub.com/?p=31617
2005 | azat-artsakh-2005 | en | 2005-06-22 | - | https://www.armenianclub.com/2005/06/23/nkr-free-fair-and-transparent/
2005 | bbc-2005 | en | 2005-06-19 | - | https://armeniandiaspora.com/forum/2005/june-2005/31057-karabakh-holds-disputed-elections
2005 | figaro-2005 | fr | 2005-06-20 | - | https://armenianclub.com/2005/06/21/le-haut-karabakh-elit-son-parlement
2005 | itar-tass-2005 | en | 2005-06-19 | - | https://armeniandiaspora.com/forum/2005/june-2005/31112-turnout-exceeds-73-percent-in-karabakh-parliamentary-election
2005 | itar-tass-azerbaijan-2005 | en | 2005-06-14 | - | https://armenianclub.com/?p=30932
2005 | regnum-2005 | ru | 2005-06-20 | - | https://regnum.ru/amp/472567
2005 | wikipedia-2010-earlier | en | - | - | http://piglix.com/piglix/Nagorno-Karabakh_parliamentary_election,_2010
2005 | wikipedia-ru-2005 | de | - | - | https://perceptiode.com/%D0%92%D1%8B%D0%B1%D0%BE%D1%80%D1%8B_%D0%B2_%D0%9D%D0%B0%D1%86%D0%B8%D0%BE%D0%BD%D0%B0%D0%BB%D1%8C%D0%BD%D0%BE%D0%B5_%D0%A1%D0%BE%D0%B1%D1%80%D0%B0%D0%BD%D0%B8%D0%B5_%D0%9D%D0%B0%D0%B3%D0%BE%D1%80%D0%BD%D0%BE-%D0%9A%D0%B0%D1%80%D0%B0%D0%B1%D0%B0%D1%85%D1%81%D0%BA%D0%BE%D0%B9_%D0%A0%D0%B5%D1%81%D0%BF%D1%83%D0%B1%D0%BB%D0%B8%D0%BA%D0%B8_(2005)
shared | azatutyun-2005 | en | - | - | https://azatutyun.am/a/1577392.html
shared | freedom-house-2006 | en | 2005-12-19 | - | https://www.refworld.org/reference/annualreport/freehou/2005/en/51692
shared | freedom-house-2007 | en | - | - | https://freedomhouse.org/report/freedom-world/2007/nagorno-karabakh
shared | nankr-1991 | en | - | - | http://www.nankr.am/en/32
shared | nkrusa-parliament | en | - | - | http://www.nkrusa.org/country_profile/national_assembly.shtml
shared | noravank-2005 | en | - | - | http://noravank.am/eng/articles/security/detail.php?ELEMENT_ID=3693
shared | obct-2015 | it | 2015-05-05 | - | https://balcanicaucaso.org/eng/Areas/Nagorno-Karabakh/Elezioni-in-Nagorno-Karabakh
shared | wikipedia-2005 | en | - | - | https://en.wikipedia.org/wiki/2005_Nagorno-Karabakh_parliamentary_election, http://piglix.com/piglix/Nagorno-Karabakh_parliamentary_election,_2005, https://wikimili.com/en/2005_Nagorno-Karabakh_parliamentary_election, http://it.knowledgr.com/04517656/ElezioniParlamentariDiNagornoKarabakh2005
shared | wikipedia-it-democratic-party | it | - | - | https://defzone.net/wiki/it/Partito_Democratico_dell'Artsakh
"""

# Of the sources whose own title is known: key, title.
TITLES = """
a1plus-2005 | Elections in Nagorno Karabakh
afp-opposition-2005 | Opposition slams poll in contested Nagorno Karabakh
afp-ruling-2005 | Ruling party headed for win
aniarc-1991 | Struggle for power in NK; the death (murder) of Arthur Mkrtchyan, 1992
arka-2005 | Parliamentary elections results summed up in NKR
asbarez-2000 | Final Karabakh Election Results Announced by CEC
azat-artsakh-2005 | Free, fair and transparent
bbc-2005 | Karabakh holds disputed elections
itar-tass-2005 | Turnout exceeds 73 percent in Karabakh parliamentary election
nankr-1991 | About Parliament
nkrusa-parliament | The Parliament of the Nagorno Karabakh Republic
noravank-2005 | Armenia this week
obct-2015 | Elezioni in Nagorno Karabakh
regnum-2005 | Армения приветствует состоявшиеся выборы
usc-1991 | Electing Artsakh's Parliament in 1991: Conditions and Composition
wikipedia-1991 | 1991–92 Nagorno-Karabakh parliamentary election
wikipedia-2005 | 2005 Nagorno-Karabakh parliamentary election
wikipedia-it-1991 | Elezioni parlamentari in Nagorno Karabakh del 1991
wikipedia-it-democratic-party | Partito Democratico dell'Artsakh
wikipedia-mkrtchyan | Artur Mkrtchyan
wikipedia-ru-2000 | Выборы в Национальное Собрание Нагорно-Карабахской Республики (2000)
wikipedia-ru-2005 | Выборы в Национальное Собрание Нагорно-Карабахской Республики (2005)
"""

# What a source rests on, which revision was read, and what else is known of it: key, words.
SOURCE_NOTES = """
asbarez-2000 | Noyan Tapan and the election commission (CEC)
asbarez-2000 | June 2000
azatutyun-2005 | Ruzanna Khachatrian and Hrant Aleksanian
noravank-2005 | election commission’s on-line preliminary results
noravank-2005 | June 2005
usc-1991 | Emil Sanamyan
wikipedia-fr-1991 | 1215174830
wikipedia-fr-1991 | French translation
wikipedia-ru-2000 | election commission (CEC)
wikipedia-ru-2000 | after 9 April 2021
wikipedia-ru-2000 | machine translation into German
wikipedia-ru-2000 | votes and shares are empty
wikipedia-ru-2005 | election commission (CEC)
wikipedia-ru-2005 | after 11 March 2021
wikipedia-ru-2005 | 10 as “zehn” and 1 as “eines”
"""

# Year, day, type, vote type, office, the one before, holder and party before and after.
ELECTIONS = """
1991 | 1991-12-28 | parliamentary | popular | Supreme Council | - | - |  | Artur Mkrtchyan | Armenian Revolutionary Federation
2000 | 2000-06-18 | parliamentary | popular | National Assembly | - | - |  | - |
2005 | 2005-06-19 | parliamentary | popular | National Assembly | 2000-06-18 | Oleg Yesayan | Independent | Ashot Ghulyan |
"""

# Year, contest, kind, seats, sources.
CONTESTS = """
1991 | constituencies | candidates | 81 | wikipedia-1991, wikipedia-fr-1991
2000 | constituencies | candidates | 33 | asbarez-2000, wikipedia-ru-2000
2005 | lists | lists | 11 | arka-2005, bbc-2005, itar-tass-2005, noravank-2005
2005 | constituencies | candidates | 22 | arka-2005, bbc-2005, itar-tass-2005, noravank-2005
"""

# Year, number, contest, day, status, whether the options are the whole ballot.
ROUNDS = """
1991 | 1 | constituencies | 1991-12-28 | held | False
1991 | 2 | constituencies | 1992-01-04 | held | False
2000 | 1 | constituencies | 2000-06-18 | held | False
2005 | 1 | lists | 2005-06-19 | held | False
2005 | 2 | constituencies | 2005-06-19 | held | False
"""

# Year, contest, kind, name shown, party. The winners of 2000 stand below.
OPTIONS = """
1991 | constituencies | group | Armenian Revolutionary Federation | arf-dashnaktsutyun
2000 | constituencies | group | Democratic Party of Artsakh | democratic-party-artsakh
2000 | constituencies | group | ARF | arf-dashnaktsutyun
2000 | constituencies | group | Armenakan | armenakan
2000 | constituencies | group | Social Democratic Party | social-democratic-party-nagorno-karabakh
2000 | constituencies | group | Independents | independent
2005 | lists | list | Free Motherland | free-motherland
2005 | lists | list | Democratic Party of Artsakh | democratic-party-artsakh
2005 | lists | list | ARF–Movement 88 | arf-movement-88
2005 | lists | list | Communist Party | communist-party-nagorno-karabakh
2005 | lists | list | Armenia our Home | armenia-our-home
2005 | lists | list | Social Justice | social-justice-nagorno-karabakh
2005 | lists | list | Moral Renaissance | moral-renaissance
2005 | lists | none | Against all | -
2005 | constituencies | group | Free Motherland | free-motherland
2005 | constituencies | group | Democratic Party of Artsakh | democratic-party-artsakh
2005 | constituencies | group | ARF | arf-dashnaktsutyun
2005 | constituencies | group | Movement 88 | movement-88
2005 | constituencies | group | ARF–Movement 88 | arf-movement-88
2005 | constituencies | group | Armenakan | armenakan
2005 | constituencies | group | Armenia our Home | armenia-our-home
2005 | constituencies | group | Communist Party | communist-party-nagorno-karabakh
2005 | constituencies | group | Social Justice | social-justice-nagorno-karabakh
2005 | constituencies | group | Independents | independent
2005 | constituencies | candidate | Armen Abgarian | independent
2005 | constituencies | candidate | Arpat Avanesian | free-motherland
2005 | constituencies | candidate | Artur Sargsian | armenakan
2005 | constituencies | candidate | Armen Sargsian | arf-dashnaktsutyun
"""

# Number of the constituency, place, winner as Asbarez spells the name. It prints no votes.
WINNERS_2000 = """
1 | Stepanakert | Sarkisian A. Artur
2 | Stepanakert | Galstian G. Janna
3 | Stepanakert | Soghomonian I. Arkady
4 | Stepanakert | Hayrapetian H. Seiran
5 | Stepanakert | Hayrapetian E. Yury
6 | Stepanakert | Adamian M. Karen
7 | Stepanakert | Mirzoyan M. Maxim
8 | Stepanakert | Petrosian V. Ararat
9 | Stepanakert | Ghalayan L. Lernik
10 | Stepanakert | Petrosian R. Gagik
11 | Stepanakert | Grigorian E. Garik
12 | Shahoumian | Hakopian G. Arthur
13 | Shushi | Daniyelian A. Mayor
14 | Askeran | Gabrielian G. Alyosha
15 | Noragyugh | Ohanjanian G. Mushegh
16 | Shosh | Aghabekian A. Eduard
17 | Aygestan | Barseghian V. Kamo
18 | Hadrut | Khasapetian R. Arpik
19 | Mets Taghlar | Hayrian A. Levon
20 | Ukhtadzori | Hambartsoumian Kh. Albert
21 | Martouni | Mosian A. Arthur
22 | Berdashen | Azarian M. Roudik
"""

# Year, round, source, as of, area, status, whether it leads. Areas of 2000 follow from the tables.
ACCOUNTS = """
1991 | 1 | aniarc-1991 |  | - | unstated | False
1991 | 1 | usc-1991 |  | - | unstated | False
1991 | 1 | wikipedia-1991 |  | - | unstated | True
1991 | 1 | wikipedia-fr-1991 |  | - | unstated | False
1991 | 1 | wikipedia-it-1991 |  | - | unstated | False
2000 | 1 | asbarez-2000 |  | - | final | False
2000 | 1 | azatutyun-2005 |  | - | unstated | False
2000 | 1 | noravank-2005 |  | - | unstated | False
2000 | 1 | wikipedia-2005 |  | - | unstated | False
2000 | 1 | wikipedia-it-democratic-party |  | - | unstated | False
2000 | 1 | wikipedia-ru-2000 |  | - | unstated | True
2005 | 1 | a1plus-2005 |  | - | unstated | False
2005 | 1 | ansa-2005 |  | - | unstated | False
2005 | 1 | ansa-2005 | three hours before closing | - | partial | False
2005 | 1 | ap-fr-2005 |  | - | unstated | False
2005 | 1 | arka-2005 |  | - | unstated | False
2005 | 1 | azat-artsakh-2005 |  | 22/41 | unstated | False
2005 | 1 | azatutyun-2005 |  | - | preliminary | False
2005 | 1 | bbc-2005 |  | - | unstated | False
2005 | 1 | itar-tass-2005 |  | - | unstated | False
2005 | 1 | noravank-2005 |  | - | preliminary | True
2005 | 1 | wikipedia-2005 | text | - | unstated | False
2005 | 1 | wikipedia-2010-earlier |  | - | unstated | False
2005 | 1 | wikipedia-it-democratic-party |  | - | unstated | False
2005 | 1 | wikipedia-ru-2005 |  | - | unstated | False
2005 | 2 | a1plus-2005 |  | - | unstated | False
2005 | 2 | afp-opposition-2005 |  | - | preliminary | False
2005 | 2 | afp-ruling-2005 |  | - | preliminary | False
2005 | 2 | arka-2005 |  | - | unstated | False
2005 | 2 | azatutyun-2005 |  | - | preliminary | False
2005 | 2 | bbc-2005 |  | - | unstated | False
2005 | 2 | freedom-house-2006 |  | - | unstated | False
2005 | 2 | itar-tass-2005 |  | - | unstated | False
2005 | 2 | noravank-2005 |  | - | preliminary | False
2005 | 2 | noravank-2005 |  | 1 | preliminary | False
2005 | 2 | wikipedia-2005 | infobox | - | unstated | False
2005 | 2 | wikipedia-2010-earlier |  | - | unstated | False
2005 | 2 | wikipedia-it-democratic-party |  | - | unstated | False
2005 | 2 | wikipedia-ru-2005 |  | - | unstated | True
"""

# Of the whole: year, round, source, as of, measure, count, share, bound, the source's own wording.
WHOLE = """
1991 | 1 | usc-1991 |  | electoral-districts | 81 | - | exactly |
1991 | 1 | wikipedia-1991 |  | electoral-districts | 81 | - | exactly |
1991 | 1 | wikipedia-1991 |  | seats | 81 | - | exactly |
1991 | 1 | wikipedia-fr-1991 |  | electoral-districts | 81 | - | exactly |
1991 | 1 | wikipedia-fr-1991 |  | seats | 81 | - | exactly |
1991 | 1 | wikipedia-it-1991 |  | international-observers | 50 | - | about |
2000 | 1 | asbarez-2000 |  | electoral-districts | 33 | - | exactly |
2000 | 1 | asbarez-2000 |  | turnout | - | 59.7 | exactly |
2000 | 1 | wikipedia-ru-2000 |  | candidates | 115 | - | exactly |
2000 | 1 | wikipedia-ru-2000 |  | candidates-of-parties | 25 | - | exactly |
2000 | 1 | wikipedia-ru-2000 |  | independent-candidates | 88 | - | exactly |
2000 | 1 | wikipedia-ru-2000 |  | cast | 51267 | - | exactly |
2000 | 1 | wikipedia-ru-2000 |  | seats | 33 | - | exactly |
2000 | 1 | wikipedia-ru-2000 |  | turnout | - | 59.7 | exactly |
2005 | 1 | a1plus-2005 |  | cast | 66197 | - | exactly |
2005 | 1 | a1plus-2005 |  | turnout | - | 73.6 | exactly |
2005 | 1 | ansa-2005 |  | registered | 89000 | - | exactly |
2005 | 1 | ansa-2005 |  | turnout-needed | - | 25 | more-than |
2005 | 1 | ansa-2005 | three hours before closing | turnout | - | 60 | about |
2005 | 1 | ap-fr-2005 |  | registered | 90000 | - | about |
2005 | 1 | ap-fr-2005 |  | turnout | - | 73 | more-than |
2005 | 1 | ap-fr-2005 |  | turnout-needed | - | 25 | more-than |
2005 | 1 | arka-2005 |  | candidates | 107 | - | exactly | One hundred and seven
2005 | 1 | arka-2005 |  | candidates-of-parties | 57 | - | exactly |
2005 | 1 | arka-2005 |  | independent-candidates | 70 | - | exactly |
2005 | 2 | arka-2005 |  | constituency-seats | 22 | - | exactly |
2005 | 1 | arka-2005 |  | list-seats | 11 | - | exactly |
2005 | 1 | azatutyun-2005 |  | turnout | - | 78 | exactly |
2005 | 1 | bbc-2005 |  | candidates | 106 | - | exactly |
2005 | 2 | bbc-2005 |  | constituency-seats | 22 | - | exactly |
2005 | 1 | bbc-2005 |  | list-seats | 11 | - | exactly |
2005 | 1 | bbc-2005 |  | observers | 100 | - | about | around 100
2005 | 1 | bbc-2005 |  | registered | 89000 | - | exactly |
2005 | 1 | bbc-2005 |  | turnout-needed | - | 25 | more-than |
2005 | 1 | itar-tass-2005 |  | candidates | 106 | - | exactly |
2005 | 2 | itar-tass-2005 |  | constituency-seats | 22 | - | exactly |
2005 | 1 | itar-tass-2005 |  | list-seats | 11 | - | exactly |
2005 | 1 | itar-tass-2005 |  | polling-stations | 274 | - | exactly |
2005 | 1 | itar-tass-2005 |  | polling-stations-abroad | 1 | - | exactly |
2005 | 1 | itar-tass-2005 |  | registered | 89500 | - | exactly |
2005 | 1 | itar-tass-2005 |  | turnout | - | 73.6 | exactly |
2005 | 1 | noravank-2005 |  | alliance-threshold | - | 15 | exactly | fifteen
2005 | 2 | noravank-2005 |  | constituency-seats | 22 | - | exactly |
2005 | 1 | noravank-2005 |  | list-seats | 11 | - | exactly |
2005 | 1 | noravank-2005 |  | threshold | - | 10 | more-than | over ten per cent
2005 | 1 | wikipedia-2005 | text | candidates | 185 | - | exactly |
2005 | 1 | wikipedia-2005 | text | turnout-needed | - | 25 | more-than |
2005 | 1 | wikipedia-ru-2005 |  | candidates | 185 | - | exactly |
2005 | 2 | itar-tass-2005 |  | registered | - | - | exactly | 2,000 fewer
2005 | 2 | wikipedia-2005 | infobox | majority | 17 | - | exactly |
2005 | 2 | wikipedia-ru-2005 |  | invalid | 3928 | - | exactly |
"""

# Of an option: year, round, source, measure, option, count, share, bound, wording. What the two
# tables of the constituencies of 2005 print stands below.
OF_OPTIONS = """
1991 | 1 | aniarc-1991 | seats | Armenian Revolutionary Federation | - | - | exactly | half of the members of parliament were members of ARF
1991 | 1 | wikipedia-1991 | seats | Armenian Revolutionary Federation | - | - | exactly | a majority of seats
1991 | 1 | wikipedia-fr-1991 | seats | Armenian Revolutionary Federation | - | - | exactly | a majority of seats
2000 | 1 | azatutyun-2005 | seats | ARF | 9 | - | exactly |
2000 | 1 | noravank-2005 | seats | Democratic Party of Artsakh | 20 | - | exactly |
2000 | 1 | wikipedia-2005 | seats | Democratic Party of Artsakh | 20 | - | exactly |
2000 | 1 | wikipedia-2005 | seats | ARF | 9 | - | exactly |
2000 | 1 | wikipedia-2005 | seats | Independents | 2 | - | exactly |
2000 | 1 | wikipedia-it-democratic-party | seats | Democratic Party of Artsakh | 13 | - | exactly |
2000 | 1 | wikipedia-ru-2000 | seats | Democratic Party of Artsakh | 20 | - | exactly |
2000 | 1 | wikipedia-ru-2000 | seats | ARF | 9 | - | exactly |
2000 | 1 | wikipedia-ru-2000 | seats | Armenakan | 1 | - | exactly |
2000 | 1 | wikipedia-ru-2000 | seats | Social Democratic Party | 1 | - | exactly |
2000 | 1 | wikipedia-ru-2000 | seats | Independents | 2 | - | exactly |
2005 | 1 | a1plus-2005 | candidates | ARF–Movement 88 | 18 | - | exactly |
2005 | 1 | a1plus-2005 | candidates | Democratic Party of Artsakh | 25 | - | exactly |
2005 | 1 | a1plus-2005 | candidates | Communist Party | 10 | - | exactly |
2005 | 1 | a1plus-2005 | candidates | Armenia our Home | 4 | - | exactly |
2005 | 1 | a1plus-2005 | candidates | Social Justice | 3 | - | exactly |
2005 | 1 | a1plus-2005 | candidates | Moral Renaissance | 3 | - | exactly |
2005 | 1 | azat-artsakh-2005 | votes | Democratic Party of Artsakh | 111 | - | exactly |
2005 | 1 | azat-artsakh-2005 | votes | ARF–Movement 88 | 20 | - | exactly |
2005 | 1 | azat-artsakh-2005 | votes | Free Motherland | 14 | - | exactly |
2005 | 1 | azat-artsakh-2005 | votes | Communist Party | 1 | - | exactly |
2005 | 1 | azat-artsakh-2005 | votes | Against all | 1 | - | exactly |
2005 | 1 | azatutyun-2005 | list-seats | ARF–Movement 88 | 3 | - | exactly |
2005 | 1 | noravank-2005 | votes | Democratic Party of Artsakh | 22000 | 37 | more-than | over 22,000
2005 | 1 | noravank-2005 | votes | Free Motherland | 16000 | 27 | about | close to 16,000
2005 | 1 | noravank-2005 | votes | ARF–Movement 88 | 14500 | 24 | exactly |
2005 | 1 | noravank-2005 | list-seats | Democratic Party of Artsakh | 5 | - | exactly |
2005 | 1 | noravank-2005 | list-seats | Free Motherland | 3 | - | exactly |
2005 | 1 | noravank-2005 | list-seats | ARF–Movement 88 | 3 | - | exactly |
2005 | 1 | wikipedia-2010-earlier | votes | Democratic Party of Artsakh | - | 37.6 | exactly |
2005 | 1 | wikipedia-2010-earlier | votes | Free Motherland | - | 26.7 | exactly |
2005 | 1 | wikipedia-2010-earlier | votes | ARF–Movement 88 | - | 24.4 | exactly |
2005 | 1 | wikipedia-it-democratic-party | votes | Democratic Party of Artsakh | 22393 | 37.6 | exactly |
2005 | 2 | a1plus-2005 | candidates | ARF–Movement 88 | 20 | - | exactly |
2005 | 2 | a1plus-2005 | candidates | Democratic Party of Artsakh | 10 | - | exactly |
2005 | 2 | a1plus-2005 | candidates | Communist Party | 5 | - | exactly |
2005 | 2 | a1plus-2005 | candidates | Armenia our Home | 3 | - | exactly |
2005 | 2 | a1plus-2005 | candidates | Social Justice | 1 | - | exactly |
2005 | 2 | a1plus-2005 | candidates | Armenakan | 1 | - | exactly |
2005 | 2 | afp-opposition-2005 | seats | Democratic Party of Artsakh | 12 | - | exactly |
2005 | 2 | afp-opposition-2005 | seats | Free Motherland | 10 | - | exactly |
2005 | 2 | afp-opposition-2005 | seats | ARF–Movement 88 | 3 | - | exactly |
2005 | 2 | afp-ruling-2005 | seats | Democratic Party of Artsakh | 12 | - | exactly |
2005 | 2 | afp-ruling-2005 | seats | Free Motherland | 10 | - | exactly |
2005 | 2 | afp-ruling-2005 | seats | ARF–Movement 88 | 3 | - | exactly |
2005 | 2 | afp-ruling-2005 | seats | Independents | 8 | - | exactly |
2005 | 2 | arka-2005 | constituency-seats | ARF–Movement 88 | 0 | - | exactly |
2005 | 2 | azatutyun-2005 | constituency-seats | ARF–Movement 88 | 0 | - | exactly |
2005 | 2 | azatutyun-2005 | seats | Democratic Party of Artsakh | 12 | - | exactly |
2005 | 2 | azatutyun-2005 | seats | Free Motherland | 10 | - | exactly |
2005 | 2 | azatutyun-2005 | seats | ARF–Movement 88 | 3 | - | exactly |
2005 | 2 | azatutyun-2005 | seats | Independents | 8 | - | exactly |
2005 | 2 | freedom-house-2006 | seats | Democratic Party of Artsakh | - | - | exactly | The ruling Democratic Union Artsakh (ZhAM) captured the most seats
2005 | 2 | noravank-2005 | seats | Democratic Party of Artsakh | 12 | - | exactly |
2005 | 2 | noravank-2005 | seats | Free Motherland | 10 | - | exactly |
2005 | 2 | noravank-2005 | seats | ARF–Movement 88 | 3 | - | exactly |
2005 | 2 | noravank-2005 | seats | Independents | 8 | - | exactly |
2005 | 2 | noravank-2005 | votes | Armen Abgarian | 558 | - | exactly |
2005 | 2 | noravank-2005 | votes | Arpat Avanesian | 539 | - | exactly |
2005 | 2 | noravank-2005 | votes | Artur Sargsian | 526 | - | exactly |
2005 | 2 | noravank-2005 | votes | Armen Sargsian | 457 | - | exactly |
2005 | 2 | wikipedia-2010-earlier | seats | Democratic Party of Artsakh | 12 | - | exactly |
2005 | 2 | wikipedia-2010-earlier | seats | Free Motherland | 10 | - | exactly |
2005 | 2 | wikipedia-2010-earlier | seats | ARF–Movement 88 | 3 | - | exactly |
2005 | 2 | wikipedia-it-democratic-party | seats | Democratic Party of Artsakh | 10 | - | exactly |
"""

# The Russian article's table of 2005: group, votes, share, seats by constituency, by list, in all,
# change. The bloc's three list seats, printed for the ARF with Movement 88, are its own list's.
CONSTITUENCIES_2005 = """
Free Motherland | 11258 | 18.48 | 7 | 3 | 10 | new
Democratic Party of Artsakh | 10126 | 16.62 | 5 | 5 | 10 | 0
ARF | 9836 | 16.15 | 0 | - | 3 | -6
Movement 88 | 737 | 1.21 | 0 | - | - | -
Armenakan | 526 | 0.86 | 0 | 0 | 0 | -1
Armenia our Home | 311 | 0.51 | 0 | 0 | 0 | new
Communist Party | 295 | 0.48 | 0 | 0 | 0 | new
Social Justice | 27 | 0.04 | 0 | 0 | 0 | new
Independents | 27797 | 45.63 | 10 | - | 10 | 8
ARF–Movement 88 | - | - | - | 3 | - | -
"""

# The English article's infobox of 2005: group, share, seats, seats before or “new”.
INFOBOX_2005 = """
Free Motherland | 18.48 | 10 | new
Democratic Party of Artsakh | 16.62 | 10 | 20
ARF–Movement 88 | 17.36 | 3 | 9
Independents | 45.63 | 10 | 2
"""

# Of areas: year, source, area's code or name, measure, count, share.
OF_AREAS = """
2000 | asbarez-2000 | Askeran | turnout | - | 74.2
2000 | asbarez-2000 | Hadrut | turnout | - | 66.5
2000 | asbarez-2000 | Kashatagh | turnout | - | 72.0
2000 | asbarez-2000 | Martakert | turnout | - | 68.8
2000 | asbarez-2000 | Martuni | turnout | - | 73.0
2000 | asbarez-2000 | Shahoumian | turnout | - | 78.7
2000 | asbarez-2000 | Shushi | turnout | - | 71.8
2000 | asbarez-2000 | Stepanakert | turnout | - | 39.8
2005 | azat-artsakh-2005 | Yerevan (station 22/41) | cast | 149 | -
2005 | azat-artsakh-2005 | Yerevan (station 22/41) | invalid | 2 | -
"""

# Notes of accounts and figures that keep what no field holds: year, source, words.
NOTES = """
1991 | wikipedia-1991 | no vote in six of them, which Azeri forces held
1991 | wikipedia-fr-1991 | no vote in six of them, which Azeri forces held
2000 | asbarez-2000 | decimal comma
2000 | azatutyun-2005 | All from constituencies
2000 | noravank-2005 | majority faction in the outgoing parliament
2000 | wikipedia-2005 | ARF–Movement 88
2000 | wikipedia-2005 | seats of the last election
2000 | wikipedia-it-democratic-party | Democratic Artsakh Union (ZhAM)
2000 | wikipedia-ru-2000 | 51.267, with 100 beside it
2000 | wikipedia-ru-2000 | “Wähler insgesamt”
2000 | wikipedia-ru-2000 | 59,7 in the text and as 59.7 in the table
2000 | wikipedia-ru-2000 | Members of parties.
2005 | a1plus-2005 | Free Motherland is missing
2005 | a1plus-2005 | In constituencies.
2005 | a1plus-2005 | Nasibyan
2005 | a1plus-2005 | On the list.
2005 | a1plus-2005 | printed as 66 197
2005 | ap-fr-2005 | 90.000
2005 | arka-2005 | Nominated by parties.
2005 | arka-2005 | Nominated by public initiative.
2005 | azat-artsakh-2005 | Azat Hayrenik
2005 | azat-artsakh-2005 | ballot for lists alone
2005 | azat-artsakh-2005 | Printed as ARF.
2005 | azatutyun-2005 | All seats of the bloc are by list
2005 | bbc-2005 | non-governmental organisations
2005 | itar-tass-2005 | 2,000 fewer in the constituencies
2005 | itar-tass-2005 | In Yerevan
2005 | noravank-2005 | “over 37”
2005 | itar-tass-2005 | exceeds 73 percent
2005 | wikipedia-2005 | From seven parties and independents
2005 | wikipedia-it-democratic-party | 22.393 and 37,6%
2005 | wikipedia-ru-2005 | 0,86
2005 | wikipedia-ru-2005 | 11.258
2005 | wikipedia-ru-2005 | From seven parties and independents
2005 | wikipedia-ru-2005 | Invalid or blank
2005 | wikipedia-ru-2005 | With Movement 88
2005 | wikipedia-ru-2005 | with Movement 88
"""

# Year, kind, day, what, sources.
KEY_DATES = """
1991 | vote | 1991-12-28 | Vote | aniarc-1991, armenpress-1991, nankr-1991, obct-2015, usc-1991, wikipedia-1991, wikipedia-fr-1991, wikipedia-it-1991
1991 | vote | 1992-01-04 | Second round | usc-1991, wikipedia-1991, wikipedia-fr-1991
1991 | other | 1992-01-06 | First session of the parliament | aniarc-1991, freedom-house-2006
1991 | other | 1992-01-08 | Artur Mkrtchyan elected chairman of the parliament | aniarc-1991, nkrusa-parliament
1991 | other | 1992-01-11 | Additional elections | nankr-1991
2000 | vote | 2000-06-18 | Vote | asbarez-2000, wikipedia-ru-2000
2000 | results | 2000-06-21 | Final results published | asbarez-2000
2005 | vote | 2005-06-19 | Vote | bbc-2005, itar-tass-2005, wikipedia-2005
"""

# Who sent observers in 2005: source, countries.
OBSERVERS_2005 = """
arka-2005 | Armenia, Russia, United States, Iran, France, Czech Republic, Greece, Croatia
itar-tass-2005 | Armenia, Russia, Kyrgyzstan, Ukraine, France, Czech Republic, United States
"""

# Of 2005: page, actor, speaker, office, day, day in words, stance, source.
STATEMENTS = """
conduct | nagorno-karabakh-president | Arkady Ghukasyan | President | 2005-06-19 |  | neutral | bbc-2005
conduct | nagorno-karabakh-opposition | Gegam Bagdasaryan |  | - | by 20 June 2005 | alleges | afp-opposition-2005
conduct | nagorno-karabakh-opposition | Armen Sargsyan |  | - | after the vote | neutral | azatutyun-2005
reactions | azerbaijan-foreign-ministry |  |  | 2005-06-14 |  | opposes | itar-tass-azerbaijan-2005
reactions | turkey-foreign-ministry | Namik Tan | Spokesman of the Foreign Ministry | 2005-06-17 |  | opposes | anatolia-2005
reactions | azerbaijan-election-commission |  |  | - | before 19 June 2005 | opposes | ansa-2005
reactions | armenia-foreign-ministry | Vartan Oskanian | Foreign Minister | 2005-06-20 |  | favourable | regnum-2005
"""

# To the letter: source, language, words.
QUOTATIONS = """
afp-opposition-2005 |  | We don’t consider that the elections were fair, free and transparent,
anatolia-2005 |  | mean violation of principles of UN, OSCE (Organization for Security and Cooperation in Europe) and Council of Europe, and international law principles.
azatutyun-2005 |  | We will not step on the path of upheavals,
bbc-2005 |  | All attempts at violations, whoever the author, will be denounced and initiators punished with the full severity of the law,
itar-tass-azerbaijan-2005 |  | contradict the norms and principles of the international law and the constitution of Azerbaijan and are illegal,
regnum-2005 | ru | Народ Нагорного Карабаха в очередной раз выразил свою политическую волю самостоятельно формировать власть, которая несет ответственность за судьбу НК и его народа
"""

# Year, point, source, words of its wording.
WORDINGS = """
1991 | chairman-day | aniarc-1991 | 8 January
1991 | chairman-day | nkrusa-parliament | 8 January
1991 | chairman-day | wikipedia-mkrtchyan | 7 January; in office as chairman from 7 and as speaker from 8 January
1991 | later-day | nankr-1991 | “additional elections” on 11 January 1992
1991 | later-day | usc-1991 | second round on 4 January
1991 | later-day | wikipedia-1991 | second round on 4 January 1992
1991 | later-day | wikipedia-fr-1991 | second round on 4 January 1992
1991 | majority | aniarc-1991 | “half of the members of parliament were members of ARF”
1991 | majority | wikipedia-1991 | a majority of seats
1991 | majority | wikipedia-fr-1991 | a majority of seats
1991 | petrosyan-name | aniarc-1991 | Leonid Petrosyan
1991 | petrosyan-name | nankr-1991 | Leonard Petrosyan
2000 | democratic-party-name | noravank-2005 | Democratic Party
2000 | democratic-party-name | wikipedia-2005 | Democratic Party
2000 | democratic-party-name | wikipedia-it-democratic-party | Democratic Artsakh Union (ZhAM); renamed Party in 2005
2000 | democratic-party-name | wikipedia-ru-2000 | Democratic Party of Artsakh
2000 | nine-seats | azatutyun-2005 | the ARF, all from constituencies
2000 | nine-seats | wikipedia-2005 | ARF–Movement 88
2000 | nine-seats | wikipedia-ru-2000 | the ARF
2005 | largest-party | freedom-house-2006 | “The ruling Democratic Union Artsakh (ZhAM) captured the most seats”
2005 | largest-party | noravank-2005 | the Democratic Party
2005 | largest-party | wikipedia-2005 | Free Motherland
2005 | largest-party | wikipedia-it-democratic-party | 22,393 votes for its list
2005 | largest-party | wikipedia-ru-2005 | 11,258
"""

# Year, page, words that state what has no field of its own.
ONLY_IN_PROSE = """
1991 | campaign | four months after the declarations of independence [@usc-1991]
1991 | campaign | in two rounds [@wikipedia-1991]
1991 | conduct | Towns and villages were shelled during the voting [@usc-1991]
1991 | lead | No source found prints how many voters were registered
1991 | results | Aniarc says that the party came to power
1991 | results | Georgi Petrosyan became deputy chairman and Oleg Yesayan prime minister [@aniarc-1991]
1991 | results | His rival had 8 votes
1991 | results | declared independence [@aniarc-1991]
2000 | lead | 33 members from 33 voting districts, with terms of five years
2000 | lead | In December 1994, before that election, the parliament had selected Robert Kocharyan as president [@freedom-house-2007]
2000 | lead | Karen Baburian, chairman of the parliament since 14 June 1993, kept the chair after it and had a successor in March 1996 [@nkrusa-parliament]
2000 | lead | independent international observers monitored all elections [@nkrusa-parliament]
2000 | lead | no source found gives its day
2000 | lead | the election of 1991 the first and that of 2015 the sixth [@obct-2015]
2005 | campaign | 97 had higher education, five specialised secondary and four secondary education [@a1plus-2005]
2005 | campaign | Arayik Harutyunyan as the leader of Free Motherland and Ashot Ghulian as that of the Democratic Party [@wikipedia-2005]
2005 | campaign | six were up to 30 years old, 64 from 30 to 50 and 36 older
2005 | conduct | 22 electoral committees [@a1plus-2005]
2005 | conduct | Conscripts could vote for lists alone
2005 | conduct | No government sent a mission [@afp-ruling-2005]
2005 | conduct | Transparent ballot boxes were used for the first time [@wikipedia-2005]
2005 | lead | Le Figaro among them [@figaro-2005]
2005 | reactions | Armenia recognises the territory’s independence [@bbc-2005; @ap-fr-2005]; other sources of this record say that no state does
"""

SECTIONS = {
    "1991": "campaign conduct lead results",
    "2000": "campaign lead results",
    "2005": "campaign conduct lead reactions results",
}
