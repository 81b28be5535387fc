-- The agency's directory (LDAP) knows the password of such an account; here is none.
ALTER TABLE person ADD COLUMN by_directory INTEGER NOT NULL DEFAULT 0 CHECK (by_directory IN (0, 1));
