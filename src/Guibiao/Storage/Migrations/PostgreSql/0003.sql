-- People sign in to the whole system, not to one agency: person, person_password, session and token are reference tables. What they may do stands in person_role, by agency.

CREATE TABLE person (
  person text COLLATE "C" NOT NULL PRIMARY KEY,
  name text COLLATE "C" NOT NULL,
  email text COLLATE "C",
  password_hash text COLLATE "C",
  password_at iso_time,
  must_change bigint NOT NULL DEFAULT 0 CHECK (must_change IN (0, 1)),
  stamp text COLLATE "C" NOT NULL,
  failures bigint NOT NULL DEFAULT 0,
  locked_until iso_time,
  two_step bigint NOT NULL DEFAULT 0 CHECK (two_step IN (0, 1)),
  -- Encrypted: the keys to it lie outside the database.
  authenticator_key text COLLATE "C",
  -- The time step of the last code that was taken: no code is taken twice.
  authenticator_step bigint NOT NULL DEFAULT 0,
  recovery_codes text COLLATE "C" NOT NULL DEFAULT '',
  created_at iso_time NOT NULL,
  expires_on iso_date,
  disabled bigint NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
  last_sign_in_at iso_time,
  -- Counts the changes: of two that began from the same state only one is stored.
  version bigint NOT NULL DEFAULT 1
);

-- Digests of the passwords that a person had, so that the last ones are not taken again.
CREATE TABLE person_password (
  person text COLLATE "C" NOT NULL REFERENCES person,
  password_hash text COLLATE "C" NOT NULL,
  set_at iso_time NOT NULL,
  PRIMARY KEY (person, password_hash)
);

-- unit is '' where the role holds for the whole agency.
CREATE TABLE person_role (
  agency text COLLATE "C" NOT NULL REFERENCES agency,
  person text COLLATE "C" NOT NULL REFERENCES person,
  role text COLLATE "C" NOT NULL,
  unit text COLLATE "C" NOT NULL DEFAULT '',
  PRIMARY KEY (agency, person, role, unit)
);

CREATE INDEX person_role_person ON person_role (person, agency);

CREATE TABLE session (
  session text COLLATE "C" NOT NULL PRIMARY KEY,
  person text COLLATE "C" NOT NULL REFERENCES person,
  started_at iso_time NOT NULL,
  seen_at iso_time NOT NULL,
  address text COLLATE "C" NOT NULL,
  browser text COLLATE "C" NOT NULL,
  ended_at iso_time
);

CREATE INDEX session_person ON session (person, started_at);

-- Keys for programs. Only the digest of one is kept. rights are words with blanks between: of what its person may do, what the token may.
CREATE TABLE token (
  digest text COLLATE "C" NOT NULL PRIMARY KEY,
  person text COLLATE "C" NOT NULL REFERENCES person,
  name text COLLATE "C" NOT NULL,
  rights text COLLATE "C" NOT NULL,
  created_at iso_time NOT NULL,
  expires_on iso_date NOT NULL,
  used_at iso_time,
  ended_at iso_time
);

CREATE INDEX token_person ON token (person, created_at);
