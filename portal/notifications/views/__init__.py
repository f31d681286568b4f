"""The views of notifications, one module an audience; a monitor's are a blueprint of their own."""

from portal.notifications import labels
from portal.notifications.views import administrator, health, reader
from portal.notifications.views.blueprint import bp

__all__ = ["administrator", "bp", "health", "labels", "reader"]
