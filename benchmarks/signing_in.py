"""A cookie somebody is signed in by, and the token their forms carry."""

from flask import g, session
from flask_wtf.csrf import generate_csrf
from sqlalchemy import select

from portal.accounts import session as sign_ins
from portal.accounts.models import Person
from portal.extensions import db
from portal.kernel import clock


def cookie_and_token(app, email):
    """Sign a person in through the portal's own door."""
    person = db.session.scalars(select(Person).where(Person.email == email)).one()
    g.pop("csrf_token", None)  # kept from the person before
    with app.test_request_context():
        sign_ins.begin(person, device="benchmark", at=clock.now())
        token = generate_csrf()
        signed = app.session_interface.get_signing_serializer(app).dumps(dict(session))
    return f"{app.config['SESSION_COOKIE_NAME']}={signed}", token
