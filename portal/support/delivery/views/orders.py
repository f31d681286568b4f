"""Directors' orders that allow remote support, kept by who leads the school."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.institutions import queries as institutions
from portal.institutions.models import School
from portal.kernel import clock
from portal.kernel.identity import LEADING_SCHOOL
from portal.kernel.refusal import Refused
from portal.support.delivery.access import Permission
from portal.support.delivery.forms.remote import OrderForm
from portal.support.delivery.models import RemoteOrder
from portal.support.delivery.queries.orders import list_orders, list_plans_to_order
from portal.support.delivery.service.ordering import enter, take_out
from portal.support.delivery.types import WhyNotOrdered
from portal.support.delivery.views.blueprint import of_order, of_school
from portal.support.sight.door import ground_at, write_looks
from portal.support.sight.types import Shown
from portal.web.grades import grade_words
from portal.web.guard import person_id, signed_in, turn_away
from portal.web.identity import who
from portal.web.labels import label

bp = Blueprint("orders", __name__, url_prefix="/school")
_WHERE = {
    WhyNotOrdered.SIGNED_LATER: "signed_on",
    WhyNotOrdered.BACKDATED: "valid_from",
    WhyNotOrdered.ENDS_FIRST: "valid_to",
    WhyNotOrdered.FOR_NOBODY: "is_for_all",
    WhyNotOrdered.KNOWN: "number",
}


@bp.get("/orders")
@signed_in
def home() -> ResponseReturnValue:
    """Go on to the orders of the person's school; who leads several chooses."""
    schools = institutions.list_schools(who().scopes(*LEADING_SCHOOL))
    if not schools:
        turn_away()
    if len(schools) == 1:
        return redirect(url_for(".index", id=schools[0].id))
    return render_template("orders/home.html", schools=schools)


@bp.route("/<int:id>/orders", methods=["GET", "POST"])
@of_school.to(Permission.ENTER_ORDERS)
def index(school: School) -> ResponseReturnValue:
    """Show the orders of a school, and enter one."""
    form = OrderForm()
    plans = list_plans_to_order(school.id)
    form.offer(
        [
            (one.plan_id, f"{one.plan} · {one.initials}, {grade_words(one.grade, one.letter)}")
            for one in plans
        ]
    )
    status = 200
    if form.is_submitted():
        if form.validate() and _entered(school, form):
            flash(gettext("The order is entered."))
            return redirect(url_for(".index", id=school.id), 303)
        status = 400
    page = render_template(
        "orders/index.html", school=school, form=form, orders=list_orders(school.id)
    )
    seen = [(one.plan_id, school.id) for one in plans]
    write_looks(seen, ground_at(school.id), Shown.NAMES)
    return page, status


def _entered(school: School, form: OrderForm) -> bool:
    try:
        enter(school, form.ordered(), by=person_id(), at=clock.now())
    except Refused as refusal:
        form.blame(refusal, _WHERE)
        return False
    return True


@bp.post("/orders/<int:id>/take-out")
@of_order.to(Permission.TAKE_OUT)
def remove(order: RemoteOrder) -> ResponseReturnValue:
    """Take out an order entered by mistake."""
    school_id = order.school_id
    try:
        take_out(order, by=person_id(), at=clock.now())
    except Refused as refusal:
        flash(label(refusal.reasons[0]), "error")
    else:
        flash(gettext("The order is taken out."))
    return redirect(url_for(".index", id=school_id), 303)
