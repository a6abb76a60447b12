pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// One candidate: poster, facts, how alike it is, and why.
T.RadioButton {
    id: tile

    required property int index
    required property string title
    required property string facts
    required property string original
    required property string overview
    required property string score
    required property real part
    required property bool likely
    required property bool current
    required property string poster
    required property var reasons // a ShortList, a type that is not there yet when this is read ahead
    required property string spoken
    property int perLine: 1
    property real tallest: 0
    readonly property real needed: Math.max(art.height, words.height) + Theme.gap16 + lines.height + 2 * Theme.gap16
    readonly property string corners: [Math.round(Theme.px(92) * Screen.devicePixelRatio), Math.round(Theme.px(7) * Screen.devicePixelRatio), "ff" + String(Theme.raised).slice(-6)].join("/")
    signal stepped(by: int)

    implicitHeight: Math.max(needed, tallest)
    text: title
    checked: FindMatch.chosen === index
    hoverEnabled: true
    focusPolicy: checked ? Qt.StrongFocus : Qt.ClickFocus
    Accessible.name: spoken
    Accessible.description: overview
    onClicked: FindMatch.choose(index)
    onDoubleClicked: FindMatch.use()
    Keys.onReturnPressed: FindMatch.use()
    Keys.onEnterPressed: FindMatch.use()
    Keys.onRightPressed: stepped(mirrored ? -1 : 1)
    Keys.onLeftPressed: stepped(mirrored ? 1 : -1)
    Keys.onDownPressed: stepped(perLine)
    Keys.onUpPressed: stepped(-perLine)

    contentItem: Item {
        Rectangle {
            id: art
            x: tile.mirrored ? parent.width - width - Theme.gap16 : Theme.gap16
            y: Theme.gap16
            width: Theme.px(92)
            height: Theme.px(138)
            color: Theme.surfaceHigh

            Icon {
                anchors.centerIn: parent
                visible: picture.status !== Image.Ready
                name: "image"
                color: Theme.textFaint
            }

            Image {
                id: picture
                anchors.fill: parent
                asynchronous: true
                fillMode: Image.PreserveAspectCrop
                sourceSize: Qt.size(Math.round(width * Screen.devicePixelRatio), Math.round(height * Screen.devicePixelRatio))
                source: tile.poster
            }

            Image {
                width: parent.width
                height: Theme.px(7)
                source: "image://wall/top/" + tile.corners
            }

            Image {
                anchors.bottom: parent.bottom
                width: parent.width
                height: Theme.px(7)
                source: "image://wall/bottom/" + tile.corners + "/00000000/00000000/0/"
            }
        }

        Column {
            id: words
            anchors.left: tile.mirrored ? parent.left : art.right
            anchors.right: tile.mirrored ? art.left : parent.right
            anchors.leftMargin: tile.mirrored ? Theme.gap16 : Theme.gap12
            anchors.rightMargin: tile.mirrored ? Theme.gap12 : Theme.gap16
            y: Theme.gap16
            spacing: Theme.gap4

            Label {
                width: parent.width
                wrapMode: Text.Wrap
                maximumLineCount: 3
                elide: Text.ElideRight
                text: tile.title
                font: Theme.section
                Accessible.ignored: true
            }

            Label {
                width: parent.width
                wrapMode: Text.Wrap
                visible: text !== ""
                text: tile.facts
                font: Theme.bodyFigures
                color: Theme.textMuted
                Accessible.ignored: true
            }

            Label {
                width: parent.width
                wrapMode: Text.Wrap
                maximumLineCount: 4
                elide: Text.ElideRight
                visible: text !== ""
                text: tile.original
                font: Theme.caption
                color: Theme.textFaint
                Accessible.ignored: true
            }

            Badge {
                text: tile.current ? qsTr("The match now") : ""
                ink: Theme.info
                Accessible.ignored: true
            }

            Label {
                topPadding: Theme.gap4
                text: tile.score
                font: Theme.figure
                color: tile.likely ? Theme.good : Theme.textMuted
                Accessible.ignored: true
            }

            ProgressBar {
                width: parent.width
                value: tile.part
                color: tile.likely ? Theme.good : Theme.textFaint
                Accessible.ignored: true
            }
        }

        Column {
            id: lines
            x: Theme.gap16
            y: Math.max(art.y + art.height, words.y + words.height) + Theme.gap16
            width: parent.width - 2 * x
            spacing: Theme.px(5)

            Repeater {
                model: tile.reasons

                ReasonMark {
                    width: lines.width
                }
            }

            Label {
                width: parent.width
                topPadding: Theme.gap4
                visible: text !== ""
                wrapMode: Text.Wrap
                maximumLineCount: 3
                elide: Text.ElideRight
                text: tile.overview
                font: Theme.caption
                color: Theme.textFaint
                Accessible.ignored: true
            }
        }
    }

    background: Rectangle {
        radius: Theme.panelRadius
        color: Theme.raised
        border.width: tile.checked ? Theme.px(2) : Theme.hairline
        border.color: tile.checked ? Theme.accent : tile.hovered ? Theme.textFaint : Theme.line

        FocusRing {
            shown: tile.visualFocus
            targetRadius: Theme.panelRadius
        }
    }
}
