-- What an event tells can be taken out by an approved act while the chain holds: the event's digest covers the body's digest, and that one covers a
-- salt of chance, so that nobody can find a redacted name by trying all names. Redacting empties body and salt; body_digest stays.
ALTER TABLE event ADD COLUMN salt TEXT NOT NULL DEFAULT '';
ALTER TABLE event ADD COLUMN body_digest TEXT NOT NULL DEFAULT '';

-- The signed heads of the chains, also kept in a file outside the database. agency is '' for the security log, which is the installation's.
CREATE TABLE head (
  agency TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  number INTEGER NOT NULL,
  digest TEXT NOT NULL,
  at TEXT NOT NULL,
  signer TEXT NOT NULL,
  signature TEXT NOT NULL,
  PRIMARY KEY (agency, epoch, number)
) STRICT;

-- Security events are the installation's, of no agency: who tries to sign in has none yet. They are written in batches; the batches are the chain.
CREATE TABLE security_batch (
  number INTEGER NOT NULL PRIMARY KEY,
  at TEXT NOT NULL,
  events INTEGER NOT NULL,
  events_digest TEXT NOT NULL,
  previous TEXT NOT NULL,
  digest TEXT NOT NULL
) STRICT;

CREATE TABLE security_event (
  batch INTEGER NOT NULL REFERENCES security_batch,
  place INTEGER NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  agency TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (batch, place)
) STRICT;
