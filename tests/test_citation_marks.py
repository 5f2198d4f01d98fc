"""The marks of sources."""

from elections.citation_marks import mark, marks
from elections.record import Cited


def source(number, key, **fields):
    return Cited(
        **{
            "number": number,
            "key": key,
            "title": f"Paper {key}",
            "name": f"Paper {key}",
            "publisher": "",
            "language": "en",
            "url": "",
            "archived_url": "",
            "revision": "",
            "published_on": None,
            "read_on": None,
            "rests_on": "",
            "note": "",
            "entry_url": "",
            **fields,
        }
    )


FIRST = (
    '<span class="joined">\u2060<button class="mark" popovertarget="cited-a" '
    'aria-label="Source 1: Paper a"><span>1</span></button><a href="#cited-a">[1]</a></span>'
)
SECOND = (
    '<button class="mark" popovertarget="cited-b" '
    'aria-label="Source 2: Paper b"><span>2</span></button><a href="#cited-b">[2]</a>'
)


def test_a_mark_opens_its_source_and_says_which():
    assert mark(source(1, "a")) == FIRST


def test_the_first_of_several_marks_stays_with_what_it_marks():
    assert marks([source(1, "a"), source(2, "b")]) == FIRST + SECOND


def test_no_source_has_no_mark():
    assert marks([]) == ""


def test_a_name_is_escaped():
    assert 'aria-label="Source 1: &quot;&lt;b&gt;"' in mark(source(1, "a", name='"<b>'))


def test_only_addresses_that_browsers_may_follow_are_links():
    urls = ["https://a.example", "http://a.example", "javascript:1", "HTTPS://a.example", ""]

    assert [source(1, "a", url=url).link for url in urls] == [
        "https://a.example",
        "http://a.example",
        "",
        "",
        "",
    ]
