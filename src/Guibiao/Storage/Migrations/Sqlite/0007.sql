-- Who a provider (OpenID Connect) says that somebody is: the issuer's name for them, which stays when their e-mail changes. A reference table, as person is.
CREATE TABLE provider_account (
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  person TEXT NOT NULL REFERENCES person,
  -- By which the account was found.
  email TEXT NOT NULL,
  linked_at TEXT NOT NULL,
  PRIMARY KEY (issuer, subject),
  UNIQUE (person, issuer)
) STRICT;
