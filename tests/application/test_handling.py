"""What scenes and journeys ask of an item leaves nothing behind that a later item could be taken for."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMetaObject, QUrl
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem
from shiboken6 import Shiboken

from app.application.scenes.handling import type_of

CARD = b"import QtQuick\nItem { component Mark: Rectangle { property int of: 1 }\n property int year: 1927\n Mark {} }"


def held() -> list[str]:
    """The classes that Python holds, by name."""
    return [one.className() for one in Shiboken.getAllValidWrappers() if type(one) is QMetaObject]


def test_a_type_is_named_and_its_class_is_not_held(qapp: object) -> None:
    engine = QQmlEngine()
    component = QQmlComponent(engine)
    component.setData(QByteArray(CARD), QUrl("file:///Card.qml"))
    card = component.create()
    assert isinstance(card, QQuickItem)
    for made, name in ((card, "Card"), (card.childItems()[0], "Mark")):
        assert [type_of(made), type_of(made)] == [name, name]
        assert [one for one in held() if one.startswith(name)] == []
    plain = QQuickItem()
    assert [type_of(plain), type_of(plain)] == ["QQuickItem", "QQuickItem"], "what Qt itself made stands as long as Qt"
    assert "QQuickItem" in held()
