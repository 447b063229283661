-- The store of audits, version 1 (PRAGMA user_version). docs/pipelines.md explains it.

-- A run of `plainspeak audit`. A run that was killed has no time of its end and the state 'running'.
CREATE TABLE runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    started TEXT NOT NULL,          -- UTC, ISO 8601
    finished TEXT,                  -- UTC, ISO 8601
    state TEXT NOT NULL CHECK (state IN ('running', 'finished', 'stopped')),
    version TEXT NOT NULL           -- of plainspeak
);

-- A document as it was in a run. The figures of formulas are null for fewer than 100 words.
CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    folder TEXT NOT NULL,
    media_type TEXT NOT NULL,
    audience TEXT NOT NULL,
    words INTEGER NOT NULL,
    sentences INTEGER NOT NULL,
    findings INTEGER NOT NULL,
    reading_age REAL,
    flesch_reading_ease REAL,
    flesch_kincaid_grade REAL,
    mean_sentence_words REAL,
    long_sentences INTEGER NOT NULL,
    passive_sentences INTEGER NOT NULL,
    UNIQUE (run_id, path)
);

-- How often a rule was broken in a document.
CREATE TABLE counts (
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    rule TEXT NOT NULL,
    kind TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (document_id, rule)
) WITHOUT ROWID;

-- An input that could not be checked.
CREATE TABLE failures (
    run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    message TEXT NOT NULL
);

-- The text of a document, only where --keep-text asked for it.
CREATE TABLE texts (
    document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    text TEXT NOT NULL
);

CREATE INDEX counts_by_rule ON counts (rule);
CREATE INDEX documents_by_path ON documents (path);

-- A row for each run and folder. A mean of reading ages gives each document the weight of its words.
CREATE VIEW folder_figures AS
SELECT
    run_id,
    started,
    folder,
    count(*) AS documents,
    sum(words) AS words,
    sum(findings) AS findings,
    round(1000.0 * sum(findings) / nullif(sum(words), 0), 1) AS findings_per_1000_words,
    round(sum(reading_age * words) / nullif(sum(CASE WHEN reading_age IS NOT NULL THEN words END), 0), 1)
        AS reading_age
FROM documents JOIN runs ON runs.id = run_id
GROUP BY run_id, folder;

-- A row for each run and rule.
CREATE VIEW rule_figures AS
SELECT run_id, started, rule, kind, sum(count) AS times, count(*) AS documents
FROM counts JOIN documents ON documents.id = document_id JOIN runs ON runs.id = run_id
GROUP BY run_id, rule;
