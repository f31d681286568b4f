"""Whatever can be opened can be found: each page is linked from another one."""

from tests.build.links import Links

UNLINKED = {
    "accounts.check_mail": "where registering leads",
    "accounts.reset_sent": "where asking for a new password leads",
    "accounts.sign_in_code": "where a sign-in letter leads",
    "accounts.signed_out": "where signing out leads",
    "health.alive": "for whoever watches the servers",
    "health.ready": "for whoever watches the servers",
    "orders.home": "leads on to the own school, whose pages link its orders",
    "organisations.invite": "its form stands on the page of the team",
    "pages.favicon": "browsers ask for it",
    "pages.robots": "search engines ask for it",
    "pages.style_guide": "for those who build the portal",
    "staff.home": "leads on to the own school, whose pages link its staff",
}


def pages(app):
    return sorted({rule.endpoint for rule in app.url_map.iter_rules() if "GET" in rule.methods})


def test_every_page_is_linked_from_another_one(app):
    links = Links(app)
    lost = [one for one in pages(app) if not links.to(one) and one not in UNLINKED]
    assert lost == [], "link the page from where a person looks for it, or say in UNLINKED why not"


def test_what_is_excused_is_there_and_needs_it(app):
    links = Links(app)
    needless = [one for one in UNLINKED if one not in pages(app) or links.to(one)]
    assert needless == []
