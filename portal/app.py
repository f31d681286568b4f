"""Building the application."""

from flask import Flask, g, request
from flask.helpers import get_debug_flag
from flask_babel import gettext
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from config import DEVELOPMENT_KEYS, DEVELOPMENT_SECRET, ROOT, Config
from portal import models, vault
from portal.accounts.session import load_person
from portal.blueprints import register_blueprints
from portal.commands import register_commands
from portal.database import prepare_engine, reads_only
from portal.extensions import babel, csrf, db, login_manager, mail, migrate
from portal.web import assets, converters, errors, headers, templating
from portal.web.catalogue import compile_catalogues
from portal.web.language import LanguagePrefix, page_language
from portal.web.lean import LeanEnvironment

__all__ = ["create_app", "models"]


def create_app(config: Config) -> Flask:
    """Build the application from its settings.

    Raises `RuntimeError` when it is to serve the public with a development setting (S70).
    """
    refuse_unsafe(config)
    compile_catalogues()
    app = Flask("portal", root_path=str(ROOT), template_folder="templates", static_folder=None)
    app.config.from_object(config)
    vault.prepare(config)
    app.url_map.converters |= converters.CONVERTERS
    app.jinja_environment = LeanEnvironment
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    _bind_extensions(app)
    templating.teach(app)
    headers.protect(app)
    errors.answer_errors(app, shut=vault.CannotOpen)
    app.register_blueprint(assets.bp)
    register_blueprints(app)
    register_commands(app)
    app.before_request(_mark_reading)
    app.teardown_request(_forget_reading)
    _wrap(app, hops=config.TRUSTED_PROXIES)
    return app


def _bind_extensions(app: Flask) -> None:
    db.init_app(app)
    migrate.init_app(app, db, render_as_batch=True, compare_type=True)
    csrf.init_app(app)
    mail.init_app(app)
    babel.init_app(app, locale_selector=page_language)
    login_manager.init_app(app)
    login_manager.request_loader(load_person)
    login_manager.login_view = "accounts.sign_in"
    login_manager.login_message = "Sign in to open this page."
    login_manager.login_message_category = "info"
    login_manager.localize_callback = gettext
    prepare_engine(app)


def _wrap(app: Flask, *, hops: int) -> None:
    """Read the language off the address, and believe so many proxies in front."""
    app.wsgi_app = LanguagePrefix(app.wsgi_app)  # type: ignore[method-assign]
    if hops:
        app.wsgi_app = ProxyFix(app.wsgi_app, hops, hops, hops)  # type: ignore[method-assign]


def refuse_unsafe(config: Config) -> None:
    """Refuse to serve the public with a known secret, without HTTPS or with debugging on (S70)."""
    if not config.PRODUCTION:
        return
    faults = {
        "SECRET_KEY is the development default": config.SECRET_KEY == DEVELOPMENT_SECRET,
        "SECRET_KEY is shorter than 32 characters": len(config.SECRET_KEY) < 32,  # noqa: PLR2004
        "PUPIL_KEYS holds the development default": _is_known("PUPIL_KEYS", config.PUPIL_KEYS),
        "SENSITIVE_KEYS holds the development default": _is_known(
            "SENSITIVE_KEYS", config.SENSITIVE_KEYS
        ),
        "PUPIL_INDEX_KEY is the development default": _is_known(
            "PUPIL_INDEX_KEY", [config.PUPIL_INDEX_KEY]
        ),
        "PUBLIC_URL is not an https:// address": not config.PUBLIC_URL.startswith("https://"),
        "FLASK_DEBUG is on": get_debug_flag(),
    }
    if found := [fault for fault, is_so in faults.items() if is_so]:
        raise RuntimeError("Not safe for production: " + "; ".join(found) + ".")


def _is_known(name: str, keys: list[str]) -> bool:
    return DEVELOPMENT_KEYS[name] in keys


def _mark_reading() -> None:
    g.reading = reads_only.set(request.method in {"GET", "HEAD", "OPTIONS"})


def _forget_reading(_error: BaseException | None) -> None:
    if "reading" in g:
        reads_only.reset(g.pop("reading"))
