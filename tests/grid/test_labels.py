"""Labels of rows and headers of columns in the languages of the world, known and unknown."""

import pytest

from elections.grid.labels import MEASURE_LABELS

from .helpers import HEADER, asked, reading, totals

MEASURES = {
    "registered": "Total electorate|Registered electors|Inscrits|Wahlberechtigte|Inscritos"
    "|Alegători înscriși|Избирателей в списках|Գրանցված ընտրողներ|Mga rehistradong botante",
    "ballots-issued": "Ballots issued|Bulletins délivrés|Ausgegebene Stimmzettel"
    "|Papeletas entregadas|Buletine distribuite|Выдано бюллетеней|Տրված քվեաթերթիկներ"
    "|Mga balotang inisyu",
    "cast": "Ballots cast|Votants|Abgegebene Stimmen|Votantes|Alegători prezenți|Проголосовало"
    "|Քվեարկողներ|Bumoto",
    "valid": "Valid votes|Exprimés|Gültige Stimmen|Votos válidos|Total voturi valabile"
    "|Действительные бюллетени|Վավեր քվեաթերթիկներ|Balidong boto",
    "invalid": "Rejected|Void|Informal|Nuls|Ungültige Stimmen|Votos nulos|Voturi nule"
    "|Недействительные|Անվավեր|Hindi balidong boto",
    "turnout": "Turnout (%)|Taux de participation|Wahlbeteiligung|Participación|Prezența la vot"
    "|Явка|Մասնակցություն|Antas ng pagboto",
}
# Of the larger election commissions.
MORE_MEASURES = {
    "registered": "Eleitorado|Pemilih terdaftar|Kayıtlı seçmen|Uprawnieni do głosowania"
    "|Кількість виборців|कुल मतदाता|عدد المسجلين|有権者数|선거인수",
    "cast": "Comparecimento|Pengguna hak pilih|Oy kullanan|Взяли участь|عدد المصوتين|投票者数",
    "valid": "Suara sah|Geçerli oy|Głosy ważne|Дійсні|कुल वैध मत|الأصوات الصحيحة|有効投票数",
    "invalid": "Suara tidak sah|Geçersiz oy|Głosy nieważne|Недійсні|ბათილი|अवैध मत|무효투표수",
    "turnout": "Participação|Partisipasi|Katılım oranı|Frekwencja"
    "|मतदान प्रतिशत|نسبة المشاركة|投票率|투표율",
}


@pytest.mark.parametrize(
    ("kind", "label"),
    [(kind, label) for kind, labels in MORE_MEASURES.items() for label in labels.split("|")]
    + [(kind, label) for kind, labels in MEASURES.items() for label in labels.split("|")],
)
def test_known_totals_become_their_measure(kind, label):
    found = reading(f"{HEADER}{label};55\n")

    [values] = found.totals.values()
    assert [str(value) for value in values.values()] == ["55"]
    assert (list(found.totals), len(found.lines), found.questions) == ([kind], 1, [])


@pytest.mark.parametrize(
    "label",
    [
        *("Subtotal", "Majority", "Precincts reporting 85%"),
        *("Abstentions", "Zwischensumme", "Mesas escrutadas", "Majoritatea", "Подытог"),
        *("Ենթագումար", "Kalamangan"),
    ],
)
def test_other_totals_never_become_candidates(label):
    found = reading(f"{HEADER}{label};55\n")

    assert ([line.name for line in found.lines], found.totals) == (["Ann Lee"], {})
    [(row, words)] = found.left_out
    assert (row, words.partition(" (")[0]) == (3, f"{label} | 55")
    assert "the record does not keep" in words


OPTIONS = {
    "none": "None of the above|Against all|Contre tous|Gegen alle|Ninguno de los anteriores"
    "|Împotriva tuturor|Против всех|Դեմ բոլորին|Wala sa nabanggit",
    "group": "Write-in|Scattering|Votes dispersés|Vereinzelte|Вписанные кандидаты",
}


@pytest.mark.parametrize(
    ("kind", "label"),
    [(kind, label) for kind, labels in OPTIONS.items() for label in labels.split("|")],
)
def test_votes_for_no_single_candidate_are_lines_that_say_so(kind, label):
    found = reading(f"{HEADER}{label}*;55\n")

    assert [(line.name, line.count, line.kind) for line in found.lines] == [
        ("Ann Lee", 5, ""),
        (label, 55, kind),
    ]
    assert (found.totals, found.left_out, found.questions) == ({}, [], [])


def test_votes_against_all_beside_other_labels_in_a_cell_are_left_out_and_named():
    found = reading(f"Registered voters: 98 909, Against all: 12;\n{HEADER}")

    assert [line.name for line in found.lines] == ["Ann Lee"]
    assert found.left_out == [
        (1, "Against all: 12 (votes of no single candidate: give them a row of their own)")
    ]


def test_a_label_of_two_meanings_is_asked_about_and_may_be_a_candidate():
    table = HEADER + "Blank;55\n"

    assert asked(table) == {"total-3": "Row 3, “Blank”: is this a candidate or a total?"}
    assert totals(table, total_3="invalid") == {"invalid": 55}
    assert totals(table, total_3="blank") == {"blank": 55}
    assert [line.name for line in reading(table, total_3="candidate").lines] == ["Ann Lee", "Blank"]


@pytest.mark.parametrize("kind", [*MEASURE_LABELS])
def test_any_unknown_label_can_be_given_any_measure(kind):
    table, answers = HEADER + "Kehtivad;55\n", {"person_3": f"total:{kind}"}

    assert totals(table, **answers) == {kind: "55" if kind == "turnout" else 55}
    assert len(reading(table, **answers).lines) == 1


@pytest.mark.parametrize(
    ("header", "states"),
    [
        ("Candidat;Voix;Parti", ("count",)),
        ("Kandidat;Stimmen;Prozent", ("count", "share")),
        ("Candidato;Votos;Porcentaje", ("count", "share")),
        ("Opțiune;Voturi;Procent", ("count", "share")),
        ("Choice;Votes;Percent", ("count", "share")),
        ("Кандидат;Голоса;Процент", ("count", "share")),
        ("Թեկնածու;Ձայներ;Տոկոս", ("count", "share")),
        ("Kandidato;Boto;Porsyento", ("count", "share")),
        ("Pasangan calon;Suara;Persen", ("count", "share")),
        ("Aday;Oy sayısı;Oy oranı", ("count", "share")),
        ("Kandydat;Głosy;Procent", ("count", "share")),
        ("Кандидат;Кількість голосів;Відсоток", ("count", "share")),
        ("उम्मीदवार;मत;प्रतिशत", ("count", "share")),
        ("المرشح;عدد الأصوات;النسبة", ("count", "share")),
        ("候補者;得票数;得票率", ("count", "share")),
        ("후보자;득표수;득표율", ("count", "share")),
    ],
)
def test_headers_of_other_languages(header, states):
    found = reading(f"{header}\nAnn Lee;55;5,1\n")

    assert (found.states, found.lines[0].count, found.questions) == (states, 55, [])
