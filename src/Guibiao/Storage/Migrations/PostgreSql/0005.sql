-- What the public reads of a year: one document a publication, kept whole. It is never changed; a withdrawal names the event that made it.
CREATE TABLE publication (
  agency text COLLATE "C" NOT NULL REFERENCES agency,
  year bigint NOT NULL,
  number bigint NOT NULL,
  day iso_date NOT NULL,
  plan_version bigint NOT NULL,
  content text COLLATE "C" NOT NULL,
  digest text COLLATE "C" NOT NULL,
  event bigint NOT NULL,
  withdrawn bigint,
  PRIMARY KEY (agency, year, number),
  FOREIGN KEY (agency, year, plan_version) REFERENCES plan (agency, year, version)
);

ALTER TABLE publication ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_agency ON publication USING (agency = current_setting('guibiao.agency', true));

-- What happened to one object is asked on its own page.
CREATE INDEX event_subject ON event (agency, subject, number);
