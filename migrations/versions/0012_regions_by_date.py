"""Municipalities that became part of others, and where each lay in a scheme of regions."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

SCHEMES = ("statistical-2023", "statistical-2024")
REGIONS = ("riga", "pieriga", "vidzeme", "kurzeme", "zemgale", "latgale")


def upgrade() -> None:
    """Go to this revision."""
    # Nothing could write to the table of before, so there is nothing to carry over.
    op.drop_table("region_placement")
    op.create_table(
        "region_placement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("scheme", _one_of(SCHEMES, "scheme"), nullable=False),
        sa.Column("region", _one_of(REGIONS, "region"), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_from <= valid_to", name=op.f("ck_region_placement_in_order")
        ),
        _belongs("region_placement"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_region_placement")),
        sa.UniqueConstraint(
            "municipality_id", "scheme", "valid_from", name="uq_region_placement_once"
        ),
    )
    op.create_table(
        "school_past",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=False),
        sa.CheckConstraint("since IS NULL OR since < until", name=op.f("ck_school_past_in_order")),
        sa.ForeignKeyConstraint(
            ["school_id"], ["school.id"], name=op.f("fk_school_past_school_id_school")
        ),
        _belongs("school_past"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_past")),
        sa.UniqueConstraint("school_id", "until", name="uq_school_past_once"),
    )
    op.create_index(op.f("ix_school_past_municipality_id"), "school_past", ["municipality_id"])
    with op.batch_alter_table("municipality", schema=None) as batch_op:
        batch_op.add_column(sa.Column("closed_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("successor_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            op.f("fk_municipality_successor_id_municipality"),
            "municipality",
            ["successor_id"],
            ["id"],
        )


def downgrade() -> None:
    """Go back to the revision before."""
    with op.batch_alter_table("municipality", schema=None) as batch_op:
        batch_op.drop_constraint(
            op.f("fk_municipality_successor_id_municipality"), type_="foreignkey"
        )
        batch_op.drop_column("successor_id")
        batch_op.drop_column("closed_on")
    op.drop_index(op.f("ix_school_past_municipality_id"), table_name="school_past")
    op.drop_table("school_past")
    op.drop_table("region_placement")
    op.create_table(
        "region_placement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("scheme", sa.String(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        _belongs("region_placement"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_region_placement")),
        sa.UniqueConstraint("municipality_id", "scheme", name="uq_region_placement_once"),
    )


def _one_of(values: tuple[str, ...], name: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, length=40, create_constraint=True)


def _belongs(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["municipality_id"],
        ["municipality.id"],
        name=op.f(f"fk_{table}_municipality_id_municipality"),
    )
