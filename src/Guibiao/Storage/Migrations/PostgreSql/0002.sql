-- What an event tells can be taken out by an approved act while the chain holds: the event's digest covers the body's digest, and that one covers a
-- salt of chance, so that nobody can find a redacted name by trying all names. Redacting empties body and salt; body_digest stays.
ALTER TABLE event ADD COLUMN salt text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE event ADD COLUMN body_digest text COLLATE "C" NOT NULL DEFAULT '';

-- The signed heads of the chains, also kept in a file outside the database. agency is '' for the security log, which is the installation's.
CREATE TABLE head (
  agency text COLLATE "C" NOT NULL,
  epoch bigint NOT NULL,
  number bigint NOT NULL,
  digest text COLLATE "C" NOT NULL,
  at iso_time NOT NULL,
  signer text COLLATE "C" NOT NULL,
  signature text COLLATE "C" NOT NULL,
  PRIMARY KEY (agency, epoch, number)
);

-- Security events are the installation's, of no agency: who tries to sign in has none yet. They are written in batches; the batches are the chain.
CREATE TABLE security_batch (
  number bigint NOT NULL PRIMARY KEY,
  at iso_time NOT NULL,
  events bigint NOT NULL,
  events_digest text COLLATE "C" NOT NULL,
  previous text COLLATE "C" NOT NULL,
  digest text COLLATE "C" NOT NULL
);

CREATE TABLE security_event (
  batch bigint NOT NULL REFERENCES security_batch,
  place bigint NOT NULL,
  at iso_time NOT NULL,
  by text COLLATE "C" NOT NULL,
  agency text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  subject text COLLATE "C" NOT NULL,
  body text COLLATE "C" NOT NULL,
  PRIMARY KEY (batch, place)
);
