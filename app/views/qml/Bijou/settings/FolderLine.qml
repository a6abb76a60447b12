pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A folder: its path, to open or to copy.
Item {
    id: line

    required property string name
    required property string path

    implicitHeight: words.height + Theme.gap16

    Column {
        id: words
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap12
        anchors.right: buttons.left
        anchors.rightMargin: Theme.gap12
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.px(2)

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignLeft
            text: line.name
            font: Theme.strong
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignLeft
            text: line.path
            font: Theme.caption
            color: Theme.textMuted
            elide: Text.ElideMiddle
        }
    }

    Row {
        id: buttons
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter

        IconButton {
            symbol: "folder-open"
            text: qsTr("Open %1").arg(line.name)
            onClicked: Actions.openFolder(line.path)
        }

        IconButton {
            symbol: "copy"
            text: qsTr("Copy the path of %1").arg(line.name)
            onClicked: Actions.copyText(line.path)
        }
    }
}
