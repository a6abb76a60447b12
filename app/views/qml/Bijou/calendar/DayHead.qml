pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The head of a column: the day's number and name, today in the accent.
Item {
    id: head

    required property string number
    required property string name
    required property bool today
    required property string spoken

    Accessible.role: Accessible.ColumnHeader
    Accessible.name: spoken

    Label {
        id: figure
        anchors.left: parent.left
        anchors.leftMargin: Theme.px(2)
        anchors.bottom: rule.top
        anchors.bottomMargin: Theme.px(8)
        text: head.number
        font: Theme.figure
        color: head.today ? Theme.accentBright : Theme.text
        Accessible.ignored: true
    }

    Label {
        anchors.left: figure.right
        anchors.leftMargin: Theme.gap8
        anchors.baseline: figure.baseline
        width: Math.min(implicitWidth, head.width - figure.width - Theme.gap12)
        text: head.name
        font: Theme.label
        color: head.today ? Theme.accentBright : Theme.textMuted
        Accessible.ignored: true
    }

    Separator {
        id: rule
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
