"""The statements that make a library, version after version."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE documents (
            id TEXT NOT NULL PRIMARY KEY,
            title TEXT NOT NULL,
            source_name TEXT NOT NULL,
            body TEXT NOT NULL,
            body_sha256 TEXT NOT NULL,
            opened TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE annotations (
            id TEXT NOT NULL PRIMARY KEY,
            document_id TEXT NOT NULL REFERENCES documents (id),
            body TEXT NOT NULL,
            body_sha256 TEXT NOT NULL,
            start INTEGER,
            label TEXT NOT NULL,
            visibility TEXT NOT NULL CHECK (visibility IN ('private', 'briefing')),
            modified TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX annotations_in_order ON annotations (document_id, start)",
        """CREATE TABLE reading_positions (
            document_id TEXT NOT NULL PRIMARY KEY REFERENCES documents (id),
            position INTEGER NOT NULL CHECK (position >= 0)
        ) STRICT, WITHOUT ROWID""",
    ),
    (
        "ALTER TABLE documents ADD COLUMN path TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE documents ADD COLUMN date TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE documents ADD COLUMN series TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE documents ADD COLUMN corrections TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE documents ADD COLUMN sha256 TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE reading_positions ADD COLUMN sha256 TEXT NOT NULL DEFAULT ''",
        "CREATE INDEX documents_by_series ON documents (series) WHERE series <> ''",
        "CREATE INDEX documents_by_time ON documents (opened)",
        """CREATE TABLE changes (
            sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            document_id TEXT NOT NULL REFERENCES documents (id),
            description TEXT NOT NULL,
            made TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'past')),
            sha256 TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX changes_of_document ON changes (document_id, state, sequence)",
        """CREATE TABLE versions (
            sequence INTEGER NOT NULL REFERENCES changes (sequence) ON DELETE CASCADE,
            annotation_id TEXT NOT NULL,
            before TEXT,
            after TEXT,
            sha256 TEXT NOT NULL,
            PRIMARY KEY (sequence, annotation_id)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX versions_of_annotation ON versions (annotation_id, sequence)",
        """CREATE TABLE trash (
            id TEXT NOT NULL PRIMARY KEY,
            document_id TEXT NOT NULL REFERENCES documents (id),
            body TEXT NOT NULL,
            deleted TEXT NOT NULL,
            sha256 TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX trash_of_document ON trash (document_id)",
        """CREATE TABLE tags (
            tag TEXT NOT NULL,
            annotation_id TEXT NOT NULL REFERENCES annotations (id) ON DELETE CASCADE,
            PRIMARY KEY (tag, annotation_id)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX tags_of_annotation ON tags (annotation_id)",
        """CREATE TABLE labels (
            id TEXT NOT NULL PRIMARY KEY,
            position INTEGER NOT NULL,
            body TEXT NOT NULL,
            sha256 TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE plans (
            document_id TEXT NOT NULL REFERENCES documents (id),
            name TEXT NOT NULL,
            body TEXT NOT NULL,
            modified TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            PRIMARY KEY (document_id, name)
        ) STRICT""",
        "ALTER TABLE documents ADD COLUMN indexed TEXT NOT NULL DEFAULT ''",
        """CREATE TABLE passages (
            id INTEGER NOT NULL PRIMARY KEY,
            document_id TEXT NOT NULL REFERENCES documents (id),
            annotation_id TEXT,
            start INTEGER,
            stop INTEGER,
            citation TEXT NOT NULL,
            topic TEXT NOT NULL,
            text TEXT NOT NULL,
            sha256 TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX passages_of_document ON passages (document_id, annotation_id)",
        "CREATE INDEX passages_of_annotation ON passages (annotation_id)"
        " WHERE annotation_id IS NOT NULL",
        "CREATE VIRTUAL TABLE search USING fts5 (words, content = '',"
        " tokenize = 'unicode61 remove_diacritics 2')",
    ),
    (
        """CREATE TABLE removed_documents (
            document_id TEXT NOT NULL PRIMARY KEY REFERENCES documents (id),
            removed TEXT NOT NULL,
            sha256 TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE deletions (
            kind TEXT NOT NULL CHECK (kind IN ('annotation', 'document')),
            id TEXT NOT NULL,
            deleted TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            PRIMARY KEY (kind, id)
        ) STRICT""",
        """CREATE TABLE origins (
            annotation_id TEXT NOT NULL PRIMARY KEY,
            document_id TEXT NOT NULL,
            origin_id TEXT NOT NULL,
            origin_document_id TEXT NOT NULL,
            taken_back INTEGER NOT NULL CHECK (taken_back IN (0, 1)),
            sha256 TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX origins_by_origin ON origins (origin_id)",
        """CREATE TABLE edition_answers (
            document_id TEXT NOT NULL,
            other_id TEXT NOT NULL,
            answer TEXT NOT NULL CHECK (answer IN ('not now', 'another meeting')),
            given TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            PRIMARY KEY (document_id, other_id)
        ) STRICT""",
        """CREATE TABLE drafts (
            document_id TEXT NOT NULL REFERENCES documents (id),
            annotation_id TEXT NOT NULL,
            body TEXT NOT NULL,
            written TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            PRIMARY KEY (document_id, annotation_id)
        ) STRICT""",
    ),
    (
        """CREATE TABLE readings (
            document_id TEXT NOT NULL PRIMARY KEY REFERENCES documents (id),
            body_sha256 TEXT NOT NULL,
            version INTEGER NOT NULL,
            sha256 TEXT NOT NULL
        ) STRICT""",
    ),
    (
        """CREATE TABLE outline_answers (
            document_id TEXT NOT NULL PRIMARY KEY REFERENCES documents (id),
            source TEXT NOT NULL, kind TEXT NOT NULL, given TEXT NOT NULL, sha256 TEXT NOT NULL,
            answer TEXT NOT NULL CHECK (answer IN ('chosen', 'followed', 'dismissed', 'withdrawn'))
        ) STRICT""",
    ),
    (
        """CREATE TABLE briefings (
            id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, body TEXT NOT NULL,
            modified TEXT NOT NULL, removed TEXT NOT NULL, sha256 TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE briefing_changes (
            briefing_id TEXT NOT NULL REFERENCES briefings (id), number INTEGER NOT NULL,
            description TEXT NOT NULL, body TEXT NOT NULL, made TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('done', 'undone')), sha256 TEXT NOT NULL,
            PRIMARY KEY (briefing_id, number)
        ) STRICT""",
        """CREATE TABLE profiles (
            name TEXT NOT NULL PRIMARY KEY, body TEXT NOT NULL, modified TEXT NOT NULL,
            sha256 TEXT NOT NULL
        ) STRICT""",
    ),
)
"""What leads from each version to the next; the version is their number (`user_version`)."""
