"""Handing the boxes their keys when the application is put together."""

from config import Config
from portal.vault.boxes import names, use_index_key
from portal.vault.sensitive import box as sensitive


def prepare(config: Config) -> None:
    """Hand the boxes their keys. Raises `RuntimeError`, naming the setting, when one is none."""
    settings = ((names, "PUPIL_KEYS"), (sensitive, "SENSITIVE_KEYS"))
    for box, setting in settings:
        try:
            box.use(getattr(config, setting))
        except ValueError as fault:
            raise RuntimeError(f"{setting}: {fault}.") from None
    use_index_key(config.PUPIL_INDEX_KEY)
