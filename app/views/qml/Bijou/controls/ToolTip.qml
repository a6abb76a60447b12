pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// A word on what lies under the pointer, and its key.
T.ToolTip {
    id: tip

    property string keys: ""

    x: parent ? (parent.width - implicitWidth) / 2 : 0
    y: parent ? parent.height + Theme.px(6) : 0
    implicitWidth: row.implicitWidth + leftPadding + rightPadding
    implicitHeight: row.implicitHeight + topPadding + bottomPadding
    leftPadding: Theme.px(10)
    rightPadding: Theme.px(10)
    topPadding: Theme.px(6)
    bottomPadding: Theme.px(6)
    margins: Theme.gap8
    delay: 600
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent | T.Popup.CloseOnReleaseOutsideParent

    contentItem: Item {
        Row {
            id: row
            anchors.centerIn: parent
            spacing: Theme.gap8

            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: tip.text
                font: Theme.caption
            }

            KeyHint {
                anchors.verticalCenter: parent.verticalCenter
                text: tip.keys
                ink: Theme.textMuted
            }
        }
    }

    background: Rectangle {
        radius: Theme.px(7)
        color: Theme.surfaceHigh
        border.width: Theme.hairline
        border.color: Theme.lineStrong
    }
}
