"""About where a country or territory lies: whole degrees of longitude (east) and latitude (north).

The largest or the chief city of each, from Natural Earth (public domain), to a degree: enough for
a dot on a map of the world, and too coarse to say whose a town is. Territories that ISO 3166 has
no code for are here by their slugs.
"""

from ..models import Jurisdiction

DEGREES = """
AD 2 43, AE 54 24, AF 69 35, AG -62 17, AL 20 41, AM 45 40, AO 13 -9, AR -58 -35, AT 16 48,
AU 149 -35, AZ 50 40, BA 18 44, BB -60 13, BD 90 24, BE 4 51, BF -2 12, BG 23 43, BH 51 26,
BI 29 -3, BJ 3 6, BN 115 5, BO -68 -16, BR -48 -16, BS -77 25, BT 90 27, BW 26 -25, BY 28 54,
BZ -89 17, CA -76 45, CD 15 -4, CF 19 4, CG 15 -4, CH 7 47, CI -4 5, CL -71 -33, CM 12 4,
CN 116 40, CO -74 5, CR -84 10, CU -82 23, CV -24 15, CY 33 35, CZ 14 50, DE 13 53, DJ 43 12,
DK 13 56, DM -61 15, DO -70 18, DZ 3 37, EC -79 0, EE 25 59, EG 31 30, EH -13 27, ER 39 15,
ES -4 40, ET 39 9, FI 25 60, FJ 178 -18, FM 158 7, FR 2 49, GA 9 0, GB 0 52, GD -62 12, GE 45 42,
GH 0 6, GM -17 13, GN -14 10, GQ 9 4, GR 24 38, GT -91 15, GW -16 12, GY -58 7, HK 114 22,
HN -87 14, HR 16 46, HT -72 19, HU 19 48, ID 107 -6, IE -6 53, IL 35 32, IN 77 29, IQ 44 33,
IR 51 36, IS -22 64, IT 12 42, JM -77 18, JO 36 32, JP 140 36, KE 37 -1, KG 75 43, KH 105 12,
KI 173 1, KM 43 -12, KN -63 17, KP 126 39, KR 127 38, KW 48 29, KZ 71 51, LA 103 18, LB 36 34,
LC -61 14, LI 10 47, LK 80 7, LR -11 6, LS 27 -29, LT 25 55, LU 6 50, LV 24 57, LY 13 33, MA -7 34,
MC 7 44, MD 29 47, ME 19 42, MG 48 -19, MH 171 7, MK 21 42, ML -8 13, MM 96 20, MN 107 48,
MR -16 18, MT 15 36, MU 57 -20, MV 74 4, MW 34 -14, MX -99 19, MY 102 3, MZ 33 -26, NA 17 -23,
NE 2 14, NG 7 9, NI -86 12, NL 5 52, NO 11 60, NP 85 28, NR 167 -1, NZ 175 -41, OM 58 24, PA -80 9,
PE -77 -12, PG 147 -9, PH 121 15, PK 73 34, PL 21 52, PS 35 32, PT -9 39, PW 135 7, PY -58 -25,
QA 52 25, RO 26 44, RS 20 45, RU 38 56, RW 30 -2, SA 47 25, SB 160 -9, SC 55 -5, SD 33 16,
SE 18 59, SG 104 1, SI 15 46, SK 17 48, SL -13 8, SM 12 44, SN -17 15, SO 45 2, SR -55 6, SS 32 5,
ST 7 0, SV -89 14, SY 36 34, SZ 31 -26, TD 15 12, TG 1 6, TH 101 14, TJ 69 39, TL 126 -9, TM 58 38,
TN 10 37, TO -175 -21, TR 33 40, TT -62 11, TV 179 -9, TW 122 25, TZ 39 -7, UA 31 50, UG 33 0,
US -77 39, UY -56 -35, UZ 69 41, VA 12 42, VC -61 13, VE -67 11, VN 106 21, VU 168 -18,
WS -172 -14, XK 21 43, YE 44 15, ZA 28 -26, ZM 28 -15, ZW 31 -18, abkhazia 41 43,
nagorno-karabakh 47 40, somaliland 44 10, south-ossetia 44 42, transnistria 30 47
"""

PLACES = {
    key: (int(longitude), int(latitude))
    for key, longitude, latitude in (entry.split() for entry in DEGREES.split(","))
}


def place_of(jurisdiction: Jurisdiction) -> tuple[int, int] | None:
    """Longitude and latitude; nothing for what is not listed here."""
    return PLACES.get(jurisdiction.iso_code or jurisdiction.slug)
