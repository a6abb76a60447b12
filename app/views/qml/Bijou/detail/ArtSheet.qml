pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Poster, backdrop and logo, each to be chosen among those of the title's servers and of the providers.
Sheet {
    id: sheet

    readonly property bool ready: ArtChooser.state === "ready" || ArtChooser.state === "saving"
    readonly property bool failed: ArtChooser.state === "failed"
    readonly property bool loading: ArtChooser.state === "loading"
    readonly property real cell: ArtChooser.field === "poster" ? Theme.px(138) : ArtChooser.field === "backdrop" ? Theme.px(274) : Theme.px(206)
    readonly property int perLine: Math.max(1, Math.floor((contentItem.width + Theme.gap16) / (cell + Theme.gap16)))

    title: qsTr("Choose the pictures")
    subtitle: ArtChooser.title
    widest: Theme.px(980)
    onOpened: tabs.focusChosen()
    onClosed: ArtChooser.close()

    function choose(kind: string, number: int, field: string) {
        ArtChooser.drawnAt(sheet.parent.Screen.devicePixelRatio);
        ArtChooser.open(kind, number, field);
        open();
    }

    Connections {
        target: ArtChooser
        function onClosed() {
            sheet.close();
        }
        // With other counts they are other tabs
        function onTabsChanged() {
            Qt.callLater(tabs.focusChosen);
        }
    }

    Flow {
        width: parent?.width ?? 0
        spacing: Theme.gap12

        Segments {
            id: tabs
            name: qsTr("Which picture")
            options: ArtChooser.tabs
            value: ArtChooser.field
            onChosen: value => ArtChooser.show(value)
            Keys.onDownPressed: grid.focusFirst()
        }

        Button {
            visible: ArtChooser.locked
            enabled: sheet.ready
            symbol: "lock-open"
            text: qsTr("As servers and providers say")
            onClicked: ArtChooser.unlock()
        }
    }

    Label {
        width: parent?.width ?? 0
        wrapMode: Text.Wrap
        text: ArtChooser.locked ? qsTr("You chose this one: rescans and refreshes do not change it.") : qsTr("What you choose stays: rescans and refreshes will not change it.")
        color: Theme.textMuted
    }

    Notice {
        width: parent?.width ?? 0
        visible: text !== ""
        symbol: "wifi-off"
        ink: Theme.warn
        text: ArtChooser.trouble

        Button {
            text: qsTr("Try again")
            onClicked: ArtChooser.again()
        }
    }

    Notice {
        width: parent?.width ?? 0
        visible: text !== ""
        symbol: "key-round"
        text: ArtChooser.keyless

        Button {
            text: qsTr("Enter a key")
            onClicked: {
                sheet.close();
                Actions.openAddress("bijou://settings/metadata");
            }
        }
    }

    ArtGrid {
        id: grid
        width: parent?.width ?? 0
        visible: sheet.ready && ArtChooser.tiles.count > 0
        columns: sheet.perLine
    }

    Button {
        anchors.horizontalCenter: parent?.horizontalCenter
        visible: sheet.ready && ArtChooser.left > 0
        text: qsTr("Show %n more", "", ArtChooser.left)
        onClicked: ArtChooser.more()
    }

    Item {
        width: parent?.width ?? 0
        height: Theme.px(250)
        visible: !grid.visible

        Row {
            anchors.fill: parent
            spacing: Theme.gap16
            visible: sheet.loading

            Repeater {
                model: sheet.perLine

                Skeleton {
                    width: (parent.width - (sheet.perLine - 1) * Theme.gap16) / sheet.perLine
                    height: ArtChooser.field === "poster" ? width * 1.5 : width * 9 / 16
                    radius: Theme.posterRadius
                }
            }
        }

        EmptyState {
            anchors.centerIn: parent
            visible: !sheet.loading
            symbol: sheet.failed ? "circle-alert" : "image"
            sentence: sheet.failed ? ArtChooser.problem : ArtChooser.field === "poster" ? qsTr("Nobody has a poster of it.") : ArtChooser.field === "backdrop" ? qsTr("Nobody has a backdrop of it.") : qsTr("Nobody has a logo of it.")
            detail: sheet.failed ? "" : qsTr("Its servers and the providers that could be asked have none.")
            action: sheet.failed ? qsTr("Try again") : ""
            primary: false
            onTriggered: ArtChooser.again()
        }
    }
}
