"""What templates need to show plans: phrases, the way back to a list, which risks may be named."""

from collections.abc import Mapping

from flask import Blueprint, url_for
from flask_babel import gettext, pgettext

from portal.kernel.identity import Role
from portal.support.plans import labels
from portal.support.plans.beside import links_of
from portal.support.plans.models import Measure
from portal.support.plans.queries.listing import LISTING
from portal.support.plans.types import Risk
from portal.support.sight.labels import ground_of_somebody
from portal.web.identity import who
from portal.web.labels import label


def teach(bp: Blueprint) -> None:
    """Give every template of the app the words of plans."""
    bp.add_app_template_filter(labels.measure_words, "measure")
    bp.add_app_template_filter(labels.say, "say_objection")
    bp.add_app_template_filter(ground_of_somebody, "somebodys_ground")
    bp.add_app_template_filter(_weekly, "weekly")
    bp.add_app_template_global(labels.period_words, "period_words")
    bp.add_app_template_global(labels.quantity_words, "quantity_words")
    bp.add_app_template_global(labels.say_difference, "say_difference")
    bp.add_app_template_global(_risks_of_measure, "risks_of_measure")
    bp.add_app_template_global(_way_to_plans, "way_to_plans")
    bp.add_app_template_global(links_of, "plan_links")


def _weekly(measure: Measure) -> str:
    """Write when in the week a measure takes place."""
    return labels.times_words((one.weekday, one.starts_at, one.minutes) for one in measure.slots)


def _risks_of_measure(measure: Measure, said: Mapping[int, tuple[Risk, str]]) -> list[str]:
    """Name the risks a measure is for; a restricted one only when it is among those opened."""
    found = []
    for one in measure.risks:
        if one.id in said:
            found.append(label(said[one.id][0]))
        elif one.risk is not None:
            found.append(label(one.risk))
        else:
            found.append(gettext("a restricted risk"))
    return list(dict.fromkeys(found))


def _way_to_plans() -> tuple[str, str]:
    """Return the words and the address of the list this person comes from; empty for none."""
    person = who()
    if person.scopes(*LISTING):
        return gettext("Plans"), url_for("plans.index")
    if person.scopes(Role.COORDINATOR):
        return gettext("Approvals"), url_for("approvals.municipality")
    if person.holds(Role.EXPERT):
        return gettext("Approvals"), url_for("approvals.agency")
    return pgettext("nav", "Today"), url_for("sessions.today")
