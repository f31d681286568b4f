"""The pages of sessions: a provider's own, a pupil's answer, a school's orders."""

from portal.support.delivery.views import beside, confirm, entry, otherwise, today
from portal.support.delivery.views.blueprint import bp
from portal.support.delivery.views.orders import bp as orders_bp

__all__ = ["beside", "bp", "confirm", "entry", "orders_bp", "otherwise", "today"]
