import pytest

from elections.changelog import together
from tests import factories

from .cast import make_record


@pytest.fixture
def record(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    make_record()


@pytest.fixture
@together()
def small_record(db, settings, tmp_path):
    """An election of two candidates with one source's results, for files to be imported into."""
    settings.MEDIA_ROOT = tmp_path
    land = factories.JurisdictionFactory(slug="land")
    sources = [
        factories.SourceFactory(key=key)
        for key in ("wikipedia", "filipino", "polit-ru", "panorama")
    ]
    cited = sources[:1]
    election = factories.ElectionFactory(
        slug="e-2012", name="E 2012", jurisdiction=land, sources=cited
    )
    vote = factories.RoundFactory(election=election)
    for slug in ("sahakyan", "balasanyan"):
        person = factories.PersonFactory(slug=slug, name=slug)
        factories.OptionFactory(election=election, person=person, order=1, sources=cited)
    factories.PersonFactory(slug="khachatryan", name="khachatryan")
    stranger = factories.PersonFactory(slug="stranger", name="stranger")
    other = factories.ElectionFactory(slug="other", name="Other", jurisdiction=land, sources=cited)
    factories.OptionFactory(election=other, person=stranger, order=1, sources=cited)
    factories.AccountFactory(round=vote, source=sources[0])
