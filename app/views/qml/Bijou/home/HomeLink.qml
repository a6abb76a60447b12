pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// A quiet way to another page.
T.Button {
    id: link

    property string address: ""

    implicitWidth: words.implicitWidth + 2 * Theme.gap4
    implicitHeight: words.implicitHeight + Theme.gap8
    padding: Theme.gap4
    hoverEnabled: true
    Accessible.role: Accessible.Link
    Accessible.name: text
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    onClicked: Actions.openAddress(address)

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }

    contentItem: Row {
        id: words
        spacing: Theme.gap4

        Label {
            text: link.text
            font: Theme.controlFont
            color: link.hovered ? Theme.text : Theme.textMuted
            Accessible.ignored: true
        }

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "chevron-right"
            mirror: link.mirrored
            color: link.hovered ? Theme.text : Theme.textMuted
            size: Theme.px(14)
        }
    }

    background: FocusRing {
        shown: link.visualFocus
        gap: 0
    }
}
