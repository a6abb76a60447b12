pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Year, length, certificate, where it is owned: words with dots between those of one line, that break into lines where they must.
Item {
    id: line

    property var facts: null
    // Each fact brings the room of the dot before it; that of a line's first lies outside, so that no line begins with a dot
    readonly property real lead: dotWidth + Theme.gap8
    readonly property real dotWidth: Theme.px(3)

    implicitHeight: flow.height

    Flow {
        id: flow
        readonly property bool mirrored: effectiveLayoutDirection === Qt.RightToLeft
        x: mirrored ? 0 : -line.lead
        width: line.width + line.lead
        spacing: Theme.gap8

        Repeater {
            model: line.facts

            Row {
                id: fact
                required property string text
                required property string look
                readonly property bool good: look === "good"
                readonly property bool stamp: look === "stamp"
                readonly property bool boxed: look === "boxed" || stamp
                readonly property bool begins: flow.mirrored ? x + width > flow.width - 1 : x < 1

                spacing: Theme.gap8
                height: Theme.px(22)

                Rectangle {
                    opacity: fact.begins ? 0 : 1
                    width: line.dotWidth
                    height: width
                    radius: width / 2
                    anchors.verticalCenter: parent.verticalCenter
                    color: Theme.overArtMuted
                }

                Rectangle {
                    visible: fact.good
                    width: Theme.gap8
                    height: width
                    radius: width / 2
                    anchors.verticalCenter: parent.verticalCenter
                    color: Theme.goodOverArt
                }

                Rectangle {
                    width: label.width + (fact.boxed ? Theme.px(10) : 0)
                    height: fact.boxed ? label.implicitHeight + Theme.px(2) : parent.height
                    anchors.verticalCenter: parent.verticalCenter
                    color: fact.stamp ? Qt.alpha(Theme.overArtText, 0.16) : "transparent"
                    radius: Theme.badgeRadius
                    border.width: fact.boxed && !fact.stamp ? Theme.hairline : 0
                    border.color: Theme.overArtMuted

                    Label {
                        id: label
                        anchors.centerIn: parent
                        width: Math.min(implicitWidth, line.width - Theme.gap28)
                        text: fact.text
                        font: fact.boxed ? Theme.caption : Theme.bodyFigures
                        color: fact.good ? Theme.goodOverArt : Theme.overArtText
                    }
                }
            }
        }
    }
}
