from elections.urls import urlpatterns

from .states import PUBLIC


def test_every_page_of_the_site_is_looked_at():
    """Whoever adds a page adds a state; what has a file's name is no page for people."""
    assert {state.page for state in PUBLIC if state.page} == {
        pattern.name for pattern in urlpatterns if "." not in str(pattern.pattern)
    } - {"election_file"}
