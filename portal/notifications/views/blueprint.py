"""The blueprint all views of letters belong to."""

from flask import Blueprint

bp = Blueprint("notifications", __name__)
