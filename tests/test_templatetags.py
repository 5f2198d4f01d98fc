"""How figures, dates and languages are written out."""

import datetime

import pytest
from django.utils import translation
from django.utils.safestring import SafeString

from elections.figures import Count, Percent
from elections.models import Bound, DatePrecision
from elections.templatetags.record import dated, deeper, language_name, printed, sourced
from tests.test_citation_marks import FIRST, source


@pytest.mark.parametrize(
    ("figure", "english", "german"),
    [
        (Count(None), "not stated", "not stated"),
        (Percent(None), "not stated", "not stated"),
        (Count(0), "0", "0"),
        (Count(999), "999", "999"),
        (Count(47095), "47,095", "47.095"),
        (Count(2**63 - 1), "9,223,372,036,854,775,807", "9.223.372.036.854.775.807"),
        (Count(47000, 1000), "47 thousand", "47 thousand"),
        (Count(1_047_000, 1000), "1,047 thousand", "1.047 thousand"),
        (Count(0, 1000), "0 thousand", "0 thousand"),
        (Count(3_000_000, 1_000_000), "3 million", "3 million"),
        (
            Count(47100, 100),
            "47,100, printed to the nearest 100",
            "47.100, printed to the nearest 100",
        ),
        (
            Count(47095, 1000),
            "47,095, printed to the nearest 1,000",
            "47.095, printed to the nearest 1.000",
        ),
        (Percent("66.70"), "66.70%", "66,70%"),
        (Percent("0.80"), "0.80%", "0,80%"),
        (Percent("100"), "100%", "100%"),
        (Percent("999999.999999"), "999,999.999999%", "999.999,999999%"),
        (Count(80, 1, Bound.EXACTLY), "80", "80"),
        (Count(0, 1, Bound.EXACTLY), "0", "0"),
        (Count(1100, 1, Bound.MORE_THAN), "more than 1,100", "more than 1.100"),
        (Count(80, 1, Bound.AT_LEAST), "at least 80", "at least 80"),
        (Count(80, 1, Bound.ABOUT), "about 80", "about 80"),
        (Count(110, 1, Bound.ABOUT, "some 110"), "“some 110”", "“some 110”"),
        (
            Percent("99", Bound.LESS_THAN, "almost 99"),
            "“almost 99” (less than 99%)",
            "“almost 99” (less than 99%)",
        ),
        (Percent(None, wording="half of us"), "“half of us”", "“half of us”"),
        (Percent("50", wording="half of us"), "“half of us” (50%)", "“half of us” (50%)"),
        (
            Count(24, 1, Bound.ABOUT, "two dozen"),
            "“two dozen” (about 24)",
            "“two dozen” (about 24)",
        ),
    ],
)
def test_figures_keep_their_digits_in_every_locale(figure, english, german):
    assert printed(figure) == english
    with translation.override("de"):
        assert printed(figure) == german


def test_a_stated_figure_has_the_mark_of_its_source():
    assert sourced(Count(0), source(1, "a")) == f"0{FIRST}"
    assert sourced(Count(None), source(1, "a")) == "not stated"


def test_a_wording_is_escaped():
    figure = Count(24, 1, Bound.ABOUT, "<b>2</b>")

    assert sourced(figure, source(1, "a")) == f"“&lt;b&gt;2&lt;/b&gt;”{FIRST}"


@pytest.mark.parametrize(
    ("precision", "english", "french"),
    [
        (
            DatePrecision.DAY,
            '<time datetime="2012-07-09">9 July 2012</time>',
            '<time datetime="2012-07-09">9 juillet 2012</time>',
        ),
        (
            DatePrecision.MONTH,
            '<time datetime="2012-07">July 2012</time>',
            '<time datetime="2012-07">juillet 2012</time>',
        ),
        (
            DatePrecision.YEAR,
            '<time datetime="2012">2012</time>',
            '<time datetime="2012">2012</time>',
        ),
    ],
)
def test_dates_are_as_exact_as_they_are_known(precision, english, french):
    date = datetime.date(2012, 7, 9)

    assert dated(date, precision) == english
    with translation.override("fr"):
        assert dated(date, precision) == french


def test_a_date_is_a_day_unless_it_is_said_to_be_less():
    assert dated(datetime.date(987, 1, 2)) == '<time datetime="0987-01-02">2 January 0987</time>'


@pytest.mark.parametrize(
    ("tag", "name"),
    [("en", "English"), ("fil", "Filipino"), ("pt-br", "Brazilian Portuguese"), ("xx", "xx")],
)
def test_languages_have_names(tag, name):
    assert language_name(tag) == name


def test_headings_of_a_part_stand_one_level_further_down():
    html = '<h1 id="a">A</h1><h2>B</h2><hr><header><h6>C</h6></header>&lt;h2>'

    assert deeper(SafeString(html)) == (
        '<h2 id="a">A</h2><h3>B</h3><hr><header><h6>C</h6></header>&lt;h2>'
    )
    assert deeper(SafeString(html)).__html__()
