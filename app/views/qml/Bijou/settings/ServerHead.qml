pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Bijou

// The top of a server's card: tile, name, badge, facts, and its buttons.
GridLayout {
    id: head

    required property ServerPanel panel
    readonly property bool slim: width < Theme.px(560)
    signal removeWanted
    signal renameWanted

    columns: slim ? 2 : 3
    columnSpacing: Theme.gap16
    rowSpacing: Theme.gap12

    IconTile {
        Layout.alignment: Qt.AlignTop
        size: Theme.px(40)
        color: head.panel.kind === "plex" ? Theme.plex : head.panel.kind === "jellyfin" ? Theme.jellyfin : Theme.folder
        glyph: head.panel.kind === "plex" ? "chevron-right" : head.panel.kind === "jellyfin" ? "triangle" : "folder"
    }

    ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.px(3)

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap12

            SectionTitle {
                Layout.maximumWidth: head.width * 0.5
                text: head.panel.name
            }

            Badge {
                text: head.panel.badge
                symbol: head.panel.tone === "bad" || head.panel.tone === "warn" ? "triangle-alert" : ""
                ink: head.panel.tone === "good" ? Theme.good : head.panel.tone === "warn" ? Theme.warn : head.panel.tone === "bad" ? Theme.bad : Theme.info
            }

            Item {
                Layout.fillWidth: true
            }
        }

        Label {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignLeft
            wrapMode: Text.Wrap
            text: head.panel.holds === "" ? head.panel.scanned : qsTr("%1 · %2").arg(head.panel.holds).arg(head.panel.scanned)
            font: Theme.bodyFigures
            color: Theme.textMuted
        }

        Label {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignLeft
            wrapMode: Text.Wrap
            text: head.panel.about === "" ? head.panel.address : qsTr("%1 · %2").arg(head.panel.address).arg(head.panel.about)
            font: Theme.caption
            color: Theme.textFaint
        }
    }

    RowLayout {
        Layout.columnSpan: head.slim ? 2 : 1
        Layout.alignment: Qt.AlignTop
        spacing: Theme.gap8

        Chip {
            text: qsTr("Test")
            symbol: "plug"
            enabled: head.panel.health !== "testing"
            onClicked: Actions.testServer(head.panel.number)
        }

        Chip {
            visible: head.panel.health === "scanning"
            text: qsTr("Stop")
            symbol: "x"
            onClicked: Actions.cancelScan(head.panel.number)
        }

        MenuChip {
            visible: head.panel.health !== "scanning"
            text: qsTr("Rescan")
            symbol: "refresh-cw"

            MenuItem {
                text: qsTr("Quick")
                detail: qsTr("what is new")
                onTriggered: Actions.scan(head.panel.number, "quick")
            }

            MenuItem {
                text: qsTr("Full")
                detail: qsTr("every title")
                onTriggered: Actions.scan(head.panel.number, "full")
            }

            MenuItem {
                text: qsTr("Deep")
                detail: qsTr("every title, and what is gone")
                onTriggered: Actions.scan(head.panel.number, "deep")
            }
        }

        IconButton {
            id: more
            size: Theme.chipHeight
            symbol: "ellipsis"
            text: qsTr("More")
            tip: !menu.visible
            onClicked: menu.open()

            Menu {
                id: menu
                y: more.height + Theme.gap4
                x: more.width - width

                MenuItem {
                    text: qsTr("Rename …")
                    symbol: "pencil"
                    onTriggered: head.renameWanted()
                }

                MenuItem {
                    text: head.panel.kind === "folders" ? qsTr("Change the folder …") : qsTr("Change address or token …")
                    symbol: "key-round"
                    onTriggered: head.panel.changeWanted(head.panel.number, head.panel.kind, head.panel.device_id, head.panel.address)
                }

                MenuItem {
                    text: qsTr("Past scans")
                    symbol: "history"
                    onTriggered: Actions.openAddress("bijou://scan/0")
                }

                MenuSeparator {}

                MenuItem {
                    text: qsTr("Remove …")
                    symbol: "trash-2"
                    danger: true
                    onTriggered: head.removeWanted()
                }
            }
        }
    }
}
