pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// A name that leads to a page of Bijou's; without an address it is only a name.
T.Button {
    id: link

    property string address: ""
    property color ink: Theme.textMuted

    implicitWidth: words.implicitWidth
    implicitHeight: words.implicitHeight
    enabled: address !== ""
    hoverEnabled: true
    Accessible.role: enabled ? Accessible.Link : Accessible.StaticText
    Accessible.name: text
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    onClicked: Actions.openAddress(address)

    HoverHandler {
        enabled: link.enabled
        cursorShape: Qt.PointingHandCursor
    }

    contentItem: Label {
        id: words
        text: link.text
        font.family: Theme.body.family
        font.pixelSize: Theme.body.pixelSize
        font.underline: link.hovered
        color: link.hovered ? Theme.text : link.ink
        Accessible.ignored: true
    }

    background: FocusRing {
        shown: link.visualFocus
        targetRadius: Theme.badgeRadius
    }
}
