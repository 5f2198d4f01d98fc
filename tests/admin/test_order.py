import re

import pytest

from elections.templatetags.desk import ORDER, in_order_of_work

from .helpers import MODELS, address

pytestmark = pytest.mark.django_db


def test_the_order_knows_every_table():
    assert sorted(ORDER, key=str) == sorted(MODELS, key=str)


def test_an_editor_without_any_permission_sees_an_empty_desk():
    assert in_order_of_work([]) == in_order_of_work("") == []


@pytest.mark.parametrize("url", ["/admin/", address(ORDER[0])])
def test_the_desk_lists_the_tables_in_the_order_of_work(desk, url):
    listed = re.findall(r'<tr class="model-(\w+)', desk.get(url).content.decode())

    assert listed == [*(model._meta.model_name for model in ORDER), "group", "user"]
