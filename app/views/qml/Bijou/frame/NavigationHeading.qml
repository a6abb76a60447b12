pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What the places under it have in common; a line where there is no room for words.
Item {
    id: heading

    property string text: ""
    property bool collapsed: false

    implicitHeight: collapsed ? Theme.gap20 : label.implicitHeight + Theme.px(26)
    Accessible.role: Accessible.Heading
    Accessible.name: text

    Label {
        id: label
        x: Theme.gap12
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap8
        width: parent.width - 2 * x
        visible: !heading.collapsed
        horizontalAlignment: Text.AlignLeft
        text: heading.text
        font: Theme.label
        color: Theme.textFaint
        Accessible.ignored: true
    }

    Separator {
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        visible: heading.collapsed
    }
}
