-- Whom a provider of OpenID Connect names is this person: linked the first time by a verified e-mail, found by the provider's own name for them ever after.
CREATE TABLE external_login (
  issuer text COLLATE "C" NOT NULL,
  subject text COLLATE "C" NOT NULL,
  person text COLLATE "C" NOT NULL REFERENCES person,
  linked_at iso_time NOT NULL,
  used_at iso_time,
  PRIMARY KEY (issuer, subject)
);

CREATE INDEX external_login_person ON external_login (person);
