pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Something that Bijou is built on.
Item {
    id: line

    required property string name
    required property string version
    required property string licence
    required property string purpose
    required property string link

    implicitHeight: Math.max(name.implicitHeight + Theme.gap12, open.height + Theme.gap4)
    Accessible.role: Accessible.ListItem
    Accessible.name: [name.text, line.purpose, line.licence].join(", ")

    Label {
        id: name
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap12
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - licence.width - open.width - Theme.gap44
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignLeft
        text: line.version === "" ? line.name : line.name + "  " + line.version
        Accessible.ignored: true
    }

    Label {
        anchors.left: parent.left
        anchors.leftMargin: parent.width * 0.48
        anchors.right: licence.left
        anchors.rightMargin: Theme.gap12
        anchors.verticalCenter: parent.verticalCenter
        horizontalAlignment: Text.AlignLeft
        visible: line.width > Theme.px(520)
        text: line.purpose
        color: Theme.textMuted
        Accessible.ignored: true
    }

    Label {
        id: licence
        anchors.right: open.left
        anchors.rightMargin: Theme.gap8
        anchors.verticalCenter: parent.verticalCenter
        text: line.licence
        font: Theme.caption
        color: Theme.textFaint
        Accessible.ignored: true
    }

    IconButton {
        id: open
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        size: Theme.px(26)
        symbol: "external-link"
        text: qsTr("Open the page of %1").arg(line.name)
        onClicked: Actions.openLink(line.link)
    }
}
