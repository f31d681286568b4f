"""A letter says since when it is being tried; the log is written when the try has ended."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

LETTER = sa.table(
    "letter",
    sa.column("id", sa.BigInteger()),
    sa.column("status", sa.String()),
    sa.column("lease_holder", sa.String()),
    sa.column("begun_at", sa.DateTime(timezone=True)),
)
ATTEMPT = sa.table(
    "delivery_attempt",
    sa.column("letter_id", sa.BigInteger()),
    sa.column("holder", sa.String()),
    sa.column("started_at", sa.DateTime(timezone=True)),
    sa.column("ended_at", sa.DateTime(timezone=True)),
)
UNDER_WAY = LETTER.c.status == "sending"


def upgrade() -> None:
    """Go to this revision."""
    # A try under way was an attempt without an end; it may yet be ended, or be taken over.
    with op.batch_alter_table("letter") as table:
        table.add_column(sa.Column("begun_at", sa.DateTime(timezone=True), nullable=True))
    is_its = (
        (ATTEMPT.c.letter_id == LETTER.c.id)
        & (ATTEMPT.c.holder == LETTER.c.lease_holder)
        & ATTEMPT.c.ended_at.is_(None)
    )
    begun = sa.select(sa.func.max(ATTEMPT.c.started_at)).where(is_its).scalar_subquery()
    op.execute(LETTER.update().where(UNDER_WAY).values(begun_at=begun))
    known = sa.exists().where(is_its, UNDER_WAY, ATTEMPT.c.started_at == LETTER.c.begun_at)
    op.execute(ATTEMPT.delete().where(known))


def downgrade() -> None:
    """Go back to the revision before."""
    under_way = sa.select(LETTER.c.id, LETTER.c.lease_holder, LETTER.c.begun_at).where(
        UNDER_WAY, LETTER.c.begun_at.is_not(None), LETTER.c.lease_holder.is_not(None)
    )
    op.execute(ATTEMPT.insert().from_select(["letter_id", "holder", "started_at"], under_way))
    with op.batch_alter_table("letter") as table:
        table.drop_column("begun_at")
