-- Somebody was asked in, by a link that works once. Of its secret only the digest is kept.
CREATE TABLE invitation (
  agency TEXT NOT NULL REFERENCES agency,
  person TEXT NOT NULL REFERENCES person,
  digest TEXT NOT NULL,
  by TEXT NOT NULL,
  made_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  -- Null while nothing was tried, '' once the letter went out, else why it didn't.
  mail TEXT,
  accepted_at TEXT,
  withdrawn_at TEXT,
  PRIMARY KEY (agency, person)
) STRICT;

-- When an agency's administrator last said that an account is still needed.
CREATE TABLE confirmed (
  agency TEXT NOT NULL REFERENCES agency,
  person TEXT NOT NULL REFERENCES person,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  PRIMARY KEY (agency, person)
) STRICT;
