pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What can be done with the shows that are selected.
Rectangle {
    id: bar

    // The keyboard goes back to where the cards are
    signal done

    width: row.width + 2 * Theme.gap12
    height: row.height + 2 * Theme.gap8
    radius: Theme.cardRadius
    color: Theme.surfaceHigh
    border.width: Theme.hairline
    border.color: Theme.lineStrong
    visible: Watchlist.selected > 0 && Watchlist.tab === "shows"
    Accessible.role: Accessible.ToolBar
    Accessible.name: said.text

    Shadow {}

    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.gap8

        Label {
            id: said
            anchors.verticalCenter: parent.verticalCenter
            leftPadding: Theme.gap8
            rightPadding: Theme.gap8
            text: Watchlist.selectedText
            font: Theme.strong
        }

        Button {
            readonly property bool muted: Watchlist.narrowed === "muted"

            kind: "ghost"
            symbol: muted ? "eye" : "eye-off"
            text: muted ? qsTr("Follow") : qsTr("Do not follow")
            onClicked: {
                Wanting.followRows(Watchlist.selectedShows(), muted);
                Watchlist.wall.clearSelection();
                bar.done();
            }
        }

        IconButton {
            anchors.verticalCenter: parent.verticalCenter
            symbol: "x"
            text: qsTr("Clear the selection")
            keys: qsTr("Esc")
            onClicked: {
                Watchlist.wall.clearSelection();
                bar.done();
            }
        }
    }
}
