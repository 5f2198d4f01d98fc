"""The corrections of all elections as an Atom feed (RFC 4287)."""

import datetime

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, get_tag_uri
from django.utils.translation import gettext as _

from .. import record
from .addresses import whole

MOST = 50
# A tag's date has to be one on which the host was the site's; the feed has one id for ever.
SINCE = datetime.date(2026, 1, 1)


class CorrectionsFeed(Feed):
    """Every address is whole, from `settings.SITE_URL`, and every id is a tag (RFC 4151).

    The host that was asked is in none of them, so that the feed may be kept.
    """

    feed_type = Atom1Feed

    def title(self):
        return _("Corrections – %(site)s") % {"site": settings.SITE_NAME}

    def subtitle(self):
        return _("Corrections to published figures, with their sources and reasons.")

    def link(self):
        return whole(reverse("index"))

    def feed_url(self):
        return whole(reverse("corrections_feed"))

    def feed_guid(self):
        return get_tag_uri(self.feed_url(), SINCE)

    def author_name(self):
        return settings.SITE_NAME

    def items(self):
        return record.latest_corrections(MOST)

    def item_title(self, item):
        return _("%(election)s: %(about)s, as %(source)s prints it") % {
            "election": item.election,
            "about": item.about,
            "source": item.source,
        }

    def item_description(self, item):
        return render_to_string("elections/_corrected.html", {"correction": item})

    def item_link(self, item):
        return f"{whole(reverse('corrections', args=[item.slug]))}#{item.anchor}"

    def item_guid(self, item):
        """By the row of history, which is never changed; the slug of an election may be."""
        return get_tag_uri(f"{whole(reverse('corrections_feed'))}#{item.anchor}", item.date)

    def item_pubdate(self, item):
        return item.date

    item_updateddate = item_pubdate
