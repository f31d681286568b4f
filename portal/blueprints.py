"""Every blueprint, in one list, so the site's shape can be read at a glance."""

from flask import Flask

from portal.accounts import views as accounts_views
from portal.applications.views import team as applications_team
from portal.competitions.views import following as competitions_following
from portal.notifications import views as notifications_views
from portal.pages.views import public as pages_public

BLUEPRINTS = (
    pages_public.bp,
    competitions_following.bp,
    accounts_views.bp,
    notifications_views.bp,
    notifications_views.health.bp,
    applications_team.bp,
)


def register_blueprints(app: Flask) -> None:
    """Mount every blueprint on the app."""
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
