"""The blueprint that every module of these views adds its pages to."""

from flask import Blueprint

bp = Blueprint("accounts", __name__)
