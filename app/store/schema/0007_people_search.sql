-- The words of people's names, so that a last name is found as one types it. The names themselves stay in people; the triggers keep the two in step.
CREATE VIRTUAL TABLE people_search USING fts5(
    folded, content = 'people', content_rowid = 'id', detail = 'none', columnsize = 0, tokenize = 'unicode61 remove_diacritics 0'
);
CREATE TRIGGER people_search_added AFTER INSERT ON people BEGIN
    INSERT INTO people_search (rowid, folded) VALUES (new.id, new.folded);
END;
CREATE TRIGGER people_search_removed AFTER DELETE ON people BEGIN
    INSERT INTO people_search (people_search, rowid, folded) VALUES ('delete', old.id, old.folded);
END;
CREATE TRIGGER people_search_renamed AFTER UPDATE OF folded ON people BEGIN
    INSERT INTO people_search (people_search, rowid, folded) VALUES ('delete', old.id, old.folded);
    INSERT INTO people_search (rowid, folded) VALUES (new.id, new.folded);
END;
INSERT INTO people_search (people_search) VALUES ('rebuild');

-- Every word there is, for the typo that is forgiven.
CREATE VIRTUAL TABLE people_words USING fts5vocab (people_search, row);
