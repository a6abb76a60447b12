pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Where now is among today's cards. It moves each minute.
Item {
    id: line

    height: Theme.px(13)
    z: 2
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Now, %1").arg(Calendar.nowText)

    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        x: -Theme.px(4)
        width: parent.width + Theme.px(8)
        height: Theme.px(2)
        radius: height / 2
        color: Theme.accentBright
    }

    Rectangle {
        anchors.left: parent.left
        anchors.leftMargin: -Theme.px(8)
        anchors.verticalCenter: parent.verticalCenter
        width: now.implicitWidth + Theme.px(10)
        height: Math.max(Theme.px(15), now.implicitHeight)
        radius: height / 2
        color: Theme.accentFill

        Label {
            id: now
            anchors.centerIn: parent
            text: Calendar.nowText
            font: Theme.badge
            color: Theme.overAccent
            Accessible.ignored: true
        }
    }
}
