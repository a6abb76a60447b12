pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// An episode that airs next, as a wide card of its art: when, of which show, which one. It opens the episode's sheet.
T.Button {
    id: tile

    required property int key
    required property string title
    required property string line
    required property string badge
    required property string mark
    required property string spoken
    required property bool artless
    required property string file
    readonly property real ratio: Screen.devicePixelRatio

    implicitHeight: Math.max(Math.round(width * 0.47), Theme.px(132), when.height + words.implicitHeight + 3 * Theme.gap12)
    hoverEnabled: true
    text: title
    Accessible.role: Accessible.Button
    Accessible.name: spoken
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    onClicked: EpisodeSheet.show(key)

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }

    contentItem: Item {
        Item {
            width: tile.width
            height: tile.height
            scale: tile.hovered && !tile.down ? 1.02 : 1

            Behavior on scale {
                enabled: Theme.lively
                NumberAnimation {
                    duration: Theme.quick
                    easing.type: Theme.easing
                }
            }

            // Without a picture, and under one that is on its way
            Rectangle {
                anchors.fill: parent
                gradient: Gradient {
                    GradientStop {
                        position: 0
                        color: Theme.overArtLine
                    }
                    GradientStop {
                        position: 1
                        color: Theme.stage
                    }
                }
                color: Theme.stage
            }

            Icon {
                anchors.centerIn: parent
                visible: tile.artless
                name: "tv"
                size: Theme.px(26)
                color: Theme.overArtMuted
            }

            Image {
                id: picture
                anchors.fill: parent
                source: tile.file
                sourceSize: Qt.size(Math.round(width * tile.ratio), Math.round(height * tile.ratio))
                fillMode: Image.PreserveAspectCrop
                asynchronous: true
                opacity: status === Image.Ready ? 1 : 0

                Behavior on opacity {
                    enabled: Theme.lively
                    NumberAnimation {
                        duration: Theme.normal
                    }
                }
            }

            // Dark enough for white words, however light the picture is
            Rectangle {
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.bottom: parent.bottom
                height: Math.min(parent.height, words.implicitHeight + Theme.px(56))
                gradient: Gradient {
                    GradientStop {
                        position: 0
                        color: "transparent"
                    }
                    GradientStop {
                        position: 0.5
                        color: Qt.alpha(Theme.scrim, 0.72)
                    }
                    GradientStop {
                        position: 1
                        color: Qt.alpha(Theme.scrim, 0.94)
                    }
                }
            }

            Corners {
                radius: Theme.cardRadius
            }

            Row {
                id: when
                anchors.left: parent.left
                anchors.top: parent.top
                anchors.margins: Theme.gap12
                spacing: Theme.gap8

                Badge {
                    overArt: true
                    text: tile.badge
                    Accessible.ignored: true
                }

                Badge {
                    overArt: true
                    text: tile.mark
                    Accessible.ignored: true
                }
            }

            Column {
                id: words
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.bottom: parent.bottom
                anchors.margins: Theme.gap12
                spacing: Theme.px(1)

                Label {
                    width: parent.width
                    horizontalAlignment: Text.AlignLeft
                    text: tile.title
                    font: Theme.strong
                    color: Theme.overArtText
                    Accessible.ignored: true
                }

                Label {
                    width: parent.width
                    horizontalAlignment: Text.AlignLeft
                    text: tile.line
                    font: Theme.captionFigures
                    color: Theme.overArtMuted
                    Accessible.ignored: true
                }
            }

            FocusRing {
                shown: tile.visualFocus
                targetRadius: Theme.cardRadius
            }
        }
    }
}
