pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What a key does, and the key.
Item {
    id: line

    property var keys: []
    property string does: ""

    implicitHeight: Math.max(row.height, words.implicitHeight) + Theme.px(6)
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%1: %2").arg(does).arg(keys.join(" "))

    Label {
        id: words
        anchors.left: parent.left
        anchors.right: row.left
        anchors.verticalCenter: parent.verticalCenter
        horizontalAlignment: Text.AlignLeft
        text: line.does
        Accessible.ignored: true
    }

    Row {
        id: row
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap4

        Repeater {
            model: line.keys

            KeyHint {
                required property string modelData
                text: modelData
                ink: Theme.textMuted
            }
        }
    }
}
