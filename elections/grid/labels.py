"""What the labels of rows that are no candidates say, as `names.plain` has them.

Each list is in English, then French, German, Italian, Spanish, Romanian, Russian, Armenian and
Filipino. A label that is used for two things, "total" say, stands under "?" and is asked about.
"""

import re

from django.utils.translation import gettext_lazy as _

from elections.models import TOTALS, Measure, OptionKind
from elections.models.measure import OF_OPTIONS

from . import languages
from .names import plain

# What the record keeps of a whole count.
TOTAL_LABELS = {measure.value: measure.label for measure in TOTALS}
# What a row of an unknown label may be said to count: anything that is not of an option alone.
MEASURE_LABELS = TOTAL_LABELS | {
    measure.value: measure.label for measure in Measure if measure not in OF_OPTIONS
}
# Labels of options that are no candidate: against all, and what sources print in one line.
OPTIONS = (OptionKind.NONE.value, OptionKind.GROUP.value)
# Why a row is left out whose label is known and of which the record keeps nothing.
NOT_KEPT = {
    "other": _("a total that the record does not keep"),
    "subtotal": _("a sum of rows, which the record does not keep"),
}
LABELS = {
    "registered": "registered|registered voters|registered electors|total registered voters"
    "|number of registered voters|eligible voters|electorate|total electorate|electors"
    "|voters on the lists|inscrits|électeurs inscrits|nombre d'inscrits"
    "|Wahlberechtigte|Stimmberechtigte|elettori|inscritos|electores|electores inscritos|censo"
    "|censo electoral|padrón electoral|alegători înscriși|total alegători înscriși"
    "|număr total de alegători|избирателей в списках|число избирателей"
    "|зарегистрированных избирателей|зарегистрировано избирателей"
    "|число зарегистрированных избирателей|գրանցված ընտրողներ|ընտրողների թիվը"
    "|ընտրողների ընդհանուր թիվը|rehistradong botante|mga rehistradong botante"
    "|nakarehistrong botante|bilang ng mga rehistradong botante",
    "ballots-issued": "ballots issued|ballots distributed|ballot papers issued"
    "|ballots given out|bulletins distribués|bulletins délivrés|ausgegebene Stimmzettel"
    "|papeletas entregadas|buletine distribuite|buletine de vot distribuite|выдано бюллетеней"
    "|выданных бюллетеней|տրված քվեաթերթիկներ|mga balotang inisyu",
    "cast": "cast|votes cast|total votes cast|ballots cast|total ballots cast|voted"
    "|voters who voted|number of voters who voted|votants|nombre de votants|Wähler|Wählende"
    "|abgegebene Stimmen|abgegebene Stimmzettel|votanti|votantes|total votantes"
    "|total de votantes|votos emitidos|sufragios emitidos|au votat|alegători prezenți"
    "|prezenți la vot|alegători prezenți la urne|total votanți|проголосовало|приняли участие"
    "|приняло участие|проголосовавшие|քվեարկել են|մասնակցել են|քվեարկողներ|մասնակիցների թիվը"
    "|bumoto|mga bumoto|bilang ng bumoto|mga botanteng bumoto",
    "valid": "valid|valid votes|valid ballots|total valid votes|total valid|formal|formal votes"
    "|exprimés|suffrages exprimés|votes valables|votes valides|gültige|gültige Stimmen"
    "|voti validi|válidos|votos válidos|total votos válidos|voturi valabile"
    "|total voturi valabile|voturi valabil exprimate|total voturi valabil exprimate"
    "|voturi valide|действительных|действительные|действительных бюллетеней"
    "|действительные бюллетени|действительных голосов|վավեր|վավեր քվեաթերթիկներ"
    "|վավեր ձայներ|balidong boto|mga balidong boto|wastong boto|mga wastong boto",
    "invalid": "invalid|invalid votes|invalid ballots|total invalid votes"
    "|rejected|rejected votes|rejected ballots|spoilt|spoiled|spoilt votes|spoilt ballots"
    "|spoiled votes|spoiled ballots|void|void votes|void ballots|informal|informal votes"
    "|null|null votes|nuls|votes nuls|bulletins nuls|ungültig|ungültige"
    "|ungültige Stimmen|schede nulle|schede non valide"
    "|nulos|votos nulos|nule|voturi nule|voturi anulate|недействительных|недействительные"
    "|недействительных бюллетеней|недействительные бюллетени|испорченные"
    "|испорченные бюллетени|անվավեր|անվավեր քվեաթերթիկներ|անվավեր ձայներ"
    "|di-balidong boto|hindi balidong boto|hindi balido|hindi wastong boto",
    # Both in one figure, so that a row of blank votes is a part of it.
    "invalid+blank": "invalid or blank votes|invalid/blank votes|invalid and blank votes"
    "|blank or invalid votes|blank and invalid votes|blancs et nuls|blancs ou nuls"
    "|nuls et blancs",
    "blank": "blank|blanks|blank votes|blank ballots|blancs|votes blancs|bulletins blancs"
    "|leere|leere Stimmzettel|schede bianche|en blanco|blancos|votos en blanco|votos blancos"
    "|albe|voturi albe|пустые|пустые бюллетени|незаполненные|незаполненные бюллетени"
    "|դատարկ|դատարկ քվեաթերթիկներ|blangko|mga blangko|blangkong boto|blangkong balota",
    "turnout": "turnout|turnout %|turnout, %|turnout (%)|voter turnout|participation"
    "|taux de participation|participation (%)|Wahlbeteiligung|Stimmbeteiligung|affluenza"
    "|participación|prezența|prezența la vot|rata de participare|явка|явка, %"
    "|մասնակցություն|մասնակցության տոկոսը|antas ng pagboto|porsyento ng bumoto",
    # A count of the one and a percentage of the other in a single row.
    "registered+turnout": "registered voters/turnout|registered/turnout"
    "|registered voters / turnout",
    "date": "date|date of the vote|election date|data|дата",
    "?": "total|totals|total votes|sum|all|all votes|votes|voters|total des voix|Summe|gesamt"
    "|insgesamt|totale|total de votos|total voturi|voturi exprimate|kabuuan|итого|всего"
    "|ընդամենը|ընդհանուր",
    "none": "none of the above|none of these candidates|nota|against all|against all candidates"
    "|contre tous|aucun des candidats|aucun de ces candidats|gegen alle|keiner der Genannten"
    "|keiner der Kandidaten|contro tutti|contra todos|ninguno de los anteriores"
    "|ninguna de las anteriores|împotriva tuturor|niciunul dintre cei de mai sus"
    "|niciunul dintre candidați|против всех|против всех кандидатов|դեմ բոլորին|բոլորին դեմ"
    "|wala sa nabanggit|wala sa mga nabanggit|laban sa lahat",
    "group": "write-in|write-ins|write in|write ins|write-in votes|scattering|scattered"
    "|votes dispersés|Vereinzelte|candidatos no registrados|вписанные кандидаты",
    "subtotal": "subtotal|sub-total|sub total|sous-total|Zwischensumme|subtotale|parțial"
    "|промежуточный итог|подытог|ենթագումար",
    "overvotes": "overvotes|over votes|overvote|votes survotés|sobrevotos|labis na boto",
    "undervotes": "undervotes|under votes|undervote|votes sous-votés|subvotos|kulang na boto",
    "exhausted": "exhausted|exhausted votes|exhausted ballots|non-transferable",
    "other": "majority|margin|margin of victory|plurality|swing|abstentions|abstention|abstained"
    "|precincts reporting|precincts reported|polling stations reporting|stations counted"
    "|ballots received|unused ballots|quota"
    "|majorité|écart|abstentionnistes"
    "|bureaux dépouillés|Mehrheit|Vorsprung|Enthaltungen"
    "|Nichtwähler|ausgezählte Wahlbezirke|maggioranza|astenuti"
    "|mayoría|diferencia|abstención|abstenciones|mesas escrutadas"
    "|actas contabilizadas|majoritate|majoritatea|diferența|abțineri|absenteism|secții numărate"
    "|большинство|воздержались"
    "|обработано протоколов|обработано участков"
    "|մեծամասնություն|հաշվված տեղամասեր"
    "|kalamangan|mayorya|mga presintong nag-ulat",
}
LABEL_OF = {
    plain(word): kind
    for labels in (languages.LABELS, LABELS)
    for kind, words in labels.items()
    for word in words.split("|")
}
FOOTNOTE = re.compile(r"(?:\[[^\]]{1,10}\]|[\s:*†‡])+$")
# “Precincts reporting 85%”: the figure says nothing that the record keeps.
SUM = re.compile(r"(?:grand |sub-?)?total\b|sum\b|summe\b|итого\b|всего\b|ընդամենը\b")
FIGURE_BEHIND = re.compile(r"[\s\d.,:%()]+$")


def total_kind(text: str) -> str | None:
    """What a label says, if it is known: a key of `LABELS`."""
    word = FOOTNOTE.sub("", plain(text))
    kind = LABEL_OF.get(FIGURE_BEHIND.sub("", word))
    if word.startswith(("subtotal ", "sub-total ")):
        return "subtotal"
    return LABEL_OF.get(word) or (kind if kind in (*OPTIONS, *NOT_KEPT) else None)


def is_sum(label: str) -> bool:
    """Whether an area of this name is the sum of others, as “Total” and “Subtotal North” are."""
    return bool(SUM.match(plain(label))) or total_kind(label) in ("?", "subtotal")
