"""The words by which sources name columns, totals and outcomes, as `names.plain` has them.

A word that is used for two things, "total" say, stands under neither and is asked about.
"""

from django.utils.translation import gettext_lazy as _

from elections.models import Outcome

from .names import plain

LEAVE = "leave"
ROLES = {
    "candidate": _("the candidates"),
    "party": _("their parties"),
    "votes": _("votes"),
    "share": _("shares in per cent"),
    "elected": _("who was elected"),
}
HEADERS = {
    "candidate": "candidate|candidates|candidate name|name|nominee|candidato|candidati|kandidat"
    "|kandidato|кандидат|кандидаты|թեկնածու",
    "party": "party|political party|affiliation|party / affiliation|partito|partido|partei|партия",
    "votes": "votes|vote|number of votes|votes received|total votes|no. of votes|voti|boto"
    "|mga boto|голоса|голосов|число голосов",
    "share": "%|share|share %|share, %|percent|per cent|percentage|pct|vote share|votes %"
    "|votes, %|% of votes|percentuale|porsyento|процент|проценты",
    "elected": "elected|winner|outcome|elected?|eletto|избран",
    # They say nothing that the record keeps.
    LEAVE: "no|no.|nr|nr.|#|№|rank|place",
}
TOTAL_LABELS = {
    "registered": _("registered voters"),
    "cast": _("votes cast"),
    "valid": _("valid votes"),
    "invalid": _("invalid or blank votes"),
    "turnout": _("turnout"),
}
TOTALS = {
    "registered": "registered|registered voters|number of registered voters|eligible voters"
    "|electorate|voters on the lists|elettori|избирателей в списках",
    "cast": "cast|votes cast|total votes cast|ballots cast|voted|voters who voted|votanti"
    "|проголосовало|приняли участие",
    "valid": "valid|valid votes|valid ballots|total valid votes|total valid|voti validi"
    "|действительных",
    "invalid": "invalid|invalid votes|invalid ballots|invalid or blank votes|invalid/blank votes"
    "|invalid and blank votes|spoilt|spoilt ballots|spoiled ballots|rejected ballots"
    "|schede non valide|недействительных",
    "turnout": "turnout|turnout %|turnout, %|voter turnout|affluenza|явка",
    # A count of the one and a percentage of the other in a single row.
    "registered+turnout": "registered voters/turnout|registered/turnout"
    "|registered voters / turnout",
    "date": "date|date of the vote|election date|data|дата",
    # Of valid votes or of all that were cast; blank votes are counted as invalid by some.
    "?": "total|totals|total votes|sum|all|all votes|votes|blank|blank votes|blank ballots|voters"
    "|totale|kabuuan|итого|всего",
}
OUTCOMES = {
    Outcome.ELECTED: "elected|yes|y|true|1|x|✓|✔|winner|won|да",
    Outcome.ADVANCED: "through|advanced|run-off|runoff|second round|through to the next round"
    "|2nd round",
    Outcome.NOT_ELECTED: "not elected|not-elected|no|n|false|0|lost|defeated|нет",
}
# A header stands below a few lines of title at most.
FIRST_ROWS = 30
# Signs for an empty cell, which stand for zero in some tables and for "not stated" in others.
DASHES = {"-", "–", "—", "−", "...", "…", "n/a", "n.a.", "na"}


def by_word(words: dict) -> dict[str, str]:
    return {plain(word): kind for kind, listed in words.items() for word in listed.split("|")}


HEADER_OF, TOTAL_OF, OUTCOME_OF = by_word(HEADERS), by_word(TOTALS), by_word(OUTCOMES)


def header_role(text: str) -> str | None:
    return HEADER_OF.get(plain(text).rstrip(":*"))


def total_kind(text: str) -> str | None:
    return TOTAL_OF.get(plain(text).rstrip(":*"))


def outcome_of(text: str) -> Outcome | None:
    if not text.strip():
        return Outcome.UNSTATED
    return OUTCOME_OF.get(plain(text))


def header_roles(cells: list) -> set[str]:
    """The roles that the cells of a row name, as a header does."""
    roles = {header_role(cell) for cell in cells if isinstance(cell, str)}
    return {role for role in roles if role not in (None, LEAVE)}


def header_position(rows: list[tuple[int, list]]) -> int | None:
    """The position of the first row that names the candidates' column and another one."""
    for position, (_number, row) in enumerate(rows[:FIRST_ROWS]):
        roles = header_roles(row)
        if "candidate" in roles and len(roles) > 1:
            return position
    return None
