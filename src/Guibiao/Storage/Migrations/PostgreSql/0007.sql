-- Who a provider (OpenID Connect) says that somebody is: the issuer's name for them, which stays when their e-mail changes. A reference table, as person is.
CREATE TABLE provider_account (
  issuer text COLLATE "C" NOT NULL,
  subject text COLLATE "C" NOT NULL,
  person text COLLATE "C" NOT NULL REFERENCES person,
  -- By which the account was found.
  email text COLLATE "C" NOT NULL,
  linked_at iso_time NOT NULL,
  PRIMARY KEY (issuer, subject),
  UNIQUE (person, issuer)
);
