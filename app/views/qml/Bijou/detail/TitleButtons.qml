pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What can be done with the title.
Flow {
    id: buttons

    required property TitlePage title

    spacing: Theme.gap8
    topPadding: Theme.gap4

    Repeater {
        model: buttons.title.homes

        Button {
            required property int index
            required property int server
            required property string name
            required property bool web
            visible: web
            kind: index === 0 ? "primary" : "secondary"
            overArt: index > 0
            symbol: index === 0 ? "play" : ""
            text: qsTr("Open on %1").arg(name)
            onClicked: Actions.openOnServer(buttons.title.kind, buttons.title.number, server)
        }
    }

    Button {
        overArt: true
        symbol: "refresh-cw"
        text: qsTr("Rescan")
        hint: qsTr("Read it again from its servers")
        onClicked: Actions.rescanTitles(buttons.title.kind, [buttons.title.number])
    }

    Button {
        id: more
        overArt: true
        symbol: "ellipsis"
        text: ""
        Accessible.name: qsTr("More")
        onClicked: menu.visible ? menu.close() : menu.open()

        Menu {
            id: menu
            y: more.height + Theme.gap4

            MenuItem {
                symbol: "copy"
                text: qsTr("Copy title")
                onTriggered: Actions.copyTitles(buttons.title.kind, [buttons.title.number])
            }

            MenuItem {
                symbol: "search"
                text: qsTr("Find match …")
                onTriggered: Actions.findMatch(buttons.title.kind, buttons.title.number)
            }

            MenuItem {
                symbol: "info"
                text: qsTr("Where each fact came from")
                onTriggered: sheet.open()
            }
        }
    }

    SourcesSheet {
        id: sheet
        sources: buttons.title.sources
        subtitle: buttons.title.title
    }
}
