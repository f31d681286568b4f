"""What a monitor asks."""

from dataclasses import asdict

from flask import Blueprint, Response, current_app, jsonify

from portal.kernel import clock
from portal.notifications.health import examine
from portal.web.guard import public

bp = Blueprint("health", __name__)


@bp.get("/healthz")
@public
def alive() -> Response:
    """Say that the process answers."""
    return Response("ok\n", mimetype="text/plain")


@bp.get("/readyz")
@public
def ready() -> Response:
    """Say whether the database, its schema and the outbox are well; 503 when one is not."""
    health = examine(at=clock.now(), limit=current_app.config["OUTBOX_LIMIT"])
    response = jsonify(asdict(health))
    response.status_code = 200 if health.is_good else 503
    response.headers["Cache-Control"] = "no-store"
    return response
