import gzip

import brotli

from elections.page_cache.page import OVERHEAD, Page

BODY = b"<p>A page</p>" * 100
HEADERS = [
    ("Content-Type", "text/html; charset=utf-8"),
    ("X-Frame-Options", "DENY"),
    ("Cache-Control", "public"),
    ("Vary", "Accept-Encoding"),
]


def make_page(body=BODY):
    return Page(body, HEADERS, scope=7, seen=3)


def answered(page, coding, method="GET", **environ):
    started = []
    body = page.answer(
        page.make_form(coding),
        {"REQUEST_METHOD": method, **environ},
        lambda status, headers: started.append((status, headers)),
    )
    [(status, headers)] = started
    return status, headers, body


def test_each_coding_has_its_own_bytes_entity_tag_and_headers():
    page = make_page()
    forms = {coding: page.make_form(coding) for coding in ("identity", "gzip", "br")}

    assert forms["identity"].body == BODY
    assert gzip.decompress(forms["gzip"].body) == BODY
    assert brotli.decompress(forms["br"].body) == BODY
    assert len({form.etag for form in forms.values()}) == 3
    for coding, form in forms.items():
        encoded = [] if coding == "identity" else [("Content-Encoding", coding)]
        length = ("Content-Length", str(len(form.body)))
        assert form.headers == [*HEADERS, ("ETag", form.etag), *encoded, length]


def test_a_form_is_made_once():
    page = make_page()
    first = page.make_form("br")
    assert page.make_form("br") is first


def test_equal_pages_have_equal_entity_tags_and_others_have_not():
    assert make_page().make_form("gzip").etag == make_page().make_form("gzip").etag
    assert make_page().make_form("gzip").etag != make_page(BODY + b"!").make_form("gzip").etag


def test_a_client_that_has_the_page_gets_the_headers_of_a_304_alone():
    page = make_page()
    etag = page.make_form("br").etag

    assert answered(page, "br", HTTP_IF_NONE_MATCH=f'W/"other", {etag}') == (
        "304 Not Modified",
        [("Cache-Control", "public"), ("Vary", "Accept-Encoding"), ("ETag", etag)],
        [],
    )
    status, headers, body = answered(page, "gzip", HTTP_IF_NONE_MATCH=etag)
    form = page.make_form("gzip")
    assert (status, headers, body) == ("200 OK", form.headers, [form.body])


def test_head_has_the_headers_of_get_and_no_body():
    page = make_page()
    status, headers, body = answered(page, "identity", "HEAD")
    assert (status, headers) == answered(page, "identity")[:2]
    assert body == []


def test_what_a_server_does_to_its_headers_stays_out_of_the_next_answer():
    page = make_page()
    _, headers, _ = answered(page, "identity")
    headers.append(("Server", "one"))
    _, not_modified, _ = answered(page, "identity", HTTP_IF_NONE_MATCH="*")
    not_modified.clear()

    assert ("Server", "one") not in answered(page, "identity")[1]
    assert len(answered(page, "identity", HTTP_IF_NONE_MATCH="*")[1]) == 3


def test_a_page_counts_its_body_and_what_python_needs_for_it():
    assert make_page().size == len(BODY) + OVERHEAD
