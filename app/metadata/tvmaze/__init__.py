"""TVmaze: shows and the instants at which their episodes air, without a key."""
