"""Templates of public pages are read without their indentation, and otherwise as written."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines
from django.template.autoreload import get_template_directories
from django.template.loader import get_template

from elections.template_loader import without_indentation


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<ul>\n  <li>a</li>\n\t <li>b</li>\n</ul>\n", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("<b>a</b>\n    <b>b</b>  <i>c</i>", "<b>a</b>\n<b>b</b>  <i>c</i>"),
        ('<rect width="1"\n      height="2" />', '<rect width="1"\nheight="2" />'),
        ("{% if a %}\n  {{ a }}\n{% endif %}\n", "{% if a %}\n{{ a }}\n{% endif %}\n"),
        ("  <p>\n  \n  </p>", "  <p>\n\n</p>"),
        ("<p>\n <pre>a\n  b</pre>\n  c</p>", "<p>\n<pre>a\n  b</pre>\nc</p>"),
        ("<textarea rows=2>a\n  b</textarea>\n  c", "<textarea rows=2>a\n  b</textarea>\nc"),
        ("<present>\n  a</present>", "<present>\na</present>"),
        (
            "{% blocktranslate with a=b %}a\n  {{ a }}{% endblocktranslate %}\n  <p>",
            "{% blocktranslate with a=b %}a\n  {{ a }}{% endblocktranslate %}\n<p>",
        ),
        ("{% blocktrans %}a\n  b{% endblocktrans %}", "{% blocktrans %}a\n  b{% endblocktrans %}"),
        (
            "{% verbatim %}\n  {{ a }}{% endverbatim %}",
            "{% verbatim %}\n  {{ a }}{% endverbatim %}",
        ),
    ],
)
def test_indentation_is_left_out_where_nobody_sees_it(source, expected):
    assert without_indentation(source) == expected


@pytest.mark.parametrize("name", ["base.html", "404.html", "elections/_nominee.html"])
def test_the_templates_of_public_pages_are_read_without_it(name):
    written = (settings.BASE_DIR / "templates" / name).read_text()
    read = get_template(name).template.source

    assert read == without_indentation(written) != written
    assert read.count("\n") == written.count("\n")


@pytest.mark.parametrize("name", ["admin/base_site.html", "signin/sign_in.html"])
def test_those_of_the_desk_are_read_as_they_are(name):
    written = (settings.BASE_DIR / "templates" / name).read_text()
    assert get_template(name).template.source == written


def test_those_of_packages_are_found_and_read_as_they_are():
    template = get_template("admin/date_hierarchy.html")
    assert template.template.source == Path(template.origin.name).read_text()


def test_a_changed_template_is_noticed_while_developing():
    """Django watches the folders of the loaders, and forgets what they compiled."""
    assert settings.BASE_DIR / "templates" in get_template_directories()
    first = get_template("base.html").template
    assert get_template("base.html").template is first
    for loader in engines["django"].engine.template_loaders:
        loader.reset()
    assert get_template("base.html").template is not first
