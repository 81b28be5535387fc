-- Somebody was asked in, by a link that works once. Of its secret only the digest is kept.
CREATE TABLE invitation (
  agency text COLLATE "C" NOT NULL REFERENCES agency,
  person text COLLATE "C" NOT NULL REFERENCES person,
  digest text COLLATE "C" NOT NULL,
  by text COLLATE "C" NOT NULL,
  made_at iso_time NOT NULL,
  expires_at iso_time NOT NULL,
  -- Null while nothing was tried, '' once the letter went out, else why it didn't.
  mail text COLLATE "C",
  accepted_at iso_time,
  withdrawn_at iso_time,
  PRIMARY KEY (agency, person)
);

-- When an agency's administrator last said that an account is still needed.
CREATE TABLE confirmed (
  agency text COLLATE "C" NOT NULL REFERENCES agency,
  person text COLLATE "C" NOT NULL REFERENCES person,
  at iso_time NOT NULL,
  by text COLLATE "C" NOT NULL,
  PRIMARY KEY (agency, person)
);

ALTER TABLE invitation ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_agency ON invitation USING (agency = current_setting('guibiao.agency', true));
ALTER TABLE confirmed ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_agency ON confirmed USING (agency = current_setting('guibiao.agency', true));
