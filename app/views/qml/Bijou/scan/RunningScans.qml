pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The scans that run now, each with its bar and a way to stop it.
Column {
    id: running

    spacing: Theme.gap12
    visible: ScanProgress.count > 0

    Repeater {
        model: ScanProgress

        Card {
            id: card
            required property int server
            required property string name
            required property string library
            required property real fraction
            required property string percent
            required property string words

            width: running.width
            Accessible.role: Accessible.Grouping
            Accessible.name: qsTr("Scanning %1").arg(name)

            Item {
                width: parent.width
                height: column.height

                Column {
                    id: column
                    anchors.left: parent.left
                    anchors.right: stop.left
                    anchors.rightMargin: Theme.gap20
                    spacing: Theme.gap8

                    Item {
                        width: parent.width
                        height: title.implicitHeight

                        Label {
                            id: title
                            anchors.left: parent.left
                            width: parent.width - percent.width - Theme.gap8
                            horizontalAlignment: Text.AlignLeft
                            text: card.library === "" ? qsTr("Scanning %1").arg(card.name) : qsTr("Scanning %1 · %2").arg(card.name).arg(card.library)
                            font: Theme.strong
                        }

                        Label {
                            id: percent
                            anchors.right: parent.right
                            text: card.percent
                            font: Theme.bodyFigures
                            color: Theme.textMuted
                        }
                    }

                    ProgressBar {
                        width: parent.width
                        name: title.text
                        value: Math.max(0, card.fraction)
                        indeterminate: card.fraction < 0
                    }

                    Label {
                        width: parent.width
                        horizontalAlignment: Text.AlignLeft
                        text: card.words
                        font: Theme.captionFigures
                        color: Theme.textFaint
                    }
                }

                Button {
                    id: stop
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("Stop")
                    hint: qsTr("What was read is kept; the next scan goes on from there.")
                    onClicked: Actions.cancelScan(card.server)
                }
            }
        }
    }
}
