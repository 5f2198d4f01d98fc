"""Small tables as editors meet them: no figure is stored wrongly, none is lost without a word."""

import pytest

from elections.grid import read

HEADER = "Candidate;Votes\nAnn Lee;5\n"


def reading(text, name="x.csv", **answers):
    answers = {key.replace("_", "-"): value for key, value in answers.items()}
    return read(name, text.encode() if isinstance(text, str) else text, answers)


def asked(text, **answers):
    return {each.key: each.text for each in reading(text, **answers).questions}


def told(text, **answers):
    return [str(problem) for problem in reading(text, **answers).problems]


def test_a_row_with_more_cells_than_the_header_is_never_cut():
    table = "Candidate,Party,Votes\nAnn Lee,X,1,346\nBob Ray,Y,987\nCy Fox,Z,1,001,002\n"
    how = (
        "also separate the columns. Put quotation marks around such figures, or separate the "
        "columns with semicolons or tabs."
    )

    assert told(table) == [
        f"Row 2: The commas of “1,346” {how}",
        f"Row 4: The commas of “1,001,002” {how}",
    ]
    assert told(table.replace("1,346", '"1,346"').replace("1,001,002", "5,a,b")) == [
        "Row 4: The row has more cells than the header, so that “a | b” belongs to no column. Put "
        "quotation marks around a cell that holds the separator, or name the column."
    ]
    above = "Registered voters: 98,909\nCandidate,Votes\nAnn Lee,5\n"
    assert told(above) == [f"Row 1: The commas of “98,909” {how}"]


def test_a_cut_figure_is_found_where_its_pieces_have_columns():
    shares = "Candidate,Votes,Share\nAnn Lee,1,346\nBob Ray,987,12.3\nCy Fox,5,100\n"
    parties = "Candidate,Party,Votes\nAnn Lee,X,5\nRegistered voters,98,909\n"

    assert [each[:30] for each in told(shares)] == ["Row 2: The commas of “1,346” a"]
    assert [each[:31] for each in told(parties)] == ["Row 3: The commas of “98,909” a"]


@pytest.mark.parametrize(
    "line", ["Electorate: 4612, Turnout: 30.81%;;;;", "Electorate = 4612; Turnout: 30.81%;;"]
)
def test_figures_above_the_header_are_offered(line):
    found = reading(f"{line}\n{HEADER}")

    assert (found.totals, found.left_out) == ({"registered": 4612, "turnout": "30.81"}, [])


def test_a_figure_above_the_header_whose_label_is_unknown_is_asked_about():
    table = f"Papers: 77;\n{HEADER}"

    assert asked(table) == {"total-1-papers": "Row 1, “Papers: 77”: what does this count?"}
    answers = {"total-1-papers": "cast"}
    assert reading(table, **answers).totals == {"cast": 77}


def test_count_and_share_of_the_votes_cast_are_both_kept():
    table = "Candidate;Votes;Share\nAnn Lee;5;1,0\nVoted;76 728;73,5\n"

    found = reading(table)

    assert found.totals == {"cast": 76728, "turnout": "73.5"}
    assert found.notices == ["Row 3: “73,5” beside “Voted” is taken as the turnout."]
    hundred = reading(table.replace("73,5", "100,0"))
    assert (hundred.totals, hundred.left_out) == ({"cast": 76728}, [(3, "Voted: its share")])
    # Where another row gives another turnout, the editor chooses.
    assert list(asked(table + "Turnout;;74,1\n")) == ["which-turnout"]
    assert asked(table + "Turnout;;73,5\n") == {}


def test_of_several_rows_of_votes_that_are_not_valid_the_editor_chooses_one():
    table = HEADER + "Invalid;1\nBlank;56\nRejected;7\n"

    [question] = reading(table).questions

    assert question.text == (
        "Several rows give invalid or blank votes, and the record keeps one figure for them. "
        "Which one? The others are left out; nothing is added up."
    )
    assert [option.label for option in question.options] == [
        "Row 3, “Invalid”: 1",
        "Row 5, “Rejected”: 7",
        "Row 4, “Blank”: 56",
        "None of them: leave them out.",
    ]
    found = reading(table, which_invalid="3")
    reason = "(the record keeps one figure for invalid or blank votes)"
    assert found.totals == {"invalid": 56}
    assert found.left_out == [(3, f"Invalid | 1 {reason}"), (5, f"Rejected | 7 {reason}")]
    assert reading(table, which_invalid="leave").totals == {}
    # Equal figures of two kinds are still two.
    assert list(asked(HEADER + "Invalid;5\nBlank;5\n")) == ["which-invalid"]


MEASURES = {
    "registered": "Total electorate|Registered electors|Inscrits|Wahlberechtigte|Inscritos"
    "|Alegători înscriși|Избирателей в списках|Գրանցված ընտրողներ|Mga rehistradong botante",
    "cast": "Ballots cast|Votants|Abgegebene Stimmen|Votantes|Alegători prezenți|Проголосовало"
    "|Քվեարկողներ|Bumoto",
    "valid": "Valid votes|Exprimés|Gültige Stimmen|Votos válidos|Total voturi valabile"
    "|Действительные бюллетени|Վավեր քվեաթերթիկներ|Balidong boto",
    "invalid": "Rejected|Void|Informal|Nuls|Ungültige Stimmen|Votos nulos|Voturi nule"
    "|Недействительные|Անվավեր|Hindi balidong boto",
    "turnout": "Turnout (%)|Taux de participation|Wahlbeteiligung|Participación|Prezența la vot"
    "|Явка|Մասնակցություն|Antas ng pagboto",
}


@pytest.mark.parametrize(
    ("kind", "label"),
    [(kind, label) for kind, labels in MEASURES.items() for label in labels.split("|")],
)
def test_known_totals_become_their_measure(kind, label):
    found = reading(f"{HEADER}{label};55\n")

    assert [str(value) for value in found.totals.values()] == ["55"]
    assert (list(found.totals), len(found.lines), found.questions) == ([kind], 1, [])


@pytest.mark.parametrize(
    "label",
    [
        *("Write-in", "Scattering", "None of the above", "Against all", "Overvotes", "Undervotes"),
        *("Subtotal", "Majority", "Precincts reporting 85%", "Ballots issued", "Contre tous"),
        *("Abstentions", "Gegen alle", "Zwischensumme", "Ninguno de los anteriores"),
        *("Mesas escrutadas", "Împotriva tuturor", "Majoritatea", "Против всех", "Подытог"),
        *("Դեմ բոլորին", "Ենթագումար", "Wala sa nabanggit", "Kalamangan"),
    ],
)
def test_other_totals_and_groups_never_become_candidates(label):
    found = reading(f"{HEADER}{label};55\n")

    assert ([line.name for line in found.lines], found.totals) == (["Ann Lee"], {})
    [(row, words)] = found.left_out
    assert (row, words.partition(" (")[0]) == (3, f"{label} | 55")
    assert "the record does not keep" in words


def test_a_label_of_two_meanings_is_asked_about_and_may_be_a_candidate():
    table = HEADER + "Blank;55\n"

    assert asked(table) == {"total-3": "Row 3, “Blank”: is this a candidate or a total?"}
    assert reading(table, total_3="invalid").totals == {"invalid": 55}
    assert [line.name for line in reading(table, total_3="candidate").lines] == ["Ann Lee", "Blank"]


@pytest.mark.parametrize("kind", ["registered", "cast", "valid", "invalid"])
def test_any_unknown_label_can_be_given_any_measure(kind):
    found = reading(HEADER + "Kehtivad;55\n", person_3=f"total:{kind}")

    assert (found.totals, len(found.lines)) == ({kind: 55}, 1)


@pytest.mark.parametrize(
    ("header", "states"),
    [
        ("Candidat;Voix;Parti", ("votes",)),
        ("Kandidat;Stimmen;Prozent", ("votes", "share")),
        ("Candidato;Votos;Porcentaje", ("votes", "share")),
        ("Opțiune;Voturi;Procent", ("votes", "share")),
        ("Choice;Votes;Percent", ("votes", "share")),
        ("Кандидат;Голоса;Процент", ("votes", "share")),
        ("Թեկնածու;Ձայներ;Տոկոս", ("votes", "share")),
        ("Kandidato;Boto;Porsyento", ("votes", "share")),
    ],
)
def test_headers_of_other_languages(header, states):
    found = reading(f"{header}\nAnn Lee;55;5,1\n")

    assert (found.states, found.lines[0].votes, found.questions) == (states, 55, [])


def test_a_name_that_a_spreadsheet_made_a_date_is_asked_about():
    table = "Candidate;Party;Votes\nAnn Lee;1-Apr;5\n"

    [question] = reading(table).questions

    assert [option.value for option in question.options] == ["1-4", "4-1", "1-Apr"]
    assert reading(table, date_2_party="1-4").lines[0].party == "1-4"


def test_unopposed_is_an_outcome():
    table = "Candidate;Votes\nAnn Lee;unopposed\n"

    assert reading(table, word_unopposed="unopposed").lines[0].outcome == "elected"


def test_every_cell_is_accounted_for():
    table = (
        "Results 2012;;;\nNo.;Candidate;Votes;Share\n1;Ann Lee;5;1,0\n2;Bob Ray;;\n"
        "3;Majority;1;\nx;Valid votes;5;99\n"
    )

    found = reading(table)

    # Header, two labels and a name; three figures; the title, two rows, and what has no column.
    assert found.cells.counts() == {"stored": 3, "keys": 6, "left_out": 9}
    assert sum(found.cells.counts().values()) == sum(
        cell != "" for line in table.splitlines() for cell in line.split(";")
    )
    assert sorted(row for row, _words in found.left_out) == [1, 4, 5, 6]
    assert found.cells.columns_left_out(found.columns) == [
        "Left out of column “No.”: 1, x (cells: 2)."
    ]
