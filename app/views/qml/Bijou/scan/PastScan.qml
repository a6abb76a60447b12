pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// One line of the past; a press opens its report.
T.Button {
    id: line

    required property int number
    required property string server
    required property string mode
    required property string badge
    required property string tone
    required property string when
    required property string counts

    implicitHeight: words.implicitHeight + 2 * Theme.gap8
    text: server
    checked: ScanReports.number === number
    hoverEnabled: true
    Accessible.role: Accessible.Link
    Accessible.name: [server, mode, badge, when, counts].filter(part => part !== "").join(", ")
    Accessible.selected: checked
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    onClicked: Actions.openAddress("bijou://scan/" + number)

    contentItem: Item {
        Column {
            id: words
            anchors.left: parent.left
            anchors.leftMargin: Theme.gap12
            anchors.right: state.left
            anchors.rightMargin: Theme.gap8
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.px(2)

            Label {
                width: parent.width
                horizontalAlignment: Text.AlignLeft
                text: line.server
                font: Theme.strong
                Accessible.ignored: true
            }

            Label {
                width: parent.width
                horizontalAlignment: Text.AlignLeft
                text: qsTr("%1 · %2").arg(line.mode).arg(line.when)
                font: Theme.captionFigures
                color: Theme.textFaint
                Accessible.ignored: true
            }
        }

        Column {
            id: state
            anchors.right: parent.right
            anchors.rightMargin: Theme.gap12
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.px(3)

            Badge {
                anchors.right: parent.right
                text: line.badge
                ink: line.tone === "good" ? Theme.good : line.tone === "warn" ? Theme.warn : line.tone === "bad" ? Theme.bad : Theme.info
            }

            Label {
                anchors.right: parent.right
                visible: text !== ""
                text: line.counts
                font: Theme.captionFigures
                color: Theme.textMuted
                Accessible.ignored: true
            }
        }
    }

    background: Rectangle {
        radius: Theme.px(8)
        color: line.checked ? Theme.selected : line.hovered ? Theme.hover : "transparent"

        FocusRing {
            shown: line.visualFocus
            targetRadius: Theme.px(8)
            gap: 0
        }
    }
}
