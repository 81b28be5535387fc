-- Row-level security: a role that owns no table sees and writes the rows of the agency that its transaction works for (docs/adr/0010). The owner is not held to it.
-- agency, the list of agencies, is read by everybody; security_event and security_batch are the installation's.

DO $$
DECLARE
  of_agency text;
BEGIN
  FOR of_agency IN
    SELECT table_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND column_name = 'agency' AND table_name NOT IN ('agency', 'security_event', 'head', 'person_role')
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', of_agency);
    EXECUTE format('CREATE POLICY of_agency ON %I USING (agency = current_setting(''guibiao.agency'', true))', of_agency);
  END LOOP;
END
$$;

-- The security log's heads, with no agency, are everybody's to add to.
ALTER TABLE head ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_agency ON head USING (agency IN (current_setting('guibiao.agency', true), ''));

-- What somebody may do is asked at sign-in, when no agency is chosen yet; it is given and taken by agency.
ALTER TABLE person_role ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON person_role FOR SELECT USING (true);
CREATE POLICY of_agency ON person_role USING (agency = current_setting('guibiao.agency', true));
