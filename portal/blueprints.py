"""Every blueprint, in one list, so the site's shape can be read at a glance."""

from flask import Flask

from portal.accounts import views as accounts_views
from portal.accounts.views import municipalities as accounts_municipalities
from portal.admission.views import asking as admission_asking
from portal.admission.views import register as admission_register
from portal.applications import views as applications_views
from portal.applications.views import halting
from portal.bridge.views import school as bridge_school
from portal.bridge.views import team as bridge_team
from portal.competitions.views import following as competitions_following
from portal.decisions.views import commission as decisions_commission
from portal.decisions.views import reserve as decisions_reserve
from portal.decisions.views import results as decisions_results
from portal.enquiries.views import coordinator as enquiries_coordinator
from portal.enquiries.views import public as enquiries_public
from portal.evaluation.views import commission as evaluation_commission
from portal.evaluation.views import members as evaluation_members
from portal.institutions.views import municipalities as institutions_municipalities
from portal.institutions.views import programme as institutions_programme
from portal.institutions.views import settings as institutions_settings
from portal.notifications import views as notifications_views
from portal.organisations import views as organisations_views
from portal.pages.views import public as pages_public
from portal.statistics.views import coordinator as statistics_coordinator
from portal.statistics.views import figures as statistics_figures
from portal.support.claims import views as claims_views
from portal.support.delivery import views as delivery_views
from portal.support.intake import views as intake_views
from portal.support.outcomes import views as outcomes_views
from portal.support.oversight import views as oversight_views
from portal.support.plans import views as plans_views
from portal.support.policies import views as policies_views
from portal.support.pupils import views as pupils_views
from portal.support.pupils.views import closing as pupils_closing
from portal.support.sight.door import watch
from portal.support.staff import views as staff_views

BLUEPRINTS = (
    pages_public.bp,
    competitions_following.bp,
    halting.bp,  # every page of setting up a competition, a moved deadline and a halt included
    enquiries_public.bp,
    enquiries_coordinator.bp,
    institutions_settings.bp,
    accounts_views.bp,
    organisations_views.bp,
    statistics_coordinator.bp,
    statistics_figures.bp,
    admission_asking.bp,  # every page of checking an application, clarifications included
    admission_register.bp,
    notifications_views.bp,
    notifications_views.health.bp,
    evaluation_members.bp,
    evaluation_commission.bp,
    applications_views.bp,
    applications_views.form_bp,
    applications_views.clarification_bp,
    decisions_commission.bp,
    decisions_reserve.bp,
    decisions_results.bp,
    plans_views.bp,
    plans_views.approvals_bp,
    pupils_views.bp,
    outcomes_views.bp,
    claims_views.bp,
    oversight_views.bp,
    pupils_closing.bp,
    policies_views.bp,
    institutions_programme.bp,
    institutions_municipalities.bp,
    accounts_municipalities.bp,
    staff_views.bp,
    intake_views.bp,
    delivery_views.bp,
    delivery_views.orders_bp,
    bridge_team.bp,
    bridge_school.bp,
)


def register_blueprints(app: Flask) -> None:
    """Mount every blueprint on the app, and watch the doors of the school module."""
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    watch(app)
