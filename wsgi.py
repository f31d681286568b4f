"""The application a web server loads: `gunicorn wsgi:app`."""

import gc

from config import Config
from portal.app import create_app

app = create_app(Config())

# What is built at the start stays for good, and a page makes some thousands of things that go away
# with it: the collector need not walk through the one, nor look after each part of the other.
gc.collect()
gc.freeze()
gc.set_threshold(5000, 20, 50)
