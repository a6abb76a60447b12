pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// A faint line that ends in a web address; it opens in the browser.
T.Button {
    id: line

    property string lead: ""
    property string address: ""
    readonly property string place: address.replace("https://", "").replace("www.", "")

    implicitWidth: words.implicitWidth
    implicitHeight: words.implicitHeight + Theme.gap4
    hoverEnabled: true
    text: lead === "" ? place : qsTr("%1 · %2").arg(lead).arg(place)
    Accessible.role: Accessible.Link
    Accessible.name: text
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    onClicked: Actions.openLink(address)

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }

    contentItem: Label {
        id: words
        text: line.text
        wrapMode: Text.Wrap
        font.family: Theme.caption.family
        font.pixelSize: Theme.caption.pixelSize
        font.underline: line.hovered
        color: line.hovered ? Theme.textMuted : Theme.textFaint
        Accessible.ignored: true
    }

    background: FocusRing {
        shown: line.visualFocus
    }
}
