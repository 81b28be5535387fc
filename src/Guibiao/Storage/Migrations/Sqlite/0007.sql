-- Whom a provider of OpenID Connect names is this person: linked the first time by a verified e-mail, found by the provider's own name for them ever after.
CREATE TABLE external_login (
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  person TEXT NOT NULL REFERENCES person,
  linked_at TEXT NOT NULL,
  used_at TEXT,
  PRIMARY KEY (issuer, subject)
) STRICT;

CREATE INDEX external_login_person ON external_login (person);
