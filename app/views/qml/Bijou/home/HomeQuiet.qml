pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What stands in a section of Home that has nothing yet: one sentence, and one way on.
Column {
    id: quiet

    property string heading: ""
    property string sentence: ""
    property alias action: link.text
    property alias address: link.address
    readonly property alias link: link

    spacing: Theme.gap8

    SectionTitle {
        text: quiet.heading
    }

    Item {
        width: parent.width
        height: Math.max(said.implicitHeight, link.implicitHeight)

        Label {
            id: said
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, parent.width - link.width - Theme.gap8)
            horizontalAlignment: Text.AlignLeft
            wrapMode: Text.Wrap
            text: quiet.sentence
            color: Theme.textMuted
        }

        HomeLink {
            id: link
            anchors.left: said.right
            anchors.leftMargin: Theme.gap8
            anchors.verticalCenter: parent.verticalCenter
        }
    }
}
