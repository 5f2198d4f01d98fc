"""Prose: CommonMark with citations, and nothing that could run."""

import threading

import pytest

from elections.markdown import render
from tests.pages import read
from tests.test_citation_marks import source

A, B = source(1, "a"), source(2, "b")


def cite(key):
    return {"a": A, "b": B}.get(key)


def text(markdown, **kwargs):
    return read(render(markdown, cite, **kwargs)).text


def tags(markdown, **kwargs):
    nodes = read(render(markdown, cite, **kwargs)).walk()
    return [node.tag for node in nodes if node.tag not in ("document", "button", "span")]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("They voted [@a].", "They voted.[1]"),
        ("They voted [@a; @b], and left.", "They voted,[1][2] and left."),
        ("They voted [@a;@b]; and left.", "They voted;[1][2] and left."),
        ("They [@a] voted", "They[1] voted"),
        ("They voted. [@a]", "They voted.[1]"),
        ("*They* [@a].", "They.[1]"),
        ("[@a] They voted.", "[1] They voted."),
        ("They voted [@nobody].", "They voted. [@nobody]"),
        ("They voted [@a; @nobody].", "They voted.[1] [@nobody]"),
        ("They voted `[@a]`.", "They voted [@a]."),
        (r"They voted \[@a].", "They voted [@a]."),
        ("They voted [@].", "They voted [@]."),
        ("They voted [@a; b].", "They voted [@a; b]."),
        ("[They voted [@a]](https://example.org)", "[They voted[1]](https://example.org)"),
        ("They voted [@a](https://example.org).", "They voted[1](https://example.org)."),
    ],
)
def test_citations_become_marks(markdown, expected):
    assert text(markdown) == expected


def test_a_mark_in_prose_is_the_mark_of_its_source():
    button = read(render("They voted [@a].", cite)).one("button")

    assert button.attrs == {
        "class": "mark",
        "popovertarget": "cited-a",
        "aria-label": "Source 1: Paper a",
    }


@pytest.mark.parametrize(
    ("markdown", "top", "expected"),
    [
        ("# A\n\n## B\n\n# C", 2, ["h2", "h3", "h2"]),
        ("# A\n\n### B\n\n###### C", 2, ["h2", "h3", "h4"]),
        ("#### A\n\n# B", 3, ["h3", "h3"]),
        ("# 1\n\n## 2\n\n### 3\n\n#### 4\n\n##### 5", 4, ["h4", "h5", "h6", "h6", "h6"]),
        ("A\n=\n\nB\n-", 2, ["h2", "h3"]),
    ],
)
def test_headings_go_below_the_pages_and_leave_out_no_level(markdown, top, expected):
    assert tags(markdown, top_heading=top) == expected


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("<b onclick=x>bold</b>", "<b onclick=x>bold</b>"),
        ("[a](javascript:alert(1))", "[a](javascript:alert(1))"),
        ("[a](data:text/html,x)", "[a](data:text/html,x)"),
        ("<javascript:alert(1)>", "<javascript:alert(1)>"),
        ('<button popovertarget="x">b</button>', '<button popovertarget="x">b</button>'),
    ],
)
def test_markup_and_unsafe_addresses_are_shown_as_they_were_written(markdown, expected):
    assert text(markdown) == expected
    assert set(tags(markdown)) <= {"p"}


def test_links_keep_their_address_and_nothing_else():
    (link,) = read(render('[a](https://example.org/?a=1&b=2 "T")', cite)).all("a")

    assert link.attrs == {
        "href": "https://example.org/?a=1&b=2",
        "title": "T",
        "rel": "nofollow",
    }


def test_a_link_with_a_scheme_that_is_not_for_readers_loses_it():
    (link,) = read(render("[a](ftp://example.org/)", cite)).all("a")

    assert link.attrs == {"rel": "nofollow"}


def test_images_are_links_since_a_page_asks_no_third_party():
    assert tags("![A map](https://example.org/map.png)") == ["p", "a"]


def test_the_rest_of_commonmark_works():
    markdown = "*a* **b** `c`\n\n- d\n\n3. e\n\n> f\n\n    g\n\n---"

    assert render(markdown, cite) == (
        "<p><em>a</em> <strong>b</strong> <code>c</code></p>\n"
        "<ul>\n<li>d</li>\n</ul>\n"
        '<ol start="3">\n<li>e</li>\n</ol>\n'
        "<blockquote>\n<p>f</p>\n</blockquote>\n"
        "<pre><code>g\n</code></pre>\n"
        "<hr>\n"
    )


def test_no_prose_is_no_html():
    assert render("", cite) == ""


def test_threads_render_side_by_side():
    """The parser and the sanitiser are made once, and a server has many threads."""
    rendered = []
    threads = [
        threading.Thread(target=lambda: rendered.append(text("They voted [@a]."))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert rendered == ["They voted.[1]"] * 8
