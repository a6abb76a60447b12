pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Every version on every server, with what it is made of, and which is best.
Column {
    id: list

    property var versions: null

    spacing: Theme.gap8

    SectionTitle {
        text: qsTr("Versions")
        bottomPadding: Theme.gap4
    }

    Repeater {
        model: list.versions

        Rectangle {
            id: version
            required property string server
            required property var marks
            required property string size
            required property bool best
            required property string spoken

            width: list.width
            height: Math.max(Theme.px(44), flow.height + Theme.gap16)
            radius: Theme.cardRadius
            color: best ? Theme.surface : Theme.raised
            Accessible.role: Accessible.ListItem
            Accessible.name: spoken

            Label {
                id: where
                anchors.left: parent.left
                anchors.leftMargin: Theme.gap16
                width: Theme.px(110)
                anchors.verticalCenter: parent.verticalCenter
                text: version.server
                font: Theme.strong
                Accessible.ignored: true
            }

            Flow {
                id: flow
                anchors.left: where.right
                anchors.right: end.left
                anchors.rightMargin: Theme.gap12
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.gap8

                Repeater {
                    model: version.marks

                    Rectangle {
                        id: mark
                        required property string modelData
                        width: word.implicitWidth + Theme.gap12
                        height: word.implicitHeight + Theme.gap4
                        radius: Theme.badgeRadius
                        color: "transparent"
                        border.width: Theme.hairline
                        border.color: Theme.lineStrong

                        Label {
                            id: word
                            anchors.centerIn: parent
                            text: mark.modelData
                            font: Theme.captionFigures
                            color: Theme.textMuted
                            Accessible.ignored: true
                        }
                    }
                }
            }

            Row {
                id: end
                anchors.right: parent.right
                anchors.rightMargin: Theme.gap16
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.gap12

                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    text: version.size
                    font: Theme.bodyFigures
                    color: Theme.textMuted
                    Accessible.ignored: true
                }

                Badge {
                    anchors.verticalCenter: parent.verticalCenter
                    visible: version.best && list.versions.count > 1
                    text: qsTr("Best")
                    ink: Theme.good
                    Accessible.ignored: true
                }
            }
        }
    }
}
