"""Acts after publication: a winner does not take the grant, the next in reserve is offered."""

from portal.decisions.models import Decision
from portal.notifications.models import Letter

REASON = "Laikus neparakstīja līgumu <b>&"


def reserve(made, index=None):
    rest = "" if index is None else f"/{made.applications[index].id}"
    return f"/coordinator/competitions/{made.code}/publication/reserve{rest}"


def press(browser, made, index, reason=REASON, **given):
    """Press the button of the page as it is now."""
    page = browser.page(reserve(made, index))
    shown = page.select_one("input[name=next]")["value"]
    until = page.select_one("input[name=offer_until]")
    data = {"reason": reason, "next": shown, "offer_until": until["value"] if until else ""}
    return browser.post(reserve(made, index), data=data | given, follow_redirects=True)


def letters_of(database, template):
    database.session.commit()
    return database.session.query(Letter).filter_by(template=template).order_by(Letter.id).all()


def decision_of(database, application):
    database.session.expire_all()
    return database.session.query(Decision).filter_by(application_id=application.id).one()


def text_of(browser, address):
    return browser.page(address).get_text(" ", strip=True).replace("\xa0", " ")
