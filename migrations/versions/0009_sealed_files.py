"""Files that tell who a pupil is lie sealed."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_AS_A_WHOLE = "(content_print IS NULL) = (sealed_digest IS NULL)"


def upgrade() -> None:
    """Go to this revision; `flask keys rotate` then closes the files that lie open."""
    with op.batch_alter_table("stored_file") as batch_op:
        batch_op.add_column(sa.Column("content_print", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("sealed_digest", sa.Text(), nullable=True))
        batch_op.create_check_constraint(op.f("ck_stored_file_sealed_as_a_whole"), _AS_A_WHOLE)
        batch_op.create_index("ix_stored_file_content_print", ["content_print"])


def downgrade() -> None:
    """Go back to the revision before, unless files are sealed: it could not give them to anybody."""
    sealed = sa.text("SELECT count(*) FROM stored_file WHERE content_print IS NOT NULL")
    if op.get_bind().scalar(sealed):
        raise RuntimeError("There are sealed files, which the revision before cannot open.")
    with op.batch_alter_table("stored_file") as batch_op:
        batch_op.drop_index("ix_stored_file_content_print")
        batch_op.drop_constraint(op.f("ck_stored_file_sealed_as_a_whole"), type_="check")
        batch_op.drop_column("sealed_digest")
        batch_op.drop_column("content_print")
