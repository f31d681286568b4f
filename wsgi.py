"""The application a web server loads: `gunicorn wsgi:app`."""

from config import Config
from portal.app import create_app

app = create_app(Config())
