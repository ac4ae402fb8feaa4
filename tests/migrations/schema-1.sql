-- schema-1.sql - a database of version 1, as it was released: never change it
-- SPDX-License-Identifier: GPL-3.0-or-later
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE account (
  key   TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
INSERT INTO account VALUES('created_at','1778144400000');
INSERT INTO account VALUES('service_address','https://support.example/');
INSERT INTO account VALUES('cursor_demandes','opaque-17');
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
INSERT INTO demande VALUES(1,'aaaaaaaa-0000-4000-8000-000000000001','draft','Clôture annuelle refusée','cloture annuelle refusee','finances','V9.2','Depuis lundi','ERR-12','["Menu › Clôture"]','Elle passe','Elle échoue','always','majeure','','','','',1778144400000,1778144500000,'','',NULL,'','','',0,0,'',0,X'01');
INSERT INTO demande VALUES(2,'aaaaaaaa-0000-4000-8000-000000000002','sent','Par téléphone','par telephone','','','','','[]','','',NULL,NULL,'','','','',0,0,'D-2026-0412','prise_en_charge','mineure','Mairie','telephone','livret-2026-03',1778144400000,1778144600000,'',1,X'02');
INSERT INTO demande VALUES(3,'aaaaaaaa-0000-4000-8000-000000000003','sending','En route','en route','','','','','[]','','',NULL,NULL,'','','','',1778144400000,1778144500000,'','',NULL,'','','',0,0,'',0,X'03');
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
INSERT INTO event VALUES(1,'eeeeeeee-0000-4000-8000-000000000001',2,7,1778144600000,'prise_en_charge','service','Technicien','Bonjour','prise_en_charge',NULL,NULL,X'04');
CREATE TABLE news (
  demande INTEGER PRIMARY KEY REFERENCES demande (key) ON DELETE CASCADE,
  seq     INTEGER NOT NULL
) STRICT;
CREATE TABLE due (
  demande    INTEGER PRIMARY KEY REFERENCES demande (key) ON DELETE CASCADE,
  at         INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  seq        INTEGER NOT NULL
) STRICT;
CREATE TABLE aside (
  key      INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL CHECK (kind IN ('demande', 'event', 'article', 'medium')),
  id       TEXT,
  reason   TEXT NOT NULL,
  content  TEXT NOT NULL,
  noted_at INTEGER NOT NULL
) STRICT;
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
INSERT INTO attachment VALUES(1,'ffffffff-0000-4000-8000-000000000001','demande','aaaaaaaa-0000-4000-8000-000000000001',0,'capture.png','image/png',3,'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',0);
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
INSERT INTO outgoing VALUES(1,'aaaaaaaa-0000-4000-8000-000000000003','demande',NULL,NULL,0,1778144500000,'sending',X'616263','ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',1778144500000,0,2,0,'unavailable',NULL,0);
INSERT INTO outgoing VALUES(2,'bbbbbbbb-0000-4000-8000-000000000001','message','aaaaaaaa-0000-4000-8000-000000000002','Merci',0,1778144500000,'queued',NULL,NULL,1778144500001,0,0,0,NULL,NULL,0);
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
INSERT INTO article VALUES(1,'cccccccc-0000-4000-8000-000000000001','Réinitialiser un mot de passe','reinitialiser un mot de passe','Comptes',NULL,'# Comment',1778144400000,1778144500000,0,X'05');
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
INSERT INTO article_image VALUES(1,1,'dddddddd-0000-4000-8000-000000000001',0,'L''écran','image/png',3,'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
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
INSERT INTO medium VALUES(1,'cccccccc-0000-4000-8000-000000000002','Guide','guide','Guides','Un guide','application/pdf',9,'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad','2026-03-01',NULL);
CREATE TABLE notification (
  key     TEXT NOT NULL PRIMARY KEY,
  demande INTEGER REFERENCES demande (key) ON DELETE CASCADE,
  told_at INTEGER NOT NULL,
  place   TEXT NOT NULL
) STRICT;
CREATE TABLE journal (
  key       INTEGER PRIMARY KEY,
  at        INTEGER NOT NULL,
  action    TEXT NOT NULL,
  object    TEXT NOT NULL,
  object_id TEXT NOT NULL
) STRICT;
INSERT INTO journal VALUES(1,1778144400000,'delete','demande','aaaaaaaa-0000-4000-8000-000000000009');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('article',1);
CREATE TABLE parc (
  progiciel      TEXT NOT NULL PRIMARY KEY,
  version        TEXT NOT NULL,
  sites          TEXT NOT NULL,
  formation      INTEGER NOT NULL CHECK (formation BETWEEN 0 AND 2),
  prerequis      INTEGER NOT NULL CHECK (prerequis BETWEEN 0 AND 2),
  teleassistance INTEGER NOT NULL CHECK (teleassistance BETWEEN 0 AND 2),
  licence        INTEGER NOT NULL CHECK (licence BETWEEN 0 AND 2)
) STRICT;
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
CREATE TABLE portal_figures (
  from_day INTEGER NOT NULL,
  to_day   INTEGER NOT NULL,
  asked_at INTEGER NOT NULL,
  text     TEXT NOT NULL,
  PRIMARY KEY (from_day, to_day)
) STRICT;
CREATE TABLE search_collection (
  collection      INTEGER PRIMARY KEY,
  epoch           INTEGER NOT NULL DEFAULT 0, -- another one: read everything again
  compacting_term TEXT,
  compacting_gone INTEGER NOT NULL DEFAULT 0
) STRICT;
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
CREATE TABLE search_pending (
  collection INTEGER NOT NULL,
  item       INTEGER NOT NULL,
  PRIMARY KEY (collection, item)
) STRICT, WITHOUT ROWID;
INSERT INTO search_collection VALUES(1,0,NULL,0);
INSERT INTO search_collection VALUES(2,0,NULL,0);
INSERT INTO search_pending VALUES(1,1);
CREATE INDEX demande_by_activity ON demande (activity_at);
CREATE INDEX demande_by_gravity ON demande (gravity, activity_at DESC, key DESC);
CREATE INDEX demande_by_recorded ON demande (recorded_at = 0, recorded_at);
CREATE INDEX demande_by_title ON demande (title_key);
CREATE INDEX demande_by_number ON demande (number);
CREATE INDEX demande_by_delivery ON demande (delivery) WHERE delivery <> 'sent';
CREATE INDEX demande_by_status ON demande (status);
CREATE INDEX event_by_demande ON event (demande, seq);
CREATE INDEX due_by_at ON due (at) WHERE at > 0;
CREATE INDEX aside_by_id ON aside (kind, id);
CREATE INDEX orphan_event_by_demande ON orphan_event (demande_id);
CREATE INDEX attachment_by_id ON attachment (id);
CREATE INDEX attachment_by_content ON attachment (sha256);
CREATE INDEX outgoing_unsent ON outgoing (queued_at) WHERE delivery <> 'sent';
CREATE INDEX outgoing_by_parent ON outgoing (parent_id);
CREATE INDEX article_by_title ON article (title_key);
CREATE INDEX article_by_category ON article (category, title_key);
CREATE INDEX article_by_updated ON article (updated_at);
CREATE INDEX article_image_by_content ON article_image (sha256);
CREATE INDEX medium_by_published ON medium (published_on);
CREATE INDEX notification_by_demande ON notification (demande);
CREATE INDEX call_by_demande ON call (demande_id, at);
CREATE INDEX call_awaited ON call (callback_at) WHERE callback_at <> 0 AND done_at = 0;
CREATE INDEX search_gone_by_collection ON search_gone (collection, key);
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
COMMIT;
