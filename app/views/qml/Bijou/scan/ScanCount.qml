pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// A count of the report; a press shows the titles behind it.
T.Button {
    id: tile

    property int count: 0
    property string tab: ""
    property color ink: Theme.text

    implicitHeight: column.implicitHeight + 2 * Theme.gap12
    hoverEnabled: true
    checked: ScanReports.tab === tab
    Accessible.role: Accessible.RadioButton
    Accessible.name: qsTr("%1: %2").arg(text).arg(count)
    Accessible.checked: checked
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    onClicked: ScanReports.show(tab)

    contentItem: Item {
        Column {
            id: column
            x: Theme.gap16
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - 2 * x
            spacing: Theme.px(3)

            Label {
                width: parent.width
                horizontalAlignment: Text.AlignLeft
                text: tile.text
                color: Theme.textMuted
                Accessible.ignored: true
            }

            Label {
                width: parent.width
                horizontalAlignment: Text.AlignLeft
                text: tile.count.toLocaleString(Qt.locale(), "f", 0)
                font: Theme.figure
                color: tile.count > 0 ? tile.ink : Theme.textFaint
                Accessible.ignored: true
            }
        }
    }

    background: Rectangle {
        radius: Theme.cardRadius
        color: tile.checked ? Theme.selected : tile.hovered ? Theme.hover : "transparent"
        border.width: Theme.hairline
        border.color: tile.checked ? Theme.lineStrong : Theme.line

        FocusRing {
            shown: tile.visualFocus
            targetRadius: Theme.cardRadius
        }
    }
}
