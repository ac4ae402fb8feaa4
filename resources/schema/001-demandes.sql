-- 001-demandes.sql - Demandes, what leaves, what comes, the FAQ, the espace média
--
-- Frozen once released: what changes is a new script.
--
-- `key` is the rowid; `id` is the UUID that people and programs exchange. Instants are Unix
-- milliseconds, UTC, 0 for none. A text that is not said is '' in a Demande, NULL elsewhere.
-- `seal` is the SHA-256 of what we stored, for SQLite does not notice most flipped bits.
-- SPDX-License-Identifier: GPL-3.0-or-later

-- One row a thing known of the account: its service, its cursors.
CREATE TABLE account (
  key   TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

-- `delivery` is ours. From `number` to `content_digest` is the service's. The content between
-- is ours until it is sent, and never changes after.
CREATE TABLE demande (
  key                  INTEGER PRIMARY KEY,
  id                   TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  delivery             TEXT NOT NULL
                       CHECK (delivery IN ('draft', 'queued', 'sending', 'sent', 'refused')),
  title                TEXT NOT NULL,
  title_key            TEXT NOT NULL, -- for sorting and finding: no accents, lower case
  progiciel            TEXT NOT NULL,
  version              TEXT NOT NULL,
  context              TEXT NOT NULL,
  error_messages       TEXT NOT NULL,
  steps                TEXT NOT NULL, -- a JSON array of texts
  expected             TEXT NOT NULL,
  observed             TEXT NOT NULL,
  reproducible         TEXT,
  criticality_proposed TEXT,
  workaround           TEXT NOT NULL,
  scope_reason         TEXT NOT NULL,
  subject              TEXT NOT NULL DEFAULT '',
  qualification        TEXT NOT NULL DEFAULT '', -- a JSON object, or '' without answers
  created_at           INTEGER NOT NULL,
  edited_at            INTEGER NOT NULL,
  number               TEXT NOT NULL DEFAULT '',
  status               TEXT NOT NULL DEFAULT '',
  criticality          TEXT,
  author               TEXT NOT NULL DEFAULT '',
  channel              TEXT NOT NULL DEFAULT '',
  profile              TEXT NOT NULL DEFAULT '',
  recorded_at          INTEGER NOT NULL DEFAULT 0,
  updated_at           INTEGER NOT NULL DEFAULT 0,
  content_digest       TEXT NOT NULL DEFAULT '',
  unread               INTEGER NOT NULL DEFAULT 0,
  seal                 BLOB NOT NULL,
  activity_at          INTEGER AS (max (updated_at, edited_at)),
  gravity              INTEGER AS (CASE coalesce (criticality, criticality_proposed)
                                   WHEN 'bloquante' THEN 1 WHEN 'majeure' THEN 2
                                   WHEN 'mineure' THEN 3 ELSE 4 END)
) STRICT;

CREATE INDEX demande_by_activity ON demande (activity_at);
CREATE INDEX demande_by_gravity ON demande (gravity, activity_at DESC, key DESC);
CREATE INDEX demande_by_recorded ON demande (recorded_at = 0, recorded_at);
CREATE INDEX demande_by_title ON demande (title_key);
CREATE INDEX demande_by_number ON demande (number);
CREATE INDEX demande_by_delivery ON demande (delivery) WHERE delivery <> 'sent';
CREATE INDEX demande_by_status ON demande (status);

-- What happened to a Demande, in the order of the service's log.
CREATE TABLE event (
  key         INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  demande     INTEGER NOT NULL REFERENCES demande (key) ON DELETE CASCADE,
  seq         INTEGER NOT NULL,
  at          INTEGER NOT NULL,
  kind        TEXT NOT NULL,
  side        TEXT NOT NULL,
  author      TEXT,
  text        TEXT,
  status      TEXT,
  criticality TEXT,
  delivered   TEXT,
  seal        BLOB NOT NULL
) STRICT;

CREATE INDEX event_by_demande ON event (demande, seq);

-- The first event of a Demande that came since somebody last looked at it.
CREATE TABLE news (
  demande INTEGER PRIMARY KEY REFERENCES demande (key) ON DELETE CASCADE,
  seq     INTEGER NOT NULL
) STRICT;

-- When what is due next for a Demande is due, 0 for nothing, and what that was reckoned from. It
-- follows behind what it is made of, and can be thrown away.
CREATE TABLE due (
  demande    INTEGER PRIMARY KEY REFERENCES demande (key) ON DELETE CASCADE,
  at         INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  seq        INTEGER NOT NULL
) STRICT;

CREATE INDEX due_by_at ON due (at) WHERE at > 0;

-- What came and could not be applied, with the reason: it blocks nothing and is not lost.
CREATE TABLE aside (
  key      INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL CHECK (kind IN ('demande', 'event', 'article', 'medium')),
  id       TEXT,
  reason   TEXT NOT NULL,
  content  TEXT NOT NULL,
  noted_at INTEGER NOT NULL
) STRICT;

CREATE INDEX aside_by_id ON aside (kind, id);

-- Events that came before their Demande: they wait for it, as they will be in `event`.
CREATE TABLE orphan_event (
  key         INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  demande_id  TEXT NOT NULL CHECK (length (demande_id) = 36),
  seq         INTEGER NOT NULL,
  at          INTEGER NOT NULL,
  kind        TEXT NOT NULL,
  side        TEXT NOT NULL,
  author      TEXT,
  text        TEXT,
  status      TEXT,
  criticality TEXT,
  delivered   TEXT,
  seal        BLOB NOT NULL
) STRICT;

CREATE INDEX orphan_event_by_demande ON orphan_event (demande_id);

-- The files of a Demande, of an outgoing item or of an event. Their contents are in the blob
-- store, by their digest.
CREATE TABLE attachment (
  key        INTEGER PRIMARY KEY,
  id         TEXT NOT NULL CHECK (length (id) = 36),
  owner_kind TEXT NOT NULL CHECK (owner_kind IN ('demande', 'outgoing', 'event')),
  owner_id   TEXT NOT NULL,
  position   INTEGER NOT NULL,
  name       TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size       INTEGER NOT NULL CHECK (size >= 0),
  sha256     TEXT NOT NULL CHECK (length (sha256) = 64),
  uploaded   INTEGER NOT NULL DEFAULT 0,
  UNIQUE (owner_id, owner_kind, id)
) STRICT;

CREATE INDEX attachment_by_id ON attachment (id);
CREATE INDEX attachment_by_content ON attachment (sha256);

-- What leaves: `payload` is the exact bytes that are sent, from the moment they may be on their
-- way until the service has confirmed them; `digest` is theirs, and stays.
CREATE TABLE outgoing (
  key             INTEGER PRIMARY KEY,
  id              TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  kind            TEXT NOT NULL CHECK (kind IN ('demande', 'message', 'validation', 'vote')),
  parent_id       TEXT CHECK ((kind = 'demande') = (parent_id IS NULL)),
  text            TEXT,
  accepted        INTEGER NOT NULL DEFAULT 0,
  written_at      INTEGER NOT NULL,
  delivery        TEXT NOT NULL
                  CHECK (delivery IN ('draft', 'queued', 'sending', 'sent', 'refused')),
  payload         BLOB,
  digest          TEXT,
  queued_at       INTEGER NOT NULL DEFAULT 0,
  not_before      INTEGER NOT NULL DEFAULT 0,
  attempts        INTEGER NOT NULL DEFAULT 0,
  next_attempt_at INTEGER NOT NULL DEFAULT 0,
  problem         TEXT,
  problem_detail  TEXT,
  sent_at         INTEGER NOT NULL DEFAULT 0,
  CHECK (delivery <> 'sending' OR (payload IS NOT NULL AND digest IS NOT NULL))
) STRICT;

CREATE INDEX outgoing_unsent ON outgoing (queued_at) WHERE delivery <> 'sent';
CREATE INDEX outgoing_by_parent ON outgoing (parent_id);

-- A key is never used twice: the search index, which follows behind, knows articles by it.
CREATE TABLE article (
  key        INTEGER PRIMARY KEY AUTOINCREMENT,
  id         TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  title      TEXT NOT NULL,
  title_key  TEXT NOT NULL,
  category   TEXT NOT NULL,
  product    TEXT,
  body       TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  seen_at    INTEGER NOT NULL DEFAULT 0,
  own        INTEGER NOT NULL DEFAULT 0, -- the help of the application: not the service's
  seal       BLOB NOT NULL
) STRICT;

CREATE INDEX article_by_title ON article (title_key);
CREATE INDEX article_by_category ON article (category, title_key);
CREATE INDEX article_by_updated ON article (updated_at);

CREATE TABLE article_image (
  key        INTEGER PRIMARY KEY,
  article    INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
  id         TEXT NOT NULL,
  position   INTEGER NOT NULL,
  alt        TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size       INTEGER NOT NULL,
  sha256     TEXT NOT NULL CHECK (length (sha256) = 64),
  UNIQUE (article, id)
) STRICT;

CREATE INDEX article_image_by_content ON article_image (sha256);

CREATE TABLE medium (
  key          INTEGER PRIMARY KEY,
  id           TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  title        TEXT NOT NULL,
  title_key    TEXT NOT NULL,
  category     TEXT NOT NULL,
  description  TEXT NOT NULL,
  media_type   TEXT NOT NULL,
  size         INTEGER NOT NULL,
  sha256       TEXT NOT NULL,
  published_on TEXT NOT NULL,
  product      TEXT
) STRICT;

CREATE INDEX medium_by_published ON medium (published_on);

-- What the person was told of: `place` is the notification that still shows it, '' once it is gone;
-- `demande` is NULL for a call about none.
CREATE TABLE notification (
  key     TEXT NOT NULL PRIMARY KEY,
  demande INTEGER REFERENCES demande (key) ON DELETE CASCADE,
  told_at INTEGER NOT NULL,
  place   TEXT NOT NULL
) STRICT;

CREATE INDEX notification_by_demande ON notification (demande);

-- The deletions that somebody asked for: there are no others.
CREATE TABLE journal (
  key       INTEGER PRIMARY KEY,
  at        INTEGER NOT NULL,
  action    TEXT NOT NULL,
  object    TEXT NOT NULL,
  object_id TEXT NOT NULL
) STRICT;

-- Our Progiciels, as we say ourselves that they are installed; conditions as in GuichetConditionState.
CREATE TABLE parc (
  progiciel      TEXT NOT NULL PRIMARY KEY,
  version        TEXT NOT NULL,
  sites          TEXT NOT NULL,
  formation      INTEGER NOT NULL CHECK (formation BETWEEN 0 AND 2),
  prerequis      INTEGER NOT NULL CHECK (prerequis BETWEEN 0 AND 2),
  teleassistance INTEGER NOT NULL CHECK (teleassistance BETWEEN 0 AND 2),
  licence        INTEGER NOT NULL CHECK (licence BETWEEN 0 AND 2)
) STRICT;

-- What was said by telephone. It stays here: the contract has no such thing. `demande_id` is the
-- Demande it was about, or that it made; `callback_at` when Eksaé promised to call back.
CREATE TABLE call (
  key         INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  demande_id  TEXT NOT NULL,
  caller      TEXT NOT NULL,
  at          INTEGER NOT NULL,
  note        TEXT NOT NULL,
  callback_at INTEGER NOT NULL DEFAULT 0,
  done_at     INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX call_by_demande ON call (demande_id, at);
CREATE INDEX call_awaited ON call (callback_at) WHERE callback_at <> 0 AND done_at = 0;

-- The Portail's own figures over a period of days (as GuichetDay, the last excluded), as it said
-- them at `asked_at`: the Statistics of the contract, JSON.
CREATE TABLE portal_figures (
  from_day INTEGER NOT NULL,
  to_day   INTEGER NOT NULL,
  asked_at INTEGER NOT NULL,
  text     TEXT NOT NULL,
  PRIMARY KEY (from_day, to_day)
) STRICT;

-- What is searched: how it is written is at the head of search/guichet-text-index.c. Collection 1
-- is the FAQ, 2 the Demandes.
CREATE TABLE search_collection (
  collection      INTEGER PRIMARY KEY,
  epoch           INTEGER NOT NULL DEFAULT 0, -- another one: read everything again
  compacting_term TEXT,
  compacting_gone INTEGER NOT NULL DEFAULT 0
) STRICT;

INSERT INTO search_collection (collection) VALUES (1), (2);

-- A number is never used twice: postings know documents by it.
CREATE TABLE search_document (
  document    INTEGER PRIMARY KEY AUTOINCREMENT,
  collection  INTEGER NOT NULL,
  item        INTEGER NOT NULL,
  title_stems INTEGER NOT NULL,
  body_words  INTEGER NOT NULL,
  product     TEXT,
  category    TEXT,
  UNIQUE (collection, item)
) STRICT;

CREATE TABLE search_posting (
  collection INTEGER NOT NULL,
  term       TEXT NOT NULL,
  piece      INTEGER NOT NULL,
  last       INTEGER NOT NULL,
  count      INTEGER NOT NULL,
  packed     BLOB NOT NULL,
  PRIMARY KEY (collection, term, piece)
) STRICT, WITHOUT ROWID;

CREATE TABLE search_word (
  key        INTEGER PRIMARY KEY,
  collection INTEGER NOT NULL,
  word       TEXT NOT NULL,
  in_title   INTEGER NOT NULL,
  UNIQUE (collection, word)
) STRICT;

CREATE TABLE search_gone (
  key        INTEGER PRIMARY KEY AUTOINCREMENT,
  collection INTEGER NOT NULL,
  document   INTEGER NOT NULL
) STRICT;

CREATE INDEX search_gone_by_collection ON search_gone (collection, key);

-- What changed and is not indexed yet.
CREATE TABLE search_pending (
  collection INTEGER NOT NULL,
  item       INTEGER NOT NULL,
  PRIMARY KEY (collection, item)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER article_is_new AFTER INSERT ON article BEGIN
  INSERT INTO search_pending (collection, item) SELECT 1, new.key WHERE NOT EXISTS
    (SELECT 1 FROM search_pending WHERE collection = 1 AND item = new.key);
END;

CREATE TRIGGER article_has_changed AFTER UPDATE OF seal ON article WHEN new.seal IS NOT old.seal BEGIN
  INSERT INTO search_pending (collection, item) SELECT 1, new.key WHERE NOT EXISTS
    (SELECT 1 FROM search_pending WHERE collection = 1 AND item = new.key);
END;

CREATE TRIGGER article_is_gone AFTER DELETE ON article BEGIN
  INSERT INTO search_pending (collection, item) SELECT 1, old.key WHERE NOT EXISTS
    (SELECT 1 FROM search_pending WHERE collection = 1 AND item = old.key);
END;
