pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A provider of metadata, in the words that it asks for.
Item {
    id: line

    required property string provider
    required property string name
    required property string words
    required property string link

    implicitHeight: text.implicitHeight
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1: %2").arg(name).arg(words)

    Icon {
        id: ball
        anchors.left: parent.left
        y: Theme.px(2)
        name: "ball"
        color: Theme.providers[line.provider]
        size: Theme.px(16)
    }

    Column {
        id: text
        anchors.left: ball.right
        anchors.leftMargin: Theme.gap12
        anchors.right: parent.right
        spacing: Theme.px(2)

        LinkLine {
            anchors.left: parent.left
            width: Math.min(implicitWidth, parent.width)
            lead: line.name
            address: line.link
        }

        Paragraph {
            width: parent.width
            text: line.words
            Accessible.ignored: true
        }
    }
}
