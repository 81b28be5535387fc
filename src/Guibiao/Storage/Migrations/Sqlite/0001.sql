-- The agency stands in every key; register is the one reference table: a definition is shared by the agencies that use it.
-- Times are UTC, 'YYYY-MM-DDTHH:MM:SS.fffffffZ'; dates 'YYYY-MM-DD'; a range's end is exclusive and NULL while it lasts.

CREATE TABLE agency (
  agency TEXT NOT NULL PRIMARY KEY,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  notice_zh TEXT,
  notice_en TEXT
) STRICT;

CREATE TABLE unit (
  agency TEXT NOT NULL REFERENCES agency,
  unit TEXT NOT NULL,
  parent TEXT,
  kind TEXT NOT NULL,
  region TEXT,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  from_date TEXT,
  to_date TEXT,
  PRIMARY KEY (agency, unit),
  FOREIGN KEY (agency, parent) REFERENCES unit (agency, unit)
) STRICT;

CREATE TABLE list_member (
  agency TEXT NOT NULL REFERENCES agency,
  list TEXT NOT NULL,
  code TEXT NOT NULL,
  from_date TEXT NOT NULL DEFAULT '0001-01-01',
  to_date TEXT,
  rank INTEGER,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  aliases TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (agency, list, code, from_date)
) STRICT;

CREATE TABLE plan (
  agency TEXT NOT NULL REFERENCES agency,
  year INTEGER NOT NULL,
  version INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('draft', 'approved', 'amended', 'closed')),
  content TEXT NOT NULL,
  source TEXT,
  event INTEGER NOT NULL,
  PRIMARY KEY (agency, year, version)
) STRICT;

-- An indicator's identity across years is its key; its id is a place in one year's plan.
CREATE TABLE indicator (
  agency TEXT NOT NULL REFERENCES agency,
  year INTEGER NOT NULL,
  indicator TEXT NOT NULL,
  key TEXT NOT NULL,
  PRIMARY KEY (agency, year, indicator),
  UNIQUE (agency, year, key)
) STRICT;

CREATE TABLE formula (
  agency TEXT NOT NULL,
  year INTEGER NOT NULL,
  indicator TEXT NOT NULL,
  version INTEGER NOT NULL,
  canonical TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('read', 'suggested', 'confirmed')),
  event INTEGER NOT NULL,
  PRIMARY KEY (agency, year, indicator, version),
  FOREIGN KEY (agency, year, indicator) REFERENCES indicator (agency, year, indicator)
) STRICT;

-- Which tally gives a term its number. The term is a component (#1) or a full name.
CREATE TABLE binding (
  agency TEXT NOT NULL,
  year INTEGER NOT NULL,
  indicator TEXT NOT NULL,
  term TEXT NOT NULL,
  tally TEXT NOT NULL,
  PRIMARY KEY (agency, year, indicator, term),
  FOREIGN KEY (agency, year, indicator) REFERENCES indicator (agency, year, indicator),
  FOREIGN KEY (agency, tally) REFERENCES tally (agency, tally)
) STRICT;

CREATE TABLE register (
  register TEXT NOT NULL PRIMARY KEY,
  definition TEXT NOT NULL
) STRICT;

-- From when to when an agency's register is kept: before and after, its tallies are missing, not zero.
CREATE TABLE coverage (
  agency TEXT NOT NULL REFERENCES agency,
  register TEXT NOT NULL REFERENCES register,
  from_date TEXT NOT NULL,
  to_date TEXT,
  PRIMARY KEY (agency, register, from_date)
) STRICT;

CREATE TABLE tally (
  agency TEXT NOT NULL REFERENCES agency,
  tally TEXT NOT NULL,
  register TEXT NOT NULL REFERENCES register,
  definition TEXT NOT NULL,
  PRIMARY KEY (agency, tally)
) STRICT;

-- What the verified entries of now add up to: what begins on a day and what ends on it. key is the distinct value, '' where all count.
CREATE TABLE tally_day (
  agency TEXT NOT NULL,
  tally TEXT NOT NULL,
  day TEXT NOT NULL,
  key TEXT NOT NULL DEFAULT '',
  unit TEXT NOT NULL,
  plus INTEGER NOT NULL DEFAULT 0,
  minus INTEGER NOT NULL DEFAULT 0,
  entries_plus INTEGER NOT NULL DEFAULT 0,
  entries_minus INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (agency, tally, day, key, unit),
  FOREIGN KEY (agency, tally) REFERENCES tally (agency, tally)
) STRICT, WITHOUT ROWID;

-- How many verified entries a unit has in a month: reported or not.
CREATE TABLE unit_month (
  agency TEXT NOT NULL,
  register TEXT NOT NULL REFERENCES register,
  unit TEXT NOT NULL,
  month TEXT NOT NULL,
  entries INTEGER NOT NULL,
  PRIMARY KEY (agency, register, month, unit),
  FOREIGN KEY (agency, unit) REFERENCES unit (agency, unit)
) STRICT, WITHOUT ROWID;

CREATE TABLE nil_return (
  agency TEXT NOT NULL,
  register TEXT NOT NULL REFERENCES register,
  unit TEXT NOT NULL,
  month TEXT NOT NULL,
  known_from TEXT NOT NULL,
  known_to TEXT,
  event INTEGER NOT NULL,
  PRIMARY KEY (agency, register, unit, month, known_from),
  FOREIGN KEY (agency, unit) REFERENCES unit (agency, unit)
) STRICT;

CREATE TABLE import (
  agency TEXT NOT NULL REFERENCES agency,
  import INTEGER NOT NULL,
  register TEXT NOT NULL REFERENCES register,
  file TEXT NOT NULL,
  digest TEXT NOT NULL,
  accepted INTEGER NOT NULL,
  duplicates INTEGER NOT NULL,
  event INTEGER NOT NULL,
  PRIMARY KEY (agency, import)
) STRICT;

-- Append-only. body is canonical JSON text; digest = SHA-256 over previous digest, number, at, by, reason, kind, subject and the body's digest (0002).
CREATE TABLE event (
  agency TEXT NOT NULL REFERENCES agency,
  number INTEGER NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  reason TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  previous TEXT NOT NULL,
  digest TEXT NOT NULL,
  PRIMARY KEY (agency, number)
) STRICT;
