-- The reference service's database, version 1. Instants are Unix milliseconds UTC, digests 64
-- hexadecimal digits, ids UUIDs in lower case.
-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE token (
  hash       TEXT PRIMARY KEY,
  subject    TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The one order of everything that the feeds tell. Numbers are never used twice.
CREATE TABLE log (
  seq     INTEGER PRIMARY KEY AUTOINCREMENT,
  feed    TEXT NOT NULL CHECK (feed IN ('demandes', 'articles', 'media')),
  subject TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX log_by_feed ON log (feed, seq);
CREATE INDEX log_by_subject ON log (subject);

-- What was accepted from a client under an id of its own: makes a second PUT harmless.
CREATE TABLE accepted (
  id          TEXT PRIMARY KEY,
  kind        TEXT NOT NULL CHECK (kind IN ('demande', 'message', 'validation', 'vote')),
  parent      TEXT NOT NULL,
  digest      TEXT NOT NULL,
  recorded_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE demande (
  key                  INTEGER PRIMARY KEY,
  id                   TEXT NOT NULL UNIQUE,
  number               TEXT NOT NULL UNIQUE,
  status               TEXT NOT NULL,
  recorded_at          INTEGER NOT NULL,
  updated_at           INTEGER NOT NULL,
  channel              TEXT NOT NULL CHECK (channel IN ('portail', 'telephone')),
  digest               TEXT,
  profile              TEXT NOT NULL,
  author               TEXT NOT NULL,
  progiciel            TEXT,
  criticality          TEXT,
  content              TEXT NOT NULL  -- the content's members as JSON, without the braces
) STRICT;
CREATE INDEX demande_by_recorded_at ON demande (recorded_at);

CREATE TABLE event (
  seq         INTEGER PRIMARY KEY REFERENCES log (seq),
  id          TEXT NOT NULL UNIQUE,
  demande     TEXT NOT NULL REFERENCES demande (id),
  at          INTEGER NOT NULL,
  kind        TEXT NOT NULL,
  side        TEXT NOT NULL CHECK (side IN ('service', 'client')),
  name        TEXT NOT NULL,
  text        TEXT,
  status      TEXT,
  criticality TEXT,
  delivered   TEXT,
  attachments TEXT NOT NULL  -- a JSON array
) STRICT;
CREATE INDEX event_by_demande ON event (demande, seq);

CREATE TABLE upload (
  id         TEXT PRIMARY KEY,
  filename   TEXT NOT NULL,
  sha256     TEXT NOT NULL,
  length     INTEGER NOT NULL,
  complete   INTEGER NOT NULL DEFAULT 0,
  named      INTEGER NOT NULL DEFAULT 0,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE attachment (
  id         TEXT PRIMARY KEY,
  owner      TEXT NOT NULL,
  name       TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size       INTEGER NOT NULL,
  sha256     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE vote (
  id         TEXT PRIMARY KEY,
  article    TEXT NOT NULL,
  helpful    INTEGER NOT NULL,
  reason     TEXT NOT NULL,
  written_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE article (
  id     TEXT PRIMARY KEY,
  record TEXT NOT NULL  -- the article as the feed gives it
) STRICT, WITHOUT ROWID;

CREATE TABLE image (
  id         TEXT PRIMARY KEY,
  article    TEXT NOT NULL,
  media_type TEXT NOT NULL,
  sha256     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE medium (
  id         TEXT PRIMARY KEY,
  media_type TEXT NOT NULL,
  sha256     TEXT NOT NULL,
  record     TEXT NOT NULL  -- the medium as the feed gives it
) STRICT, WITHOUT ROWID;

-- The parts of the service information, each as the contract writes it.
CREATE TABLE information (
  kind     TEXT NOT NULL CHECK (kind IN ('service', 'opening', 'progiciel', 'notice')),
  id       TEXT NOT NULL,
  position INTEGER NOT NULL,
  record   TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
