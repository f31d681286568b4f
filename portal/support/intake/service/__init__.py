"""What can be done with files of school data."""

from portal.support.intake.service.importing import bring_in, check, count_lines
from portal.support.intake.service.sources import Blob, blob_of, blobs_at

__all__ = ["Blob", "blob_of", "blobs_at", "bring_in", "check", "count_lines"]
