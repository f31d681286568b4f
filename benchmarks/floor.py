"""The floor: what Flask, SQLAlchemy and Jinja cost before the portal does anything."""

import os

from flask import Flask, render_template
from flask_sqlalchemy import SQLAlchemy
from jinja2 import DictLoader
from sqlalchemy import select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """Its own tables, apart from the portal's."""


ROWS = 50
_PAGE = """<!doctype html><title>Floor</title><table>
{% for row in rows %}<tr><th>{{ row.number }}</th><td>{{ row.title }}</td><td>{{ row.owner }}</td>
<td>{{ row.amount }}</td></tr>{% endfor %}</table>"""

db = SQLAlchemy(model_class=Base)
app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = os.environ["FLOOR_DATABASE_URL"]
app.jinja_loader = DictLoader({"rows.html": _PAGE})
db.init_app(app)


class FloorRow(db.Model):
    """A row like those of a list."""

    __tablename__ = "floor_row"

    id: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[int] = mapped_column(index=True)
    number: Mapped[str]
    title: Mapped[str]
    owner: Mapped[str]
    amount: Mapped[int]


@app.get("/hello")
def hello():
    """Bare Flask."""
    return "hello"


@app.get("/rows")
def rows():
    """One indexed query, a table of 50 rows."""
    found = db.session.scalars(select(FloorRow).where(FloorRow.place == 7).order_by(FloorRow.id))
    return render_template("rows.html", rows=found.all())


def prepare():
    """Make the floor's table: 200 groups of 50 rows, one of which is asked for."""
    with app.app_context():
        db.drop_all()
        db.create_all()
        db.session.execute(
            text(
                "INSERT INTO floor_row (place, number, title, owner, amount)"
                " SELECT n / 50, 'LIEP-' || n, 'Kopā uz skolu ' || n, 'Asns', 460000"
                " FROM generate_series(0, 9999) AS n"
            )
        )
        db.session.commit()
        db.engine.dispose()
