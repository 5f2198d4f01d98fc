"""The words by which sources name columns and outcomes, as `names.plain` has them."""

import re

from django.utils.translation import gettext_lazy as _

from elections.models import Measure, Outcome

from . import languages
from .names import plain

LEAVE = "leave"
ROLES = {
    "candidate": _("the candidates"),
    "party": _("their parties"),
    "contest": _("the contests"),
    "area": _("the areas"),
    "votes": _("votes"),
    "share": _("shares in per cent"),
    Measure.SEATS.value: Measure.SEATS.label,
    Measure.LIST_SEATS.value: Measure.LIST_SEATS.label,
    Measure.CONSTITUENCY_SEATS.value: Measure.CONSTITUENCY_SEATS.label,
    Measure.SEATS_BEFORE.value: Measure.SEATS_BEFORE.label,
    Measure.SEAT_CHANGE.value: Measure.SEAT_CHANGE.label,
    "elected": _("who was elected"),
}
HEADERS = {
    "candidate": "candidate|candidates|candidate name|name|nominee|choice|option|list"
    "|lists|electoral list|answer|answers|candidat|candidats|nom"
    "|nom du candidat|Kandidat|Kandidaten|Kandidatin|Bewerber"
    "|Wahlvorschlag|candidato|candidati|candidatos|nombre|opción|candidați|nume|opțiune"
    "|opțiunea|kandidato|mga kandidato|pangalan|кандидат|кандидаты|фамилия|թեկնածու"
    "|թեկնածուներ",
    "party": "party|political party|affiliation|party / affiliation|parti|nuance|liste|Partei"
    "|partito|partido|partid|partidul|partidong politikal|lapian|партия"
    "|կուսակցություն",
    "votes": "votes|vote|number of votes|votes received|total votes|no. of votes|voix"
    "|nombre de voix|suffrages|Stimmen|Stimmenzahl|Anzahl Stimmen|voti|votos|número de votos"
    "|voturi|număr de voturi|număr voturi|boto|mga boto|bilang ng boto|голоса|голосов"
    "|число голосов|ձայներ|ձայն|ձայների թիվը",
    "share": "%|share|share %|share, %|percent|per cent|percentage|pct|vote share|votes %"
    "|votes, %|% of votes|votes (%)|% voix|pourcentage|Prozent"
    "|Anteil|Stimmenanteil|percentuale|porcentaje|% votos|procent|procentaj|% voturi"
    "|porsyento|bahagdan|процент|проценты|տոկոս",
    "elected": "elected|winner|outcome|elected?|élu|élue|gewählt|eletto|electo|electa|elegido"
    "|ales|aleasă|nahalal|избран|избрана|ընտրված",
    "contest": "contest|contest name|race|race name|office|office name|ballot|ballot title|election"
    "|scrutin|Wahl|elezione|elección|cargo|alegere|funcție|выборы|ընտրություն|eleksyon",
    "area": "area|area name|county|district|precinct|region|province|constituency|municipality"
    "|polling station|polling place|polling division|riding|state|ward|commune|département"
    "|circonscription|bureau de vote|Gebiet|Wahlkreis|Wahlbezirk|Gemeinde|Kreis|Kanton|regione"
    "|provincia|comune|sezione|circunscripción|municipio|mesa|estado|zona|seção|județ|raion"
    "|localitate|secție|secția de votare|circumscripție|регион|район|область|участок|округ"
    "|тик|уик|մարզ|շրջան|տեղամաս|համայնք|lalawigan|lungsod|bayan|presinto",
    Measure.SEATS.value: "seats|seats won|total seats|seats in all|mandates|sièges|Sitze|Mandate"
    "|seggi|escaños|assentos|mandate|locuri|мандаты|мандатов|число мандатов|места|մանդատներ"
    "|մանդատ|puwesto|kursi|sandalye|mandaty",
    Measure.LIST_SEATS.value: "list seats|seats from lists|party-list seats|proportional seats"
    "|pr seats|proportional|Listenmandate|mandate pe liste|по спискам|համամասնական",
    Measure.CONSTITUENCY_SEATS.value: "constituency seats|district seats"
    "|majoritarian seats|majoritarian|fptp seats|single-member seats|direct seats|Direktmandate"
    "|по округам|մեծամասնական",
    Measure.SEATS_BEFORE.value: "seats before|seats before the election|previous seats"
    "|seats held|last election|sièges sortants|Sitze zuvor|escaños anteriores|было мандатов",
    Measure.SEAT_CHANGE.value: "change|change in seats|seat change|+/-|+/−|+/–|±|gain/loss|net"
    "|net change|variation|Veränderung|Differenz|diferencia|изменение|փոփոխություն",
    # They say nothing that the record keeps.
    LEAVE: "no|no.|nr|nr.|#|№|rank|place",
}
OUTCOMES = {
    Outcome.ELECTED: "elected|yes|y|true|1|x|✓|✔|winner|won|да",
    Outcome.UNOPPOSED: "unopposed|elected unopposed|returned unopposed|uncontested|acclaimed"
    "|elected by acclamation",
    Outcome.BY_LOT: "by lot|elected by lot|drawn by lot",
    Outcome.ADVANCED: "through|advanced|run-off|runoff|second round|through to the next round"
    "|2nd round",
    Outcome.NOT_ELECTED: "not elected|not-elected|no|n|false|0|lost|defeated|нет",
    Outcome.ACCEPTED: "accepted|adopted|approved|carried|passed",
    Outcome.NOT_ACCEPTED: "not accepted|not adopted|not approved|rejected|failed",
}
# The columns of seats are named by their measures.
SEAT_ROLES = tuple(role for role in ROLES if "seat" in role)
# A header stands below a few lines of title at most.
FIRST_ROWS = 30
# A column of figures of which its header says whose they are: an area's, or an option's.
NAMED = "figures"
# Signs for an empty cell, which stand for zero in some tables and for "not stated" in others.
DASHES = {"-", "–", "—", "−", "...", "…", "n/a", "n.a.", "na"}
# What stands in a figure's place where it is withheld, or where nobody voted.
NO_FIGURES = {
    *("new", "x", "xx", "xxx", "*", "**", "***", "withheld", "suppressed"),
    *("unopposed", "uncontested"),
    *("elected unopposed", "returned unopposed", "acclaimed", "elected by acclamation"),
    *("elu sans concurrent", "sans concurrent", "sin oposicion", "fara contracandidat"),
}
# <1, ≈ 500, 0.5 ½: no exact figure.
ROUGH = re.compile("^[<>≤≥~≈]|^(?:less|more|fewer|about) |[½¼¾]|[0-9]⁄[0-9]")
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
# What a spreadsheet makes of 1-4: 1-Apr, Apr-01 or a date.
MADE_DATE = re.compile(
    rf"(\d{{1,2}})-({'|'.join(MONTHS)})|({'|'.join(MONTHS)})-(\d{{1,2}})|\d{{4}}-(\d\d)-(\d\d)",
    re.IGNORECASE,
)


def by_word(words: dict) -> dict[str, str]:
    return {plain(word): kind for kind, listed in words.items() for word in listed.split("|")}


HEADER_OF = by_word(languages.HEADERS) | by_word(HEADERS)
OUTCOME_OF = by_word(OUTCOMES)


def header_role(text: str) -> str | None:
    return HEADER_OF.get(plain(text).rstrip(":*"))


def outcome_of(text: str) -> Outcome | None:
    if not text.strip():
        return Outcome.UNSTATED
    return OUTCOME_OF.get(plain(text))


def header_roles(cells: list) -> set[str]:
    """The roles that the cells of a row name, as a header does."""
    roles = {header_role(cell) for cell in cells if isinstance(cell, str)}
    return {role for role in roles if role not in (None, LEAVE)}


def header_position(rows: list[tuple[int, list]]) -> int | None:
    """The position of the row that names the candidates' column and most others."""
    named = [header_roles(row) for _number, row in rows[:FIRST_ROWS]]
    found = [i for i, roles in enumerate(named) if "candidate" in roles and len(roles) > 1]
    if not found:
        # The other columns have the names of options or areas.
        found = [
            i
            for i, roles in enumerate(named)
            if roles & {"area", "candidate"} and sum(map(is_name, rows[i][1])) > 2
        ]
    return max(found, key=lambda i: len(named[i])) if found else None


def is_name(cell) -> bool:
    return isinstance(cell, str) and bool(re.search(r"[^\W\d_]", cell))
