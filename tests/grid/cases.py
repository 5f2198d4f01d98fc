"""Tables as the world publishes them, and what becomes of each when an editor enters it.

One case for each way in which a table lost a figure, or could: read by `tests/grid`, and taken
through the desk over HTTP by `tests/admin/test_grid_cases`.
"""

from dataclasses import dataclass, field

A, B = "Bako Sahakyan", "Vitaly Balasanyan"
TOP = f"Candidate;Votes;Share\n{A};5;1,0\n"


@dataclass(frozen=True)
class Case:
    """`answers` to the questions, which have to be these and no others.

    `stored` are the figures by option or measure: a count, a share, an outcome or words, or
    several of these; nothing is stored where a `problem` is told. `says` stands on the preview.
    """

    name: str
    table: str
    stored: dict = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    problem: str = ""
    says: tuple[str, ...] = ()


def totals(name: str, labels: str, **answers: str) -> Case:
    """A table of two candidates and the rows of totals with these labels, by their measures."""
    rows = [each.split("=") for each in labels.split("|")]
    lines = "".join(f"{label};{50 + n};\n" for n, (label, _measure) in enumerate(rows))
    kept = {measure: 50 + n for n, (_label, measure) in enumerate(rows)}
    kept |= {"turnout": f"{kept['turnout']}"} if "turnout" in kept else {}
    return Case(name, TOP + lines, {A: (5, "1.0")} | kept, answers)


CASES = (
    Case(
        "a comma cuts a figure in two",
        "Candidate,Party,Votes\nAnn Lee,X,1,346\nBob Ray,Y,987\nCy Fox,Z,1,001\n",
        problem="Row 2: The commas of “1,346” also separate the columns.",
    ),
    Case(
        "figures above the header",
        f"Electorate: 4612, Turnout: 30.81%;;;;\nCandidate;Votes;;;\n{A};700;;;\n{B};650;;;\n",
        {"registered": 4612, "turnout": "30.81", A: 700, B: 650},
    ),
    Case(
        "two people of one name",
        "Candidate,Party,Votes\nJim Park,Labour,100\nJim Park,Independent,90\n",
        {"Jim Park": [90, 100]},
        {
            "person-2": "new",
            "person-2-slug": "jim-park",
            "person-3": "new",
            "person-3-slug": "jim-park-2",
            "party-2": "new",
        },
    ),
    Case(
        "one candidate on three party lines",
        "Candidate;Party;Votes\nAnn Roe;DEM;9,574\nAnn Roe;WOR;735\nAnn Roe;IND;1,267\n",
        {"Ann Roe": [735, 1267, 9574, 11576]},
        {f"person-{row}": "party-line" for row in (2, 3, 4)}
        | {f"party-{row}": "new" for row in (2, 3, 4)},
        says=("9574 (DEM) + 735 (WOR) + 1267 (IND) = 11576",),
    ),
    totals(
        "labels of totals",
        "Total electorate=registered|Ballots issued=ballots-issued|Overvotes=overvotes"
        "|Undervotes=undervotes|Rejected=invalid|Blank=blank",
    ),
    *(
        Case(
            f"{label} is no candidate",
            f"{TOP}{label};7;\n",
            {A: (5, "1.0"), label: 7},
            {"person-3": f"new-{kind}"},
        )
        for label, kind in (
            *(("Write-in", "group"), ("Scattering", "group")),
            *(("None of the above", "none"), ("Against all", "none")),
        )
    ),
    *(
        Case(
            f"{label} is left out with a word",
            f"{TOP}{label};7;\n",
            {A: (5, "1.0")},
            says=(f"Row 3, left out: {label} | 7 (",),
        )
        for label in ("Subtotal", "Majority", "Precincts reporting 85%")
    ),
    Case(
        "an unknown label may be any measure",
        f"{TOP}Kehtivad;55;\n",
        {A: (5, "1.0"), "valid": 55},
        {"person-3": "total:valid"},
    ),
    Case(
        "invalid and blank votes are two figures",
        f"{TOP}Invalid;1;\nBlank;56;\n",
        {A: (5, "1.0"), "invalid": 1, "blank": 56},
    ),
    Case(
        "signs of footnotes",
        f"Candidate;Votes;Share\n{A};47,095[a];66.65%\n{B};22,967*;32.51%[b]\n"
        "Arkady Soghomonyan;594†;.8\n",
        {A: (47095, "66.65"), B: (22967, "32.51"), "Arkady Soghomonyan": (594, "0.8")},
        {"person-4": "new"},
        says=("“47,095[a]” is saved without “[a]”", "“594†” is saved without “†”"),
    ),
    *(
        Case(
            f"{printed} is no exact figure",
            f"Candidate;Votes\n{A};{printed}\n{B};1 000\n",
            {A: printed, B: 1000},
            {key: "wording"},
        )
        for printed, key in (
            ("<1", "word-<1"),
            ("0.5 ½", "word-0.5 1⁄2"),
            ("1.787,97 voix", "word-1.787,97 voix"),
        )
    ),
    *(
        Case(
            f"{sign} may mean several things",
            f"Candidate;Votes\n{A};{sign}\n{B};7\n",
            stored | {B: 7},
            {key: choice},
        )
        for sign, key, choice, stored in (
            ("***", "word-***", "withheld", {}),
            ("X", "word-x", "withheld", {}),
            ("n/a", "dash", "blank", {}),
            ("–", "dash", "zero", {A: 0}),
            ("unopposed", "word-unopposed", "unopposed", {A: "unopposed"}),
        )
    ),
    Case(
        "digits of the world",
        f"Candidate;Votes;Share\n{A};٤٧٬٠٩٥;٦٦٫٦٥٪\n{B};12,34,567;32,51\nTurnout;;73,53\n"
        "Voted;२९,४७९;\n",
        {A: (47095, "66.65"), B: (1234567, "32.51"), "turnout": "73.53", "cast": 29479},
    ),
    Case(
        "one contest of several, with its subtotal",
        "".join(
            ["Race;Candidate;Votes\n"]
            + [f"R{n};{A};{n}1\nR{n};{B};{n}2\nR{n};Subtotal;{n * 20 + 3}\n" for n in range(1, 11)]
        ),
        {A: 41, B: 42},
        {"contest": "4"},
        says=("“Subtotal” is the sum of what stands above it", "Left out: 27 rows of others"),
    ),
    Case(
        "a name whose accents are encoded otherwise",
        "Candidate;Votes\nBa\u0301ko Sahakyan;5\n",
        {A: 5},
    ),
    Case(
        "a name that differs by a letter",
        "Candidate;Votes\nVitali Balasanyan;4\n",
        {B: 4},
        {"person-2": "similar"},
    ),
    totals(
        "labels in French",
        "Inscrits=registered|Votants=cast|Exprimés=valid|Nuls=invalid|Blancs=blank",
    ),
    totals("labels in Spanish", "Electores=registered|Votantes=cast|Votos válidos=valid"),
    totals(
        "labels in German",
        "Wahlberechtigte=registered|Wähler=cast|Gültige Stimmen=valid|Ungültige Stimmen=invalid",
    ),
    totals(
        "labels in Romanian",
        "Total alegători înscriși=registered|Total voturi valabile=valid|Voturi nule=invalid",
    ),
    totals("labels of Australia", "Registered electors=registered|Formal=valid|Informal=invalid"),
    totals("labels of Britain", "Electorate=registered|Rejected=invalid|Turnout (%)=turnout"),
    totals(
        "labels in Armenian",
        "Գրանցված ընտրողներ=registered|Քվեարկողներ=cast|Վավեր ձայներ=valid|Անվավեր=invalid",
    ),
    totals(
        "labels in Russian",
        "Число избирателей=registered|Проголосовало=cast|Действительные=valid"
        "|Недействительные=invalid|Выдано бюллетеней=ballots-issued",
    ),
    *(
        Case(
            f"the header {header}",
            f"{header}\n{A};5;50,1\n{B};4;40,8\n",
            {A: (5, "50.1"), B: (4, "40.8")},
        )
        for header in (
            *("Candidat;Voix;%", "Kandidat;Stimmen;%", "Opțiune;Voturi;%", "Choice;Votes;%"),
        )
    ),
    Case(
        "count and share of the votes cast",
        f"{TOP}Voted;76 728;73,5\n",
        {A: (5, "1.0"), "cast": 76728, "turnout": "73.5"},
        says=("“73,5” beside “Voted” is taken as the turnout.",),
    ),
    Case(
        "three rows of invalid votes",
        f"{TOP}Invalid;1;\nVoid;56;\nRejected;7;\n",
        {A: (5, "1.0"), "invalid": "Invalid 1; Void 56; Rejected 7"},
        {"which-invalid": "parts"},
    ),
    Case(
        "areas down and options across, of which one is read",
        f"Province;{A};{B};Turnout\nAskeran;5;4;50,1%\nHadrut;3;2;40,1%\nTotal;8;6;45,0%\n",
        {A: 8, B: 6, "turnout": "45.0"},
        {"across": "figures", "part": "3"},
    ),
    Case(
        "a name that a spreadsheet made a date",
        f"Candidate;Party;Votes\n{A};1-Apr;5\n",
        {A: 5},
        {"date-2-party": "1-4", "party-2": "none"},
    ),
)
