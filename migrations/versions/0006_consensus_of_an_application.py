"""The consensus stage of one application, and the marks a reopened sheet had."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_OF_ALL = sa.text("application_id IS NULL")


def upgrade() -> None:
    """Go to this revision."""
    with op.batch_alter_table("consensus", schema=None) as batch_op:
        batch_op.add_column(sa.Column("application_id", sa.Integer(), nullable=True))
        batch_op.drop_constraint(op.f("uq_consensus_competition_id"), type_="unique")
        batch_op.create_unique_constraint("uq_consensus_of_application", ["application_id"])
        batch_op.create_foreign_key(
            op.f("fk_consensus_application_id_application"),
            "application",
            ["application_id"],
            ["id"],
        )
        batch_op.create_index(
            "uq_consensus_of_competition",
            ["competition_id"],
            unique=True,
            sqlite_where=_OF_ALL,
            postgresql_where=_OF_ALL,
        )
    with op.batch_alter_table("reopening", schema=None) as batch_op:
        batch_op.add_column(sa.Column("handed_in_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("marks", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("reopening", schema=None) as batch_op:
        batch_op.alter_column("marks", server_default=None)


def downgrade() -> None:
    """Go back to the revision before."""
    with op.batch_alter_table("reopening", schema=None) as batch_op:
        batch_op.drop_column("marks")
        batch_op.drop_column("handed_in_at")
    op.execute("DELETE FROM consensus WHERE application_id IS NOT NULL")
    with op.batch_alter_table("consensus", schema=None) as batch_op:
        batch_op.drop_index("uq_consensus_of_competition")
        batch_op.drop_constraint(
            op.f("fk_consensus_application_id_application"), type_="foreignkey"
        )
        batch_op.drop_constraint("uq_consensus_of_application", type_="unique")
        batch_op.create_unique_constraint(op.f("uq_consensus_competition_id"), ["competition_id"])
        batch_op.drop_column("application_id")
