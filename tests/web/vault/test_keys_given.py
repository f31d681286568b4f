"""A key that is none is named by its setting and its place, never by what it is."""

import pytest

from config import Config
from portal.vault import prepare


@pytest.mark.parametrize("setting", ["PUPIL_KEYS", "SENSITIVE_KEYS"])
def test_a_key_that_is_none_is_named(app, setting):
    config = Config()
    sound = getattr(config, setting)
    setattr(config, setting, [*sound, "not-a-key"])
    with pytest.raises(RuntimeError) as refusal:
        prepare(config)
    prepare(Config())
    said = f"{setting}: key {len(sound) + 1} is not 32 random bytes in URL-safe base64."
    assert str(refusal.value) == said
