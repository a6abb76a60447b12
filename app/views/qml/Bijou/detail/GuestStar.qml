pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// Somebody who guests in an episode: a small round portrait, initials where there is none; opens their page.
T.Button {
    id: guest

    required property string name
    required property string part
    required property string initials
    required property string address
    required property string file
    property color behind: Theme.background

    implicitWidth: Theme.px(190)
    implicitHeight: Math.max(Theme.gap44, words.height)
    enabled: address !== ""
    hoverEnabled: true
    text: name
    Accessible.role: Accessible.Link
    Accessible.name: part === "" ? name : qsTr("%1 as %2").arg(name).arg(part)
    onClicked: Actions.openAddress(address)
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    contentItem: Item {
        Portrait {
            id: disc
            x: guest.mirrored ? parent.width - width : 0
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.px(40)
            initials: guest.initials
            file: guest.file
            behind: guest.behind
            framed: guest.hovered
        }

        Column {
            id: words
            x: guest.mirrored ? 0 : disc.width + Theme.gap12
            width: parent.width - disc.width - Theme.gap12
            anchors.verticalCenter: parent.verticalCenter

            Label {
                width: parent.width
                horizontalAlignment: Text.AlignLeft
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
                text: guest.name
                font: Theme.strong
                Accessible.ignored: true
            }

            Label {
                width: parent.width
                horizontalAlignment: Text.AlignLeft
                visible: text !== ""
                text: guest.part
                font: Theme.caption
                color: Theme.textFaint
                Accessible.ignored: true
            }
        }
    }

    background: FocusRing {
        shown: guest.visualFocus
    }
}
