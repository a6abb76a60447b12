pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Which server each field's value was taken from.
Sheet {
    id: sheet

    property var sources: null

    title: qsTr("Where each fact came from")
    widest: Theme.px(440)

    Repeater {
        model: sheet.sources

        Item {
            id: line
            required property string name
            required property string value

            width: parent?.width ?? 0
            height: Theme.px(26)
            Accessible.role: Accessible.StaticText
            Accessible.name: name + ": " + value

            Label {
                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width / 2
                text: line.name
                color: Theme.textMuted
                Accessible.ignored: true
            }

            Label {
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width / 2
                horizontalAlignment: Text.AlignRight
                text: line.value
                Accessible.ignored: true
            }
        }
    }
}
