-- What a browser or a key shows instead of a password (WebAuthn). The secret half never leaves it. A reference table, as person is.
CREATE TABLE passkey (
  -- Its identifier and its public key, in base64url.
  passkey text COLLATE "C" NOT NULL PRIMARY KEY,
  person text COLLATE "C" NOT NULL REFERENCES person,
  name text COLLATE "C" NOT NULL,
  public_key text COLLATE "C" NOT NULL,
  sign_count bigint NOT NULL,
  transports text COLLATE "C" NOT NULL,
  backup_eligible bigint NOT NULL CHECK (backup_eligible IN (0, 1)),
  backed_up bigint NOT NULL CHECK (backed_up IN (0, 1)),
  made_at iso_time NOT NULL,
  used_at iso_time
);

CREATE INDEX passkey_person ON passkey (person);
