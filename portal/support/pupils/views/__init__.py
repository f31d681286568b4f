"""The pages of pupils: the list of a school, one pupil, moving and merging."""

from portal.support.pupils import labels
from portal.support.pupils.views import changing, record
from portal.support.pupils.views.blueprint import bp

__all__ = ["bp", "changing", "labels", "record"]
