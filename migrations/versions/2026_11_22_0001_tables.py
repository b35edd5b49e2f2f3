"""Every table of the first form: articles, entities, claims, events, runs and the change log."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "change",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("resource", sa.String(), nullable=False),
        sa.Column("resource_id", sa.String(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.CheckConstraint("\"action\" IN ('added', 'changed', 'withdrawn', 'merged')", name=op.f("ck_change_action_known")),
        sa.CheckConstraint("\"resource\" IN ('article', 'claim', 'event')", name=op.f("ck_change_resource_known")),
        sa.PrimaryKeyConstraint("sequence", name="pk_change"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("command", sa.String(), nullable=False),
        sa.Column("software", sa.String(), nullable=False),
        sa.Column("stages", sa.JSON(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_run"),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("when_edtf", sa.String(), nullable=True),
        sa.Column("place_id", sa.String(), nullable=True),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["place_id"], ["entity.id"], name="fk_event_place_id", use_alter=True),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_event_run_id"),
        sa.PrimaryKeyConstraint("id", name="pk_event"),
        sa.UniqueConstraint("sequence", name="uq_event_sequence"),
    )
    op.create_index("ix_event_place_id", "event", ["place_id"], unique=False)
    op.create_table(
        "article",
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("publisher", sa.String(), nullable=True),
        sa.Column("byline", sa.String(), nullable=True),
        sa.Column("published_at", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("loaded_from", sa.String(), nullable=True),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("identity", sa.String(), nullable=False),
        sa.Column("published_utc", sa.DateTime(timezone=True), nullable=True),
        sa.Column("event_id", sa.String(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name="fk_article_event_id"),
        sa.PrimaryKeyConstraint("id", name="pk_article"),
        sa.UniqueConstraint("identity", name="uq_article_identity"),
    )
    op.create_index("ix_article_added_at_id", "article", ["added_at", "id"], unique=False)
    op.create_index("ix_article_event_id", "article", ["event_id"], unique=False)
    op.create_index("ix_article_published_utc", "article", ["published_utc"], unique=False)
    op.create_index("ix_article_publisher_added_at_id", "article", ["publisher", "added_at", "id"], unique=False)
    op.create_table(
        "claim",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("statement", sa.String(), nullable=False),
        sa.Column("support", sa.String(), nullable=False),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.Column("checkable", sa.Boolean(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("why", sa.JSON(), nullable=False),
        sa.Column("when_edtf", sa.String(), nullable=True),
        sa.Column("when_exact", sa.String(), nullable=True),
        sa.Column("event_id", sa.String(), nullable=True),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("\"kind\" IN ('statement', 'quantity')", name=op.f("ck_claim_kind_known")),
        sa.CheckConstraint("\"support\" IN ('single_source', 'echoed', 'corroborated')", name=op.f("ck_claim_support_known")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name="fk_claim_event_id"),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_claim_run_id"),
        sa.PrimaryKeyConstraint("id", name="pk_claim"),
        sa.UniqueConstraint("sequence", name="uq_claim_sequence"),
    )
    op.create_index("ix_claim_disputed_sequence", "claim", ["disputed", "sequence"], unique=False)
    op.create_index("ix_claim_event_id_sequence", "claim", ["event_id", "sequence"], unique=False)
    op.create_index("ix_claim_support_sequence", "claim", ["support", "sequence"], unique=False)
    op.create_table(
        "claim_alias",
        sa.Column("old_id", sa.String(), nullable=False),
        sa.Column("claim_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_claim_alias_claim_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("old_id", name="pk_claim_alias"),
    )
    op.create_index("ix_claim_alias_claim_id", "claim_alias", ["claim_id"], unique=False)
    op.create_table(
        "claim_figure",
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("counted", sa.String(), nullable=False),
        sa.Column("comparator", sa.String(), nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("change", sa.String(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("as_of", sa.String(), nullable=True),
        sa.Column("claim_id", sa.String(), nullable=False),
        sa.CheckConstraint("\"change\" IN ('up', 'down')", name=op.f("ck_claim_figure_change_known")),
        sa.CheckConstraint(
            "\"comparator\" IN ('=', '>', '>=', '<', '<=', '~', 'range')", name=op.f("ck_claim_figure_comparator_known")
        ),
        sa.CheckConstraint("low <= high", name=op.f("ck_claim_figure_low_to_high")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_claim_figure_claim_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("claim_id", name="pk_claim_figure"),
    )
    op.create_index("ix_claim_figure_measure_low", "claim_figure", ["measure", "low"], unique=False)
    op.create_table(
        "entity",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("affiliation", sa.String(), nullable=True),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=True),
        sa.CheckConstraint("(kind = 'unnamed') = (article_id IS NOT NULL)", name=op.f("ck_entity_unnamed_of_one_article")),
        sa.CheckConstraint(
            "\"kind\" IN ('person', 'organization', 'government', 'place', 'product', 'unnamed')", name=op.f("ck_entity_kind_known")
        ),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_entity_article_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_entity"),
    )
    op.create_index("ix_entity_article_id", "entity", ["article_id"], unique=False)
    op.create_index("ix_entity_name", "entity", ["name"], unique=False)
    op.create_table(
        "link",
        sa.Column("claim_id", sa.String(), nullable=False),
        sa.Column("other_id", sa.String(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("relation <> 'conflicts' OR claim_id < other_id", name=op.f("ck_link_conflict_once")),
        sa.CheckConstraint("\"relation\" IN ('refines', 'updates', 'conflicts')", name=op.f("ck_link_relation_known")),
        sa.CheckConstraint("claim_id <> other_id", name=op.f("ck_link_two_claims")),
        sa.CheckConstraint("score BETWEEN 0 AND 1", name=op.f("ck_link_score_between_0_and_1")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_link_claim_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other_id"], ["claim.id"], name="fk_link_other_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_link_run_id"),
        sa.PrimaryKeyConstraint("claim_id", "other_id", "relation", name="pk_link"),
    )
    op.create_index("ix_link_other_id", "link", ["other_id"], unique=False)
    op.create_table(
        "revision",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("read", sa.Boolean(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_revision_article_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_revision_run_id"),
        sa.PrimaryKeyConstraint("id", name="pk_revision"),
        sa.UniqueConstraint("article_id", "sha256", name="uq_revision_article_id_sha256"),
    )
    op.create_index(
        "uq_revision_current",
        "revision",
        ["article_id"],
        unique=True,
        sqlite_where=sa.text("is_current"),
        postgresql_where=sa.text("is_current"),
    )
    op.create_table(
        "appearance",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("claim_id", sa.String(), nullable=True),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("revision_id", sa.String(), nullable=False),
        sa.Column("within_id", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.String(), nullable=False),
        sa.Column("prefix", sa.String(), nullable=False),
        sa.Column("suffix", sa.String(), nullable=False),
        sa.Column("speaker_id", sa.String(), nullable=True),
        sa.Column("speaker_start", sa.Integer(), nullable=True),
        sa.Column("speaker_end", sa.Integer(), nullable=True),
        sa.Column("speaker_exact", sa.String(), nullable=True),
        sa.Column("cue_start", sa.Integer(), nullable=True),
        sa.Column("cue_end", sa.Integer(), nullable=True),
        sa.Column("cue_exact", sa.String(), nullable=True),
        sa.Column("via", sa.String(), nullable=True),
        sa.Column("voice", sa.String(), nullable=False),
        sa.Column("certainty", sa.String(), nullable=False),
        sa.Column("hedges", sa.JSON(), nullable=False),
        sa.Column("checkable", sa.Boolean(), nullable=False),
        sa.Column("when_edtf", sa.String(), nullable=True),
        sa.Column("when_exact", sa.String(), nullable=True),
        sa.Column("places", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "\"certainty\" IN ('stated', 'hedged', 'conditional', 'denied')", name=op.f("ck_appearance_certainty_known")
        ),
        sa.CheckConstraint("\"kind\" IN ('statement', 'quantity')", name=op.f("ck_appearance_kind_known")),
        sa.CheckConstraint("\"voice\" IN ('direct', 'indirect', 'mixed', 'narrated')", name=op.f("ck_appearance_voice_known")),
        sa.CheckConstraint('0 <= "cue_start" AND "cue_start" < "cue_end"', name=op.f("ck_appearance_cue_start_before_cue_end")),
        sa.CheckConstraint(
            '0 <= "speaker_start" AND "speaker_start" < "speaker_end"', name=op.f("ck_appearance_speaker_start_before_speaker_end")
        ),
        sa.CheckConstraint('0 <= "start" AND "start" < "end"', name=op.f("ck_appearance_start_before_end")),
        sa.CheckConstraint(
            'CASE WHEN "cue_start" IS NULL THEN 1 ELSE 0 END + CASE WHEN "cue_end" IS NULL THEN 1 ELSE 0 END + CASE WHEN "cue_exact" IS NULL THEN 1 ELSE 0 END IN (0, 3)',
            name=op.f("ck_appearance_cue_start_whole"),
        ),
        sa.CheckConstraint(
            'CASE WHEN "speaker_start" IS NULL THEN 1 ELSE 0 END + CASE WHEN "speaker_end" IS NULL THEN 1 ELSE 0 END + CASE WHEN "speaker_exact" IS NULL THEN 1 ELSE 0 END IN (0, 3)',
            name=op.f("ck_appearance_speaker_start_whole"),
        ),
        sa.CheckConstraint('length("cue_exact") = "cue_end" - "cue_start"', name=op.f("ck_appearance_cue_exact_as_long")),
        sa.CheckConstraint('length("exact") = "end" - "start"', name=op.f("ck_appearance_exact_as_long")),
        sa.CheckConstraint(
            'length("speaker_exact") = "speaker_end" - "speaker_start"', name=op.f("ck_appearance_speaker_exact_as_long")
        ),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_appearance_article_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_appearance_claim_id"),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name="fk_appearance_revision_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["speaker_id"], ["entity.id"], name="fk_appearance_speaker_id"),
        sa.ForeignKeyConstraint(["within_id"], ["appearance.id"], name="fk_appearance_within_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_appearance"),
        sa.UniqueConstraint("revision_id", "ordinal", name="uq_appearance_revision_id_ordinal"),
    )
    op.create_index("ix_appearance_article_id", "appearance", ["article_id"], unique=False)
    op.create_index("ix_appearance_claim_id", "appearance", ["claim_id"], unique=False)
    op.create_index("ix_appearance_speaker_id", "appearance", ["speaker_id"], unique=False)
    op.create_index("ix_appearance_within_id", "appearance", ["within_id"], unique=False)
    op.create_table(
        "claim_origin",
        sa.Column("claim_id", sa.String(), nullable=False),
        sa.Column("entity_id", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_claim_origin_claim_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["entity_id"], ["entity.id"], name="fk_claim_origin_entity_id"),
        sa.PrimaryKeyConstraint("claim_id", "entity_id", name="pk_claim_origin"),
    )
    op.create_index("ix_claim_origin_entity_id", "claim_origin", ["entity_id"], unique=False)
    op.create_table(
        "claim_place",
        sa.Column("claim_id", sa.String(), nullable=False),
        sa.Column("entity_id", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_claim_place_claim_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["entity_id"], ["entity.id"], name="fk_claim_place_entity_id"),
        sa.PrimaryKeyConstraint("claim_id", "entity_id", name="pk_claim_place"),
    )
    op.create_index("ix_claim_place_entity_id", "claim_place", ["entity_id"], unique=False)
    op.create_table(
        "entity_alias",
        sa.Column("entity_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["entity_id"], ["entity.id"], name="fk_entity_alias_entity_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("entity_id", "name", name="pk_entity_alias"),
    )
    op.create_index("ix_entity_alias_name", "entity_alias", ["name"], unique=False)
    op.create_table(
        "mention",
        sa.Column("revision_id", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.String(), nullable=False),
        sa.Column("entity_id", sa.String(), nullable=False),
        sa.CheckConstraint('0 <= "start" AND "start" < "end"', name=op.f("ck_mention_start_before_end")),
        sa.CheckConstraint('length("exact") = "end" - "start"', name=op.f("ck_mention_exact_as_long")),
        sa.ForeignKeyConstraint(["entity_id"], ["entity.id"], name="fk_mention_entity_id"),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name="fk_mention_revision_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("revision_id", "start", name="pk_mention"),
    )
    op.create_index("ix_mention_entity_id", "mention", ["entity_id"], unique=False)
    op.create_table(
        "zone",
        sa.Column("revision_id", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.CheckConstraint(
            "\"kind\" IN ('headline', 'dateline', 'byline', 'caption', 'credit', 'subheading', 'body', 'boilerplate')",
            name=op.f("ck_zone_kind_known"),
        ),
        sa.CheckConstraint('0 <= "start" AND "start" < "end"', name=op.f("ck_zone_start_before_end")),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name="fk_zone_revision_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("revision_id", "start", name="pk_zone"),
    )
    op.create_table(
        "quantity",
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("counted", sa.String(), nullable=False),
        sa.Column("comparator", sa.String(), nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("change", sa.String(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("as_of", sa.String(), nullable=True),
        sa.Column("appearance_id", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.String(), nullable=False),
        sa.CheckConstraint("\"change\" IN ('up', 'down')", name=op.f("ck_quantity_change_known")),
        sa.CheckConstraint(
            "\"comparator\" IN ('=', '>', '>=', '<', '<=', '~', 'range')", name=op.f("ck_quantity_comparator_known")
        ),
        sa.CheckConstraint('0 <= "start" AND "start" < "end"', name=op.f("ck_quantity_start_before_end")),
        sa.CheckConstraint('length("exact") = "end" - "start"', name=op.f("ck_quantity_exact_as_long")),
        sa.CheckConstraint("low <= high", name=op.f("ck_quantity_low_to_high")),
        sa.ForeignKeyConstraint(["appearance_id"], ["appearance.id"], name="fk_quantity_appearance_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("appearance_id", name="pk_quantity"),
    )
    _close_ring()


def downgrade() -> None:
    _open_ring()
    for name in (
        "quantity",
        "zone",
        "mention",
        "entity_alias",
        "claim_place",
        "claim_origin",
        "appearance",
        "revision",
        "link",
        "entity",
        "claim_figure",
        "claim_alias",
        "claim",
        "article",
        "event",
        "run",
        "change",
    ):
        op.drop_table(name)


def _close_ring() -> None:
    # The foreign key marked use_alter names a table that comes later; a database that cannot add it afterwards takes it at once.
    if op.get_context().dialect.supports_alter:
        op.create_foreign_key("fk_event_place_id", "event", "entity", ["place_id"], ["id"])


def _open_ring() -> None:
    if op.get_context().dialect.supports_alter:
        op.drop_constraint("fk_event_place_id", "event", type_="foreignkey")
