pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Bijou

// One setting: what it is at one end, its control at the other; under each other where there is little room.
GridLayout {
    id: line

    property string text: ""
    property string detail: ""
    default property alias control: slot.data
    readonly property Item held: slot.children.length > 0 ? slot.children[0] : null

    columns: width < (held?.implicitWidth ?? 0) + Theme.px(220) ? 1 : 2
    columnSpacing: Theme.gap16
    rowSpacing: Theme.gap8

    ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.px(2)

        Label {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignLeft
            wrapMode: Text.Wrap
            text: line.text
            font: Theme.strong
        }

        Label {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignLeft
            wrapMode: Text.Wrap
            visible: text !== ""
            text: line.detail
            font: Theme.caption
            color: Theme.textMuted
        }
    }

    Item {
        id: slot
        implicitWidth: line.held?.implicitWidth ?? 0
        implicitHeight: line.held?.implicitHeight ?? 0
    }
}
