-- People sign in to the whole system, not to one agency: person, person_password, session and token are reference tables. What they may do stands in person_role, by agency.

CREATE TABLE person (
  person TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  email TEXT,
  password_hash TEXT,
  password_at TEXT,
  must_change INTEGER NOT NULL DEFAULT 0 CHECK (must_change IN (0, 1)),
  stamp TEXT NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0,
  locked_until TEXT,
  two_step INTEGER NOT NULL DEFAULT 0 CHECK (two_step IN (0, 1)),
  -- Encrypted: the keys to it lie outside the database.
  authenticator_key TEXT,
  -- The time step of the last code that was taken: no code is taken twice.
  authenticator_step INTEGER NOT NULL DEFAULT 0,
  recovery_codes TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL,
  expires_on TEXT,
  disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
  last_sign_in_at TEXT,
  -- Counts the changes: of two that began from the same state only one is stored.
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

-- Digests of the passwords that a person had, so that the last ones are not taken again.
CREATE TABLE person_password (
  person TEXT NOT NULL REFERENCES person,
  password_hash TEXT NOT NULL,
  set_at TEXT NOT NULL,
  PRIMARY KEY (person, password_hash)
) STRICT;

-- unit is '' where the role holds for the whole agency.
CREATE TABLE person_role (
  agency TEXT NOT NULL REFERENCES agency,
  person TEXT NOT NULL REFERENCES person,
  role TEXT NOT NULL,
  unit TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (agency, person, role, unit)
) STRICT;

CREATE INDEX person_role_person ON person_role (person, agency);

CREATE TABLE session (
  session TEXT NOT NULL PRIMARY KEY,
  person TEXT NOT NULL REFERENCES person,
  started_at TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  address TEXT NOT NULL,
  browser TEXT NOT NULL,
  ended_at TEXT
) STRICT;

CREATE INDEX session_person ON session (person, started_at);

-- Keys for programs. Only the digest of one is kept. rights are words with blanks between: of what its person may do, what the token may.
CREATE TABLE token (
  digest TEXT NOT NULL PRIMARY KEY,
  person TEXT NOT NULL REFERENCES person,
  name TEXT NOT NULL,
  rights TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_on TEXT NOT NULL,
  used_at TEXT,
  ended_at TEXT
) STRICT;

CREATE INDEX token_person ON token (person, created_at);
