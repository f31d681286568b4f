"""What the record of a pupil has to say of sessions."""

from portal.support.delivery.queries.unlogged import list_unlogged
from portal.support.pupils.beside import unlogged

unlogged.append(list_unlogged)
