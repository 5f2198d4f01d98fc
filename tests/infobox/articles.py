"""Articles that tests read, and what the site asks of their source."""

from pathlib import Path

FILES = Path(__file__).parents[1] / "files" / "infobox"
SEED = (FILES / "2012.txt").read_text(encoding="utf-8")
SOURCE = {
    "short_name": "Wikipedia",
    "key": "wikipedia",
    "title": "2012 Nagorno-Karabakh presidential election",
    "publisher": "English Wikipedia",
    "language": "en",
    "url": "https://en.wikipedia.org/wiki/2012_Nagorno-Karabakh_presidential_election",
    "revision": "",
    "read_on": None,
}
WIKITEXT = """{{Short description|An election}}
{{Infobox election
| election_name = 2012 Nagorno-Karabakh presidential election
| country = {{flagcountry|Nagorno-Karabakh}}
| type = presidential
| vote_type = Popular
| ongoing = no
| previous_election = [[2007 Nagorno-Karabakh presidential election|2007]]
| previous_year = 2007
| election_date = {{Start date|2012|7|19|df=y}}
| turnout = 73.53%<ref name="cec">{{cite web|title=Turnout 73.64%}}</ref> ({{decrease}} 3.83 pp)
| module = {{Infobox election
| embed = yes
| nominee1 = '''[[Bako Sahakyan]]'''
| party1 = [[Independent politician]]
| popular_vote1 = '''{{nowrap|{{formatnum:47095}}}}'''
| percentage1 = '''66.65%'''
| nominee2 = Vitaly Balasanyan
| party2 = [[Independent politician]]
| popular_vote2 = 22,967<br />(32.51%)
| percentage2 = {{percent|22967|70645|2}}
| map = {{Switcher|{{nowrap|[[File:Map.svg]]}}}}}}
| title = President
| seats_for_election = 33
}}

'''Presidential elections''' were held on 19&nbsp;July 2012.<ref>A source.</ref>

== Electoral system ==
* Two rounds, if [[absolute majority|needed]].

==Results==
{| class="wikitable"
! Candidate !! Votes
|-
| Bako Sahakyan || 47,095
|}
The commission counted them.

===By province===
None was {{frac|1|2}} printed.
"""
