pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What changed on each server since one last looked; each count opens its list. Nothing where nothing did.
Item {
    id: panel

    signal wanted(server: int, kind: string, heading: string)

    height: Activity.changes.count > 0 ? card.height + Theme.gap12 : 0
    visible: height > 0

    Card {
        id: card
        y: Theme.gap4
        width: parent.width
        padding: Theme.gap16

        Column {
            width: parent.width
            spacing: Theme.gap8

            Item {
                width: parent.width
                height: Math.max(title.implicitHeight, seen.implicitHeight)

                Label {
                    id: title
                    anchors.left: parent.left
                    anchors.right: seen.left
                    anchors.rightMargin: Theme.gap8
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("Since you last looked")
                    font: Theme.strong
                    Accessible.role: Accessible.Heading
                }

                Button {
                    id: seen
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    kind: "ghost"
                    symbol: "check"
                    text: qsTr("Seen")
                    onClicked: Activity.looked()
                }
            }

            Repeater {
                model: Activity.changes

                Flow {
                    id: line
                    required property int server
                    required property string name
                    required property int added
                    required property int retired
                    required property int rematched
                    required property string spoken

                    width: parent.width
                    spacing: Theme.gap8
                    Accessible.role: Accessible.Grouping
                    Accessible.name: spoken

                    Label {
                        width: Math.min(Theme.px(160), line.width)
                        height: Theme.chipHeight
                        horizontalAlignment: Text.AlignLeft
                        text: line.name
                        color: Theme.textMuted
                        Accessible.ignored: true
                    }

                    ChangeCount {
                        number: line.added
                        mark: "plus"
                        ink: Theme.good
                        says: qsTr("%1 came to %2").arg(written).arg(line.name)
                        onClicked: panel.wanted(line.server, "added", says)
                    }

                    ChangeCount {
                        number: line.retired
                        mark: "minus"
                        ink: Theme.warn
                        says: qsTr("%1 left %2").arg(written).arg(line.name)
                        onClicked: panel.wanted(line.server, "retired", says)
                    }

                    ChangeCount {
                        number: line.rematched
                        mark: "pencil"
                        ink: Theme.info
                        says: qsTr("%1 of %2 matched anew").arg(written).arg(line.name)
                        onClicked: panel.wanted(line.server, "rematched", says)
                    }
                }
            }
        }
    }
}
