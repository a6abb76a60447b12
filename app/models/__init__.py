"""Qt item models and objects that QML shows."""
