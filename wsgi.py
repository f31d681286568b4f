"""The application a web server loads: `gunicorn wsgi:app`."""

import gc

# What is built at the start stays for good: while it grows, the collector only walks through it in
# vain, a fifth of the time the start takes.
gc.disable()

from config import Config  # noqa: E402
from portal.app import create_app  # noqa: E402

app = create_app(Config())

# A page makes some thousands of things that go away with it: the collector need not walk through
# what stays, nor look after each part of the page.
gc.collect()
gc.freeze()
gc.set_threshold(5000, 20, 50)
gc.enable()
