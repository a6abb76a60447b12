pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// The scan that runs, or when the last one ended. A press opens the detail; the cross stops it.
Column {
    id: foot

    property bool collapsed: false

    spacing: Theme.gap4
    visible: ScanProgress.running || ScanProgress.last !== ""

    Separator {
        width: parent.width
        visible: !foot.collapsed
    }

    T.Button {
        id: detail
        width: parent.width
        implicitHeight: Math.max(lines.implicitHeight, small.visible ? small.height : 0) + 2 * Theme.gap8
        hoverEnabled: true
        text: ScanProgress.running ? qsTr("Scanning %1, %2, %3").arg(ScanProgress.name).arg(ScanProgress.percent).arg(ScanProgress.words) : ScanProgress.last
        Accessible.name: text
        Accessible.description: qsTr("Opens the scans")
        Keys.onReturnPressed: click()
        Keys.onEnterPressed: click()
        onClicked: Actions.openAddress("bijou://scan/" + ScanProgress.scan)

        background: Rectangle {
            radius: Theme.px(8)
            color: detail.down ? Theme.pressed : detail.hovered ? Theme.hover : "transparent"

            FocusRing {
                shown: detail.visualFocus
                targetRadius: Theme.px(8)
                gap: 0
            }
        }

        contentItem: Item {
            Column {
                id: lines
                x: Theme.px(10)
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - 2 * x
                spacing: Theme.px(7)
                visible: !foot.collapsed

                Item {
                    width: parent.width
                    height: name.implicitHeight
                    visible: ScanProgress.running

                    Label {
                        id: verb
                        anchors.left: parent.left
                        text: qsTr("Scanning")
                        color: Theme.textMuted
                    }

                    Label {
                        id: name
                        anchors.left: verb.right
                        anchors.leftMargin: Theme.gap4
                        anchors.right: percent.left
                        anchors.rightMargin: Theme.gap4
                        horizontalAlignment: Text.AlignLeft
                        text: ScanProgress.name
                        font: Theme.strong
                    }

                    Label {
                        id: percent
                        anchors.right: cancel.visible ? cancel.left : parent.right
                        text: ScanProgress.percent
                        font: Theme.bodyFigures
                        color: Theme.textMuted
                    }

                    IconButton {
                        id: cancel
                        anchors.right: parent.right
                        anchors.rightMargin: -Theme.gap4
                        anchors.verticalCenter: parent.verticalCenter
                        visible: detail.hovered || activeFocus || hovered
                        size: Theme.px(22)
                        symbol: "x"
                        text: qsTr("Stop this scan")
                        onClicked: Actions.cancelScan(ScanProgress.server)
                    }
                }

                ProgressBar {
                    width: parent.width
                    visible: ScanProgress.running
                    name: qsTr("Scan of %1").arg(ScanProgress.name)
                    value: Math.max(0, ScanProgress.fraction)
                    indeterminate: ScanProgress.fraction < 0
                }

                Label {
                    width: parent.width
                    text: ScanProgress.running ? ScanProgress.words : ScanProgress.last
                    font: Theme.captionFigures
                    color: Theme.textFaint
                }

                Label {
                    width: parent.width
                    visible: ScanProgress.more > 0
                    text: qsTr("and %1 more").arg(ScanProgress.more)
                    font: Theme.caption
                    color: Theme.textFaint
                }
            }

            Column {
                id: small
                anchors.centerIn: parent
                spacing: Theme.gap4
                visible: foot.collapsed

                Label {
                    anchors.horizontalCenter: parent.horizontalCenter
                    visible: ScanProgress.running
                    text: ScanProgress.percent
                    font: Theme.badge
                    color: Theme.textMuted
                }

                ProgressBar {
                    width: Theme.px(30)
                    visible: ScanProgress.running
                    name: qsTr("Scan of %1").arg(ScanProgress.name)
                    value: Math.max(0, ScanProgress.fraction)
                    indeterminate: ScanProgress.fraction < 0
                }

                Icon {
                    visible: !ScanProgress.running
                    name: "history"
                    color: Theme.textFaint
                }
            }
        }

        Tip {
            beside: true
            text: detail.text
            shown: foot.collapsed && detail.hovered
        }
    }
}
