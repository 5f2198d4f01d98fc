from elections.urls import urlpatterns

from .states import PUBLIC


def test_every_page_of_the_site_is_looked_at():
    # Whoever adds a page adds a state. What is no page for people is named here instead.
    others = {
        *("corrections_feed", "robots", "security", "manifest", "favicon"),
        *("sitemap", "sitemap_pages", "sitemap_part"),
    }
    assert {state.page for state in PUBLIC if state.page} == {
        pattern.name for pattern in urlpatterns
    } - others
