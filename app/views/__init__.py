"""QML, the engine and what views may ask for."""
