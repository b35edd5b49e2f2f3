"""Vectors of the statements' words."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "appearance_vector",
        sa.Column("appearance_id", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["appearance_id"], ["appearance.id"], name="fk_appearance_vector_appearance_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("appearance_id", name="pk_appearance_vector"),
    )


def downgrade() -> None:
    op.drop_table("appearance_vector")
