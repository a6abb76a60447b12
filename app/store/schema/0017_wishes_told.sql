-- When it was told that a wish came (UTC seconds), so that it is told once (D60); NULL while it has not come. Whether it is done is derived all the same (D42).
ALTER TABLE wishlist ADD COLUMN told_at INTEGER;
-- What came before this was known is no news; what has not come loses this at the first look.
UPDATE wishlist SET told_at = 0 WHERE state <> 'unwanted';
