"""Vectors are numbered as they are made, and articles have them for title and passages."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

# What is not up to date is deleted in the transaction that changes the text, and made again later.
DROP = "BEGIN DELETE FROM passage_vector WHERE article_id ="
TRIGGERS = {
    "passage_vector_article": f"""AFTER UPDATE OF title, withdrawn_at ON article
        WHEN (old.title, old.withdrawn_at) IS NOT (new.title, new.withdrawn_at) {DROP} new.id; END""",
    "passage_vector_revision": f"""AFTER UPDATE OF text, is_current ON revision
        WHEN (old.text, old.is_current) IS NOT (new.text, new.is_current) {DROP} new.article_id; END""",
    "passage_vector_revised": f"AFTER INSERT ON revision {DROP} new.article_id; END",
}


def upgrade() -> None:
    op.rename_table("appearance_vector", "appearance_vector_former")
    op.create_table(
        "appearance_vector",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("appearance_id", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["appearance_id"], ["appearance.id"], name="fk_appearance_vector_appearance_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("appearance_id", name="uq_appearance_vector_appearance_id"),
        sa.PrimaryKeyConstraint("number", name="pk_appearance_vector"),
        sqlite_autoincrement=True,
    )
    op.execute(
        "INSERT INTO appearance_vector (appearance_id, model, vector) SELECT appearance_id, model, vector FROM appearance_vector_former"
        " ORDER BY appearance_id"
    )
    op.drop_table("appearance_vector_former")
    op.create_table(
        "passage_vector",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_passage_vector_article_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name="pk_passage_vector"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_passage_vector_article_id", "passage_vector", ["article_id"])
    if op.get_context().dialect.name == "sqlite":
        for name, body in TRIGGERS.items():
            op.execute(f"CREATE TRIGGER {name} {body}")


def downgrade() -> None:
    if op.get_context().dialect.name == "sqlite":
        for name in TRIGGERS:
            op.execute(f"DROP TRIGGER {name}")
    op.drop_table("passage_vector")
    op.rename_table("appearance_vector", "appearance_vector_former")
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
    op.execute("INSERT INTO appearance_vector SELECT appearance_id, model, vector FROM appearance_vector_former")
    op.drop_table("appearance_vector_former")
