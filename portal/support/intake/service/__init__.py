"""What can be done with files of school data."""

from portal.support.intake.service.importing import bring_in, check, count_lines
from portal.support.intake.service.sources import Blob, blob_of, blobs_at
from portal.support.intake.service.waiting import (
    SeenOtherwise,
    confirm,
    forget_expired,
    keep,
)

__all__ = [
    "Blob",
    "SeenOtherwise",
    "blob_of",
    "blobs_at",
    "bring_in",
    "check",
    "confirm",
    "count_lines",
    "forget_expired",
    "keep",
]
