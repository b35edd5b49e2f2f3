"""Search tables: FTS5 over articles and claims.

They are virtual tables of SQLite, so another database goes without them here.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TOKENIZE = "tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3'"
UPGRADE = (
    "CREATE TABLE search_key (key INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL UNIQUE)",
    f"CREATE VIRTUAL TABLE search_article USING fts5(title, text, {TOKENIZE})",
    f"CREATE VIRTUAL TABLE search_claim USING fts5(statement, evidence, speakers, {TOKENIZE})",
)
DOWNGRADE = ("DROP TABLE search_claim", "DROP TABLE search_article", "DROP TABLE search_key")


def upgrade() -> None:
    _run(UPGRADE)


def downgrade() -> None:
    _run(DOWNGRADE)


def _run(statements: tuple[str, ...]) -> None:
    if op.get_context().dialect.name == "sqlite":
        for statement in statements:
            op.execute(statement)
