-- An event as it stands in the calendar file: only what changed is worked out anew.
ALTER TABLE calendar_events ADD COLUMN text BLOB;
