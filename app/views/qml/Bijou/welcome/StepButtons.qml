pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The way back at one end, the way on at the other.
FocusScope {
    id: buttons

    property string text: ""
    property string symbol: ""
    property bool ready: true
    property bool waiting: false
    property alias back: back.text
    signal accepted

    implicitWidth: back.implicitWidth + on.implicitWidth + Theme.gap16
    implicitHeight: Math.max(back.height, on.height)

    Button {
        id: back
        anchors.left: parent.left
        anchors.leftMargin: -Theme.gap12
        kind: "ghost"
        focus: buttons.text === ""
        text: AddServer.editing ? qsTr("Cancel") : qsTr("Back")
        onClicked: AddServer.editing ? AddServer.cancel() : AddServer.back()
    }

    Button {
        id: on
        anchors.right: parent.right
        kind: "primary"
        focus: buttons.text !== ""
        visible: text !== ""
        text: buttons.text
        symbol: buttons.symbol
        busy: buttons.waiting
        enabled: buttons.ready && !buttons.waiting
        onClicked: buttons.accepted()
    }
}
