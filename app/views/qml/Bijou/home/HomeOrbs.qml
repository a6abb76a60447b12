pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// The workers with what each does now; a press opens the worker's page.
HomeSection {
    id: orbs

    // The names below the orbs, else beside them
    property bool upright: true
    // The panel is there from the start, what stands in it comes with the second frame
    property bool whole: false
    readonly property real size: Theme.px(upright ? 46 : 30)

    implicitHeight: upright ? Theme.px(112) + names.height + details.height : Theme.gap28 + Math.max(Math.round(size * 1.44), names.height + details.height)
    tiles: () => made(repeater)
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Workers")

    FontMetrics {
        id: names
        font: Theme.strong
    }

    FontMetrics {
        id: details
        font: Theme.captionFigures
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.panelRadius
        color: Theme.raised
        border.width: Theme.hairline
        border.color: Theme.line
    }

    Row {
        anchors.fill: parent
        anchors.margins: Theme.gap8

        Repeater {
            id: repeater
            model: orbs.whole ? Orbs : null

            T.Button {
                id: button
                required property string worker
                required property string name
                required property string standing
                required property int ring
                required property string detail
                required property string spoken

                width: Math.floor(parent.width / Math.max(1, Orbs.count))
                height: parent.height
                text: name
                hoverEnabled: true
                Accessible.name: spoken
                Accessible.description: qsTr("Opens the workers")
                Keys.onReturnPressed: click()
                Keys.onEnterPressed: click()
                onClicked: Actions.openAddress("bijou://workers/" + worker)

                HoverHandler {
                    cursorShape: Qt.PointingHandCursor
                }

                contentItem: Item {
                    Orb {
                        id: orb
                        x: orbs.upright ? (parent.width - width) / 2 : button.mirrored ? parent.width - width : 0
                        y: orbs.upright ? (parent.height - height - Theme.gap8 - words.height) / 2 : (parent.height - height) / 2
                        size: orbs.size
                        worker: button.worker
                        standing: button.standing
                        ring: button.ring
                    }

                    Column {
                        id: words
                        x: orbs.upright || button.mirrored ? 0 : orb.width + Theme.px(2)
                        y: orbs.upright ? orb.y + orb.height + Theme.gap8 : (parent.height - height) / 2
                        width: orbs.upright ? parent.width : parent.width - orb.width - Theme.px(2)

                        Label {
                            width: parent.width
                            horizontalAlignment: orbs.upright ? Text.AlignHCenter : Text.AlignLeft
                            text: button.name
                            font: Theme.strong
                            Accessible.ignored: true
                        }

                        Label {
                            width: parent.width
                            horizontalAlignment: orbs.upright ? Text.AlignHCenter : Text.AlignLeft
                            text: button.detail
                            font: Theme.captionFigures
                            color: Theme.textMuted
                            Accessible.ignored: true
                        }
                    }
                }

                background: Rectangle {
                    radius: Theme.cardRadius
                    color: button.down ? Theme.pressed : button.hovered ? Theme.hover : "transparent"

                    FocusRing {
                        shown: button.visualFocus
                        targetRadius: Theme.cardRadius
                        gap: -Theme.px(2)
                    }
                }
            }
        }
    }
}
