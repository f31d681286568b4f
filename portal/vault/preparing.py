"""Handing the boxes their keys when the application is put together."""

from config import Config
from portal.vault.boxes import names, use_index_key
from portal.vault.sensitive import box as sensitive


def prepare(config: Config) -> None:
    """Hand the boxes their keys."""
    names.use(config.PUPIL_KEYS)
    sensitive.use(config.SENSITIVE_KEYS)
    use_index_key(config.PUPIL_INDEX_KEY)
