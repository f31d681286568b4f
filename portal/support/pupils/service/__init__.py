"""What can be done with the records of pupils."""

from portal.support.pupils.service.closing import close_school
from portal.support.pupils.service.merging import collisions, merge
from portal.support.pupils.service.moving import change_grade, leave, move
from portal.support.pupils.service.recording import Details, add, correct

__all__ = [
    "Details",
    "add",
    "change_grade",
    "close_school",
    "collisions",
    "correct",
    "leave",
    "merge",
    "move",
]
