"""Describes the Python types that QML sees, for qmllint and editors: writes bijou.qmltypes beside the qmldir that names it."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QMetaMethod, QMetaObject, QObject

ROOT = Path(__file__).parents[1]
FILE = ROOT / "app" / "views" / "qml" / "Bijou" / "bijou.qmltypes"
NAMES = {"PyObject": "QVariant", "QVariant": "QVariant", "": "void"}


def main() -> None:
    """Write the file."""
    sys.path.insert(0, str(ROOT))
    from app.views import vocabulary

    types = {name: vocabulary.type_at(place) for name, place in sorted(vocabulary.TYPES.items())}
    parts = [_component(meta_name(kind), kind, [f"{name} 1.0"], singleton=False) for name, kind in types.items()]
    for name, place in sorted(vocabulary.SINGLETONS.items()):
        kind = vocabulary.type_at(place)
        parts.append(_also(name, kind) if kind in types.values() else _component(meta_name(kind), kind, [f"{name} 1.0"], singleton=True))
    FILE.write_text("import QtQuick.tooling 1.2\n\nModule {\n" + "\n".join(parts) + "}\n", encoding="utf-8")


def meta_name(kind: type[QObject]) -> str:
    """What C++ would call it."""
    return kind.staticMetaObject.className()


def _component(called: str, kind: type[QObject], exports: list[str], *, singleton: bool) -> str:
    meta = kind.staticMetaObject
    own = next(m for m in _ancestors(meta) if m.className() in {"QObject", "QAbstractItemModel", "QAbstractListModel"})
    told = getattr(kind, "qml_types", {})  # what the meta object only knows as QObject
    members = [*(_property(meta, i, told) for i in range(own.propertyCount(), meta.propertyCount()))]
    members += [_method(meta.method(i)) for i in range(own.methodCount(), meta.methodCount())]
    return _block(called, "QObject", exports, members, singleton=singleton)


def _also(name: str, kind: type[QObject]) -> str:
    """A singleton of a type that has a name of its own."""
    return _block(f"{name}Singleton", meta_name(kind), [f"{name} 1.0"], [], singleton=True)


def _block(called: str, prototype: str, exports: list[str], members: list[str], *, singleton: bool) -> str:
    lines = [
        "    Component {",
        f'        name: "{called}"',
        '        accessSemantics: "reference"',
        f'        prototype: "{prototype}"',
        "        exports: [" + ", ".join(f'"Bijou/{one}"' for one in exports) + "]",
        "        isCreatable: false",
        *(["        isSingleton: true"] if singleton else []),
        "        exportMetaObjectRevisions: [256]",
        *members,
        "    }",
    ]
    return "\n".join(lines) + "\n"


def _ancestors(meta: QMetaObject) -> list[QMetaObject]:
    chain: list[QMetaObject] = []
    one: QMetaObject | None = meta
    while one is not None:
        chain.append(one)
        one = one.superClass()
    return chain


def _property(meta: QMetaObject, index: int, told: dict[str, str]) -> str:
    one = meta.property(index)
    kind = one.typeName()
    pointer = kind.endswith("*")
    extra = "; isPointer: true" if pointer else ""
    extra += "" if one.isWritable() else "; isReadonly: true"
    extra += "; isPropertyConstant: true" if one.isConstant() else ""
    extra += f'; notify: "{_text(one.notifySignal().name())}"' if one.hasNotifySignal() else ""
    named = told.get(one.name(), NAMES.get(kind.rstrip("*"), kind.rstrip("*")))
    return f'        Property {{ name: "{one.name()}"; type: "{named}"{extra}; read: "{one.name()}"; index: {index} }}'


def _method(one: QMetaMethod) -> str:
    word = "Signal" if one.methodType() == QMetaMethod.MethodType.Signal else "Method"
    result = NAMES.get(one.typeName(), one.typeName())
    kinds = [NAMES.get(_text(kind), _text(kind)) for kind in one.parameterTypes()]
    names = [_text(name) or f"argument{i}" for i, name in enumerate(one.parameterNames())]
    inside = [f'name: "{_text(one.name())}"', *([] if result == "void" else [f'type: "{result}"'])]
    parameters = [f' Parameter {{ name: "{name}"; type: "{kind}" }}' for name, kind in zip(names, kinds, strict=True)]
    return f"        {word} {{ {'; '.join(inside)};{''.join(parameters)} }}"


def _text(raw: object) -> str:
    return bytes(raw).decode() if not isinstance(raw, str) else raw  # type: ignore[call-overload]  # QByteArray


if __name__ == "__main__":
    main()
