-- The tables of the SQLite store in PostgreSQL's dialect: docs/adr/0008. The agency stands in every key; register is the one reference table; no sequences, no triggers.
-- Texts sort by their code points, as they do in SQLite and in the program.

CREATE DOMAIN iso_date AS text COLLATE "C" CHECK (VALUE ~ '^\d{4}-\d{2}-\d{2}$' AND to_char(VALUE::date, 'YYYY-MM-DD') = VALUE);
CREATE DOMAIN iso_time AS text COLLATE "C" CHECK (VALUE ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{7}Z$' AND to_char(left(VALUE, 19)::timestamp, 'YYYY-MM-DD"T"HH24:MI:SS') = left(VALUE, 19));

CREATE TABLE agency (
  agency text COLLATE "C" NOT NULL PRIMARY KEY,
  name_zh text COLLATE "C" NOT NULL,
  name_en text COLLATE "C" NOT NULL,
  notice_zh text COLLATE "C",
  notice_en text COLLATE "C"
);

CREATE TABLE unit (
  agency text COLLATE "C" NOT NULL REFERENCES agency,
  unit text COLLATE "C" NOT NULL,
  parent text COLLATE "C",
  kind text COLLATE "C" NOT NULL,
  region text COLLATE "C",
  name_zh text COLLATE "C" NOT NULL,
  name_en text COLLATE "C" NOT NULL,
  from_date iso_date,
  to_date iso_date,
  PRIMARY KEY (agency, unit),
  FOREIGN KEY (agency, parent) REFERENCES unit (agency, unit)
);

CREATE TABLE list_member (
  agency text COLLATE "C" NOT NULL REFERENCES agency,
  list text COLLATE "C" NOT NULL,
  code text COLLATE "C" NOT NULL,
  from_date iso_date NOT NULL DEFAULT '0001-01-01',
  to_date iso_date,
  rank bigint,
  name_zh text COLLATE "C" NOT NULL,
  name_en text COLLATE "C" NOT NULL,
  aliases text COLLATE "C" NOT NULL DEFAULT '',
  PRIMARY KEY (agency, list, code, from_date)
);

CREATE TABLE plan (
  agency text COLLATE "C" NOT NULL REFERENCES agency,
  year bigint NOT NULL,
  version bigint NOT NULL,
  status text COLLATE "C" NOT NULL CHECK (status IN ('draft', 'approved', 'amended', 'closed')),
  content text COLLATE "C" NOT NULL,
  source text COLLATE "C",
  event bigint NOT NULL,
  PRIMARY KEY (agency, year, version)
);

-- An indicator's identity across years is its key; its id is a place in one year's plan.
CREATE TABLE indicator (
  agency text COLLATE "C" NOT NULL REFERENCES agency,
  year bigint NOT NULL,
  indicator text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  PRIMARY KEY (agency, year, indicator),
  UNIQUE (agency, year, key)
);

CREATE TABLE formula (
  agency text COLLATE "C" NOT NULL,
  year bigint NOT NULL,
  indicator text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  canonical text COLLATE "C" NOT NULL,
  status text COLLATE "C" NOT NULL CHECK (status IN ('read', 'suggested', 'confirmed')),
  event bigint NOT NULL,
  PRIMARY KEY (agency, year, indicator, version),
  FOREIGN KEY (agency, year, indicator) REFERENCES indicator (agency, year, indicator)
);

CREATE TABLE register (
  register text COLLATE "C" NOT NULL PRIMARY KEY,
  definition text COLLATE "C" NOT NULL
);

-- From when to when an agency's register is kept: before and after, its tallies are missing, not zero.
CREATE TABLE coverage (
  agency text COLLATE "C" NOT NULL REFERENCES agency,
  register text COLLATE "C" NOT NULL REFERENCES register,
  from_date iso_date NOT NULL,
  to_date iso_date,
  PRIMARY KEY (agency, register, from_date)
);

CREATE TABLE tally (
  agency text COLLATE "C" NOT NULL REFERENCES agency,
  tally text COLLATE "C" NOT NULL,
  register text COLLATE "C" NOT NULL REFERENCES register,
  definition text COLLATE "C" NOT NULL,
  PRIMARY KEY (agency, tally)
);

-- Which tally gives a term its number. The term is a component (#1) or a full name.
CREATE TABLE binding (
  agency text COLLATE "C" NOT NULL,
  year bigint NOT NULL,
  indicator text COLLATE "C" NOT NULL,
  term text COLLATE "C" NOT NULL,
  tally text COLLATE "C" NOT NULL,
  PRIMARY KEY (agency, year, indicator, term),
  FOREIGN KEY (agency, year, indicator) REFERENCES indicator (agency, year, indicator),
  FOREIGN KEY (agency, tally) REFERENCES tally (agency, tally)
);

-- What the verified entries of now add up to: what begins on a day and what ends on it. key is the distinct value, '' where all count.
CREATE TABLE tally_day (
  agency text COLLATE "C" NOT NULL,
  tally text COLLATE "C" NOT NULL,
  day iso_date NOT NULL,
  key text COLLATE "C" NOT NULL DEFAULT '',
  unit text COLLATE "C" NOT NULL,
  plus bigint NOT NULL DEFAULT 0,
  minus bigint NOT NULL DEFAULT 0,
  entries_plus bigint NOT NULL DEFAULT 0,
  entries_minus bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (agency, tally, day, key, unit),
  FOREIGN KEY (agency, tally) REFERENCES tally (agency, tally)
);

-- How many verified entries a unit has in a month: reported or not.
CREATE TABLE unit_month (
  agency text COLLATE "C" NOT NULL,
  register text COLLATE "C" NOT NULL REFERENCES register,
  unit text COLLATE "C" NOT NULL,
  month text COLLATE "C" NOT NULL,
  entries bigint NOT NULL,
  PRIMARY KEY (agency, register, month, unit),
  FOREIGN KEY (agency, unit) REFERENCES unit (agency, unit)
);

CREATE TABLE nil_return (
  agency text COLLATE "C" NOT NULL,
  register text COLLATE "C" NOT NULL REFERENCES register,
  unit text COLLATE "C" NOT NULL,
  month text COLLATE "C" NOT NULL,
  known_from iso_time NOT NULL,
  known_to iso_time,
  event bigint NOT NULL,
  PRIMARY KEY (agency, register, unit, month, known_from),
  FOREIGN KEY (agency, unit) REFERENCES unit (agency, unit)
);

CREATE TABLE import (
  agency text COLLATE "C" NOT NULL REFERENCES agency,
  import bigint NOT NULL,
  register text COLLATE "C" NOT NULL REFERENCES register,
  file text COLLATE "C" NOT NULL,
  digest text COLLATE "C" NOT NULL,
  accepted bigint NOT NULL,
  duplicates bigint NOT NULL,
  event bigint NOT NULL,
  PRIMARY KEY (agency, import)
);

-- Append-only. body is canonical JSON text; digest = SHA-256 over previous digest, number, at, by, reason, kind, subject and body.
CREATE TABLE event (
  agency text COLLATE "C" NOT NULL REFERENCES agency,
  number bigint NOT NULL,
  at iso_time NOT NULL,
  by text COLLATE "C" NOT NULL,
  reason text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  subject text COLLATE "C" NOT NULL,
  body text COLLATE "C" NOT NULL,
  previous text COLLATE "C" NOT NULL,
  digest text COLLATE "C" NOT NULL,
  PRIMARY KEY (agency, number)
);
