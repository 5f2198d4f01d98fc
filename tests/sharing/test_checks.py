from elections.sharing.checks import site_knows_its_address


def found(settings, address, hosts=("elections.example.org", ".votes.example.org")):
    settings.SITE_URL, settings.ALLOWED_HOSTS = address, list(hosts)
    return [warning.id for warning in site_knows_its_address(None)]


def test_an_address_of_the_site_s_own_hosts_is_well(settings):
    assert found(settings, "https://elections.example.org") == []
    assert found(settings, "https://all.votes.example.org:8443/below") == []


def test_no_address_and_one_of_another_host_are_warned_of(settings):
    assert found(settings, "") == ["elections.sharing.W001"]
    assert found(settings, "https://elections.example.com") == ["elections.sharing.W002"]
