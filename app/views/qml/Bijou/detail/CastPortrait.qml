pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// One of the cast.
Item {
    id: portrait

    required property string name
    required property string part
    required property string initials
    required property string file
    property bool framed: false

    height: Theme.headshot + Theme.px(58)
    Accessible.role: Accessible.ListItem
    Accessible.name: part === "" ? name : qsTr("%1 as %2").arg(name).arg(part)

    Rectangle {
        id: disc
        anchors.horizontalCenter: parent.horizontalCenter
        width: Theme.headshot
        height: width
        radius: width / 2
        color: Theme.surfaceHigh
        border.width: Theme.hairline
        border.color: Theme.line

        Label {
            anchors.centerIn: parent
            visible: picture.status !== Image.Ready
            text: portrait.initials
            font: Theme.title
            color: Theme.textMuted
            Accessible.ignored: true
        }

        // The picture is square: its corners are drawn over in the page's colour
        Image {
            id: picture
            anchors.fill: parent
            source: portrait.file
            sourceSize: Qt.size(width, height)
            asynchronous: true
        }

        Icon {
            visible: picture.status === Image.Ready
            anchors.centerIn: parent
            size: parent.width + 2
            name: "round-mask"
            color: Theme.background
        }

        Rectangle {
            anchors.fill: parent
            anchors.margins: portrait.framed ? -Theme.px(4) : 0
            radius: width / 2
            color: "transparent"
            border.width: portrait.framed ? Theme.px(2) : Theme.hairline
            border.color: portrait.framed ? Theme.accent : Theme.line
        }
    }

    Label {
        id: who
        anchors.top: disc.bottom
        anchors.topMargin: Theme.gap8
        width: parent.width
        leftPadding: Theme.gap4
        rightPadding: Theme.gap4
        horizontalAlignment: Text.AlignHCenter
        text: portrait.name
        font: Theme.strong
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
        Accessible.ignored: true
    }

    Label {
        anchors.top: who.bottom
        width: parent.width
        leftPadding: Theme.gap4
        rightPadding: Theme.gap4
        horizontalAlignment: Text.AlignHCenter
        text: portrait.part
        font: Theme.caption
        color: Theme.textFaint
        Accessible.ignored: true
    }
}
