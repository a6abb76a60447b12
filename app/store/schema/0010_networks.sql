-- Which networks the library's shows are of, for the choice in Discover.
CREATE INDEX shows_of_networks ON enrichments (json_extract(CAST(more AS TEXT), '$.network[0]'), json_extract(CAST(more AS TEXT), '$.network[1]'))
    WHERE facet = 'details' AND show_id IS NOT NULL AND json_extract(CAST(more AS TEXT), '$.network[0]') IS NOT NULL;
