"""What scenes and journeys ask of an item leaves nothing behind that a later item could be taken for."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMetaObject, QUrl
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem
from shiboken6 import Shiboken

from app.application.scenes.handling import type_of

CARD = b"import QtQuick\nItem { property int year: 1927 }"


def held() -> list[str]:
    """The classes that Python holds, by name."""
    return [one.className() for one in Shiboken.getAllValidWrappers() if type(one) is QMetaObject]


def test_a_type_is_named_and_its_class_is_not_held(qapp: object) -> None:
    engine = QQmlEngine()
    component = QQmlComponent(engine)
    component.setData(QByteArray(CARD), QUrl("file:///Card.qml"))
    card = component.create()
    assert isinstance(card, QQuickItem)
    assert [type_of(card), type_of(card)] == ["Card", "Card"]
    assert [name for name in held() if name.startswith("Card")] == []
    plain = QQuickItem()
    assert type_of(plain) == "QQuickItem"
    assert "QQuickItem" in held(), "what Qt itself made stands as long as Qt"
