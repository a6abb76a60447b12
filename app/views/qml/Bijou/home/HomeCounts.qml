pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// Films, shows, wishes and missing episodes, each a way to the page that lists them.
HomeSection {
    id: counts

    property real tileHeight: Theme.px(150)
    readonly property int columns: width >= Theme.px(520) ? 4 : 2
    readonly property real tileWidth: Math.floor((width - (columns - 1) * Theme.gap16) / columns)

    implicitHeight: grid.implicitHeight
    // Captions that break make room in all: the figures stand in one line
    property int lines: 1

    // While they are made, some are not there yet
    function recount() {
        lines = Math.max(1, ...made(repeater).map(tile => tile?.lines ?? 1));
    }

    tiles: () => made(repeater)
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Library")

    Grid {
        id: grid
        width: parent.width
        columns: counts.columns
        spacing: Theme.gap16

        Repeater {
            id: repeater
            model: Home.counts

            T.Button {
                id: tile
                required property string figure
                required property string address
                required property string spoken
                required text
                readonly property int lines: caption.lineCount

                onLinesChanged: counts.recount()
                width: counts.tileWidth
                height: Math.max(counts.tileHeight, words.implicitHeight + 2 * Theme.gap16)
                hoverEnabled: address !== ""
                Accessible.role: address === "" ? Accessible.StaticText : Accessible.Link
                Accessible.name: spoken
                Keys.onReturnPressed: click()
                Keys.onEnterPressed: click()
                onClicked: if (address !== "")
                    Actions.openAddress(address)

                HoverHandler {
                    enabled: tile.address !== ""
                    cursorShape: Qt.PointingHandCursor
                }

                contentItem: Item {
                    Column {
                        id: words
                        anchors.left: parent.left
                        anchors.right: parent.right
                        anchors.bottom: parent.bottom
                        anchors.margins: Theme.gap16
                        spacing: Theme.gap4

                        Label {
                            width: parent.width
                            text: tile.figure
                            font: Theme.figure
                            Accessible.ignored: true
                        }

                        Label {
                            id: caption
                            width: parent.width
                            height: implicitHeight / lineCount * counts.lines
                            verticalAlignment: Text.AlignTop
                            text: tile.text
                            font: Theme.caption
                            color: Theme.textMuted
                            wrapMode: Text.Wrap
                            maximumLineCount: 2
                            Accessible.ignored: true
                        }
                    }
                }

                background: Rectangle {
                    radius: Theme.panelRadius
                    color: tile.down ? Theme.surfaceHigh : tile.hovered ? Theme.surface : Theme.raised
                    border.width: Theme.hairline
                    border.color: tile.hovered ? Theme.lineStrong : Theme.line

                    FocusRing {
                        shown: tile.visualFocus
                        targetRadius: Theme.panelRadius
                    }
                }
            }
        }
    }
}
