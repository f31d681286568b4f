"""How many participants of a project a school says are pupils with a plan."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ROLES = (
    "owner",
    "editor",
    "viewer",
    "chair",
    "deputy",
    "member",
    "secretary",
    "observer",
    "coordinator",
    "head",
    "school_coordinator",
    "author",
    "provider",
    "expert",
    "administrator",
)


def upgrade() -> None:
    """Go to this revision."""
    op.create_table(
        "school_count",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("grade_from", sa.String(), nullable=False),
        sa.Column("grade_to", sa.String(), nullable=False),
        sa.Column("claimed", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("confirmed", sa.Integer(), nullable=True),
        sa.Column("declined_why", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("answered_name", sa.String(), nullable=False),
        sa.Column(
            "answered_as",
            sa.Enum(*ROLES, name="role", native_enum=False, length=40, create_constraint=True),
            nullable=True,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "claimed > 0 AND (confirmed IS NULL OR confirmed >= 0)",
            name=op.f("ck_school_count_numbers"),
        ),
        sa.CheckConstraint(
            "confirmed IS NULL OR answered_at IS NOT NULL",
            name=op.f("ck_school_count_answered"),
        ),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name=op.f("fk_school_count_application_id_application"),
        ),
        sa.ForeignKeyConstraint(
            ["school_id"], ["school.id"], name=op.f("fk_school_count_school_id_school")
        ),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["person.id"], name=op.f("fk_school_count_asked_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["person.id"], name=op.f("fk_school_count_answered_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_count")),
        sa.UniqueConstraint(
            "application_id", "school_id", "grade_from", "grade_to", name="uq_school_count_once"
        ),
    )
    op.create_index("ix_school_count_of_school", "school_count", ["school_id", "answered_at"])


def downgrade() -> None:
    """Go back to the revision before."""
    op.drop_index("ix_school_count_of_school", table_name="school_count")
    op.drop_table("school_count")
