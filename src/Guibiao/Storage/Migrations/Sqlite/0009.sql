-- What a browser or a key shows instead of a password (WebAuthn). The secret half never leaves it. A reference table, as person is.
CREATE TABLE passkey (
  -- Its identifier and its public key, in base64url.
  passkey TEXT NOT NULL PRIMARY KEY,
  person TEXT NOT NULL REFERENCES person,
  name TEXT NOT NULL,
  public_key TEXT NOT NULL,
  sign_count INTEGER NOT NULL,
  transports TEXT NOT NULL,
  backup_eligible INTEGER NOT NULL CHECK (backup_eligible IN (0, 1)),
  backed_up INTEGER NOT NULL CHECK (backed_up IN (0, 1)),
  made_at TEXT NOT NULL,
  used_at TEXT
) STRICT;

CREATE INDEX passkey_person ON passkey (person);
