-- What the public reads of a year: one document a publication, kept whole. It is never changed; a withdrawal names the event that made it.
CREATE TABLE publication (
  agency TEXT NOT NULL REFERENCES agency,
  year INTEGER NOT NULL,
  number INTEGER NOT NULL,
  day TEXT NOT NULL,
  plan_version INTEGER NOT NULL,
  content TEXT NOT NULL,
  digest TEXT NOT NULL,
  event INTEGER NOT NULL,
  withdrawn INTEGER,
  PRIMARY KEY (agency, year, number),
  FOREIGN KEY (agency, year, plan_version) REFERENCES plan (agency, year, version)
) STRICT;

-- What happened to one object is asked on its own page.
CREATE INDEX event_subject ON event (agency, subject, number);
