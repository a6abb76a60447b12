"""One way out of the house: every connection to a server or provider is opened here."""
