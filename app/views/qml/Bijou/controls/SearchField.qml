pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A field to look for something; `keys` is the shortcut that leads to it.
TextField {
    id: field

    property string keys: ""
    property bool overArt: false

    symbol: "search"
    far: Theme.gap12 + (hint.visible ? hint.width + Theme.gap8 : 0)
    implicitWidth: Theme.searchWidth
    inputMethodHints: Qt.ImhNoPredictiveText

    background: Rectangle {
        radius: Theme.buttonRadius
        color: field.overArt ? Theme.overArt : Theme.control
        border.width: field.activeFocus ? Theme.px(2) : Theme.hairline
        border.color: field.activeFocus ? Theme.accentBright : field.hovered ? Theme.lineStrong : field.overArt ? Theme.overArtLine : Theme.line
    }

    KeyHint {
        id: hint
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap12
        anchors.verticalCenter: parent.verticalCenter
        text: field.keys
        visible: field.keys !== "" && field.text === "" && !field.activeFocus
    }
}
