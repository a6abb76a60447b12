pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The backdrop to the edges with the title over it. Both themes show it as a dark stage: text over art keeps its colours.
Item {
    id: billboard

    required property TitlePage title
    readonly property real textEnd: Math.min(1, (Theme.gap44 + words.width) / Math.max(1, width))
    readonly property real veil: title.scrim
    // The words stand at the foot of the billboard when the page opens; what comes later makes room below them, so that the title stays where it is
    readonly property real wanted: Math.max(Theme.px(66), stage - words.height - Theme.gap44)
    // Where nobody has a picture there is no room to keep for it
    readonly property bool bare: !title.hasBackdrop && !title.filling
    readonly property real stage: (kept < 0 ? bare : keptBare) ? 0 : Theme.billboard
    property real kept: -1
    property bool keptBare: false

    // Whole: of a part of a pixel the stage would show as a line below its own fading
    height: Math.ceil(Math.max(stage, words.y + words.height + Theme.gap44))
    onWidthChanged: settle()

    function settle() {
        kept = -1;
        settling.restart();
    }

    Timer {
        id: settling
        interval: Theme.settle
        onTriggered: {
            billboard.keptBare = billboard.bare;
            billboard.kept = billboard.wanted;
        }
    }

    Connections {
        target: billboard.title
        function onPositioned() {
            billboard.settle();
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.stage
    }

    BillboardArt {
        id: art
        anchors.right: parent.right
        width: Math.max(parent.width * 0.72, Theme.px(620))
        height: parent.height
        source: billboard.title.backdrop
    }

    // Dark where the text is, as dark as this picture needs it
    Rectangle {
        id: side
        readonly property real start: (billboard.width - art.width) / Math.max(1, billboard.width)
        anchors.fill: parent
        rotation: billboard.LayoutMirroring.enabled ? 180 : 0
        gradient: Gradient {
            orientation: Gradient.Horizontal
            GradientStop {
                position: 0
                color: Theme.stage
            }
            GradientStop {
                position: side.start
                color: Theme.stage
            }
            GradientStop {
                position: side.start + (billboard.textEnd - side.start) * 0.45
                color: Qt.alpha(Theme.stage, Math.max(0.86, billboard.veil))
            }
            GradientStop {
                position: Math.max(side.start, billboard.textEnd)
                color: Qt.alpha(Theme.stage, Math.max(0.4, billboard.veil))
            }
            GradientStop {
                position: Math.min(1, billboard.textEnd + 0.22)
                color: Qt.alpha(Theme.stage, 0)
            }
        }
    }

    // And into the page below
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.dark ? parent.height * 0.5 : Theme.gap28
        gradient: Gradient {
            GradientStop {
                position: 0
                color: Qt.alpha(Theme.background, 0)
            }
            GradientStop {
                position: 1
                color: Theme.background
            }
        }
    }

    BillboardWords {
        id: words
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap44
        y: billboard.kept < 0 ? billboard.wanted : billboard.kept
        width: Math.min(billboard.width - 2 * Theme.gap44, Theme.px(650))
        title: billboard.title
    }
}
