pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The servers: a card each, in the order of their precedence.
ScrollPage {
    id: section

    readonly property real room: Math.min(Theme.px(860), width - Theme.pageMargin)

    spacing: Theme.gap12
    widest: room
    bottomMargin: Theme.gap28
    Component.onCompleted: {
        ServerCards.load();
        SecretsState.refresh();
    }

    SecretsNotice {
        width: parent.width
    }

    Item {
        width: parent.width
        height: Math.max(add.height, words.height)
        visible: ServerCards.count > 0

        Paragraph {
            id: words
            anchors.left: parent.left
            anchors.right: add.left
            anchors.rightMargin: Theme.gap16
            anchors.verticalCenter: parent.verticalCenter
            text: ServerCards.count > 1 ? qsTr("Where two servers disagree about a title, the upper one is believed.") : ""
            color: Theme.textFaint
        }

        Button {
            id: add
            anchors.right: parent.right
            kind: "primary"
            symbol: "plus"
            text: qsTr("Add a server")
            onClicked: sheet.begin()
        }
    }

    Repeater {
        model: ServerCards.state === "loading" ? 2 : 0

        Skeleton {
            required property int index
            width: section.room
            height: Theme.px(190)
            radius: Theme.panelRadius
        }
    }

    Notice {
        width: parent.width
        visible: ServerCards.state === "failed"
        symbol: "circle-alert"
        ink: Theme.bad
        text: qsTr("The servers could not be read.")
        detail: ServerCards.trouble

        Button {
            text: qsTr("Try again")
            onClicked: ServerCards.load()
        }
    }

    Repeater {
        model: ServerCards

        ServerPanel {
            width: section.room
            onChangeWanted: (number, kind, device, address) => {
                AddServer.edit(number, kind, device, address);
                sheet.open();
            }
        }
    }

    EmptyState {
        anchors.horizontalCenter: parent.horizontalCenter
        visible: ServerCards.state === "ready" && ServerCards.count === 0
        topPadding: Theme.px(90)
        symbol: "server"
        sentence: qsTr("No server yet.")
        detail: qsTr("Add Plex, Jellyfin or a folder, and your films and shows appear here.")
        action: qsTr("Add a server")
        actionSymbol: "plus"
        onTriggered: sheet.begin()
    }

    AddServerSheet {
        id: sheet
    }
}
