-- The lines that tell of many titles at once, newest first: the page of a title looks whether it is among them.
CREATE INDEX activity_of_many ON activity (id) WHERE listed IS NOT NULL;
