"""The corrections of all elections, and new results, as Atom feeds (RFC 4287)."""

import datetime

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, get_tag_uri
from django.utils.html import escape
from django.utils.translation import gettext as _

from .. import record
from .addresses import whole

MOST = 50
# A tag's date has to be one on which the host was the site's; the feed has one id for ever.
SINCE = datetime.date(2026, 1, 1)


class SteadyAtom(Atom1Feed):
    def latest_post_date(self):
        """Of a feed without entries Django would say that it changed just now, each time."""
        if self.items:
            return super().latest_post_date()
        return datetime.datetime.combine(SINCE, datetime.time(), datetime.UTC)


class SiteFeed(Feed):
    """Every address is whole, from `settings.SITE_URL`, and every id is a tag (RFC 4151).

    The host that was asked is in none of them, so that the feed may be kept. `address` is the
    name of the feed's own.
    """

    feed_type = SteadyAtom
    address: str

    def link(self):
        return whole(reverse("index"))

    def feed_url(self):
        return whole(reverse(self.address))

    def feed_guid(self):
        return get_tag_uri(self.feed_url(), SINCE)

    def author_name(self):
        return settings.SITE_NAME

    def item_pubdate(self, item):
        return item.date

    item_updateddate = item_pubdate


class CorrectionsFeed(SiteFeed):
    address = "corrections_feed"

    def title(self):
        return _("Corrections – %(site)s") % {"site": settings.SITE_NAME}

    def subtitle(self):
        return _("Corrections to published figures, with their sources and reasons.")

    def items(self):
        return record.latest_corrections(MOST)

    def item_title(self, item):
        values = {"election": item.election, "about": item.about, "source": item.source}
        if not item.source:
            return _("%(election)s: %(about)s") % values
        return _("%(election)s: %(about)s, as %(source)s prints it") % values

    def item_description(self, item):
        return render_to_string("elections/_corrected.html", {"correction": item})

    def item_link(self, item):
        return f"{whole(reverse('corrections', args=[item.slug]))}#{item.anchor}"

    def item_guid(self, item):
        """By the row of history, which is never changed; the slug of an election may be."""
        return get_tag_uri(f"{self.feed_url()}#{item.anchor}", item.date)


class ResultsFeed(SiteFeed):
    address = "results_feed"

    def title(self):
        return _("New results – %(site)s") % {"site": settings.SITE_NAME}

    def subtitle(self):
        return _("Elections whose results this record has published lately.")

    def items(self):
        return record.latest_results(MOST)

    def item_title(self, item):
        return item.election

    def item_description(self, item):
        text = _("%(place)s. As printed by: %(sources)s")
        return escape(text % {"place": item.jurisdiction, "sources": "; ".join(item.sources)})

    def item_link(self, item):
        return whole(reverse("results", args=[item.slug]))

    def item_guid(self, item):
        return get_tag_uri(f"{self.feed_url()}#election-{item.key}", item.date)
