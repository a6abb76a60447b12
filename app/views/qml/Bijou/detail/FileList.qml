pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Where the files are, in their servers' words; those that this computer sees can be shown in their folder.
Column {
    id: list

    property var files: null

    spacing: Theme.gap4

    SectionTitle {
        text: qsTr("Files")
        bottomPadding: Theme.gap4
    }

    Repeater {
        model: list.files

        Item {
            id: line
            required property string server
            required property string text
            required property string path
            required property string folder
            required property string spoken

            width: list.width
            height: Math.max(Theme.px(40), words.height)
            Accessible.role: Accessible.ListItem
            Accessible.name: spoken

            Column {
                id: words
                anchors.left: parent.left
                anchors.right: open.left
                anchors.rightMargin: open.visible ? Theme.gap12 : 0
                anchors.verticalCenter: parent.verticalCenter

                Label {
                    width: parent.width
                    text: line.path
                    elide: Text.ElideMiddle
                    color: Theme.textMuted
                    Accessible.ignored: true
                }

                Label {
                    width: parent.width
                    text: line.text === "" ? line.server : qsTr("%1 · %2").arg(line.server).arg(line.text)
                    font: Theme.captionFigures
                    color: Theme.textFaint
                    Accessible.ignored: true
                }
            }

            Button {
                id: open
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                visible: line.folder !== ""
                width: visible ? implicitWidth : 0
                kind: "ghost"
                symbol: "folder-open"
                text: qsTr("Show in folder")
                Accessible.name: qsTr("Show %1 in its folder").arg(line.path)
                onClicked: Actions.openFolder(line.folder)
            }
        }
    }
}
