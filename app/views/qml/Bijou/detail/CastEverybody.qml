pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// Behind the last of the cast: everybody who had a part in it.
T.Button {
    id: everybody

    property int number: 0

    implicitHeight: Theme.headshot + Theme.px(60)
    hoverEnabled: true
    text: qsTr("All cast and crew")
    Accessible.name: qsTr("All cast and crew, %1").arg(number)
    Accessible.role: Accessible.Button
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }

    contentItem: Item {
        Portrait {
            id: disc
            anchors.horizontalCenter: parent.horizontalCenter
            symbol: "users"
            framed: everybody.visualFocus
            color: everybody.hovered ? Theme.surfaceHigh : Theme.control
        }

        Label {
            anchors.top: disc.bottom
            anchors.topMargin: Theme.gap8
            width: parent.width
            leftPadding: Theme.gap8
            rightPadding: Theme.gap8
            horizontalAlignment: Text.AlignHCenter
            text: everybody.text
            font: Theme.strong
            color: everybody.hovered ? Theme.text : Theme.textMuted
            wrapMode: Text.Wrap
            maximumLineCount: 3
            Accessible.ignored: true
        }
    }
}
