"""Who else has to know when a pupil moves or two records become one.

Plans stand above pupils, so they sign up here; what they do is part of the same transaction.
"""

from collections.abc import Callable
from datetime import datetime

from portal.institutions.models import School
from portal.support.pupils.models import Pupil

after_leaving: list[Callable[[Pupil, int, School | None, int | None, datetime], None]] = []
"""Called with the pupil, the school left, the school gone to (None for none), by whom and when."""

after_merging: list[Callable[[Pupil, Pupil], None]] = []
"""Called with the record that stays and the one that is closed."""

plans_collide: list[Callable[[Pupil, Pupil], bool]] = []
"""Asked whether two records have each a plan that only one of them can have."""
