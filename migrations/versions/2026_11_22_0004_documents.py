"""Prepared documents, and the triggers that empty one when anything that it shows changes.

Triggers see every change, also those of bulk statements and of cascades, whoever makes them. They are SQLite's here, so that
another database goes without prepared documents, as it goes without the search tables. SQLite forgets the triggers of a table
that a later migration rebuilds; a test holds the list together.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

BODIES = {"claim_document": ("shape", "tag", "summary", "evidence"), "appearance_document": ("shape", "body")}


def _empty(table: str, select: str) -> str:
    """Empties the documents of the rows that `select` names, where these rows are still there, and makes those that are missing."""
    kind = table.removesuffix("_document")
    cleared = ", ".join(f"{column} = NULL" for column in BODIES[table])
    return (
        f"INSERT INTO {table} ({kind}_id) SELECT id FROM {kind} WHERE id IN ({select}) "
        f"ON CONFLICT ({kind}_id) DO UPDATE SET {cleared} WHERE {table}.shape IS NOT NULL"
    )


def _claims(select: str) -> str:
    return _empty("claim_document", select)


def _appearances(select: str) -> str:
    return _empty("appearance_document", select)


def _find_triggers() -> dict[str, str]:
    """Name and definition of each trigger. A row tells by its columns whose documents show it."""
    found: dict[str, str] = {}

    def add(table: str, events: tuple[str, ...], *actions: str) -> None:
        for number, event in enumerate(events):
            # Of an insert there is only the new row, of a deletion only the old one, of an update both.
            rows = {"I": ("NEW",), "D": ("OLD",), "U": ("OLD", "NEW")}[event[0]]
            done = dict.fromkeys(action.replace("ROW.", f"{row}.") for row in rows for action in actions)
            name = f"documents_{table}_{number}"
            found[name] = f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN {'; '.join(done)}; END"

    every = ("INSERT", "UPDATE", "DELETE")
    linked = "SELECT other_id FROM link WHERE claim_id = NEW.id UNION SELECT claim_id FROM link WHERE other_id = NEW.id"
    own = _appearances("SELECT id FROM appearance WHERE claim_id = NEW.id")
    add("claim", ("INSERT",), _claims("NEW.id"))
    found["documents_claim_1"] = f"CREATE TRIGGER documents_claim_1 AFTER UPDATE ON claim BEGIN {_claims('NEW.id')}; {own}; END"
    found["documents_claim_2"] = f"CREATE TRIGGER documents_claim_2 AFTER UPDATE OF statement ON claim BEGIN {_claims(linked)}; END"
    for table in ("claim_figure", "claim_origin", "claim_place"):
        add(table, every, _claims("ROW.claim_id"))
    add("link", every, _claims("ROW.claim_id, ROW.other_id"))
    add("appearance", every, _claims("ROW.claim_id"), _appearances("ROW.id"))
    of_figure = "SELECT claim_id FROM appearance WHERE id = ROW.appearance_id"
    add("quantity", every, _claims(of_figure), _appearances("ROW.appearance_id"))
    add("event", ("UPDATE OF label",), _claims("SELECT id FROM claim WHERE event_id = ROW.id"))
    for table, columns, owner in (
        ("entity", "name, kind, affiliation", "speaker_id"),
        ("article", "title, publisher, published_at, url, loaded_from, added_at, withdrawn_at", "article_id"),
        ("revision", "sha256", "revision_id"),
    ):
        rows = f"FROM appearance WHERE {owner} = ROW.id"
        add(table, (f"UPDATE OF {columns}",), _claims(f"SELECT claim_id {rows}"), _appearances(f"SELECT id {rows}"))
    named = (
        "SELECT claim_id FROM claim_origin WHERE entity_id = NEW.id UNION SELECT claim_id FROM claim_place WHERE entity_id = NEW.id"
    )
    found["documents_entity_1"] = (
        f"CREATE TRIGGER documents_entity_1 AFTER UPDATE OF name, kind, affiliation ON entity BEGIN {_claims(named)}; END"
    )
    return found


def upgrade() -> None:
    for kind, bodies in (("claim", ("summary", "evidence")), ("appearance", ("body",))):
        table = f"{kind}_document"
        tags = [sa.Column("tag", sa.String(), nullable=True)] if kind == "claim" else []
        op.create_table(
            table,
            sa.Column(f"{kind}_id", sa.String(), nullable=False),
            sa.Column("shape", sa.String(), nullable=True),
            *tags,
            *(sa.Column(name, sa.LargeBinary(), nullable=True) for name in bodies),
            sa.ForeignKeyConstraint([f"{kind}_id"], [f"{kind}.id"], name=f"fk_{table}_{kind}_id", ondelete="CASCADE"),
            sa.PrimaryKeyConstraint(f"{kind}_id", name=f"pk_{table}"),
        )
        op.create_index(f"ix_{table}_shape", table, ["shape"])
    if op.get_context().dialect.name == "sqlite":
        for statement in _find_triggers().values():
            op.execute(statement)
        # What was stored before gets its documents with the next load or start.
        op.execute("INSERT INTO claim_document (claim_id) SELECT id FROM claim")
        op.execute("INSERT INTO appearance_document (appearance_id) SELECT id FROM appearance")


def downgrade() -> None:
    if op.get_context().dialect.name == "sqlite":
        for name in _find_triggers():
            op.execute(f"DROP TRIGGER {name}")
    for table in BODIES:
        op.drop_index(f"ix_{table}_shape", table_name=table)
        op.drop_table(table)
