pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What can be done with the title: the few things that one does, and a menu of the rest.
Column {
    id: buttons

    required property TitlePage title
    readonly property bool owned: title.number > 0
    readonly property TitleWantable wantable: TitleWantable {
        page: buttons.title
    }
    readonly property bool refreshing: TitleRefresh.turn >= 0 && TitleRefresh.runs(title.kind, title.number)

    spacing: Theme.gap8
    topPadding: Theme.gap4

    Flow {
        width: buttons.width
        spacing: Theme.gap8

        Repeater {
            model: buttons.title.homes

            Button {
                required property int index
                required property int server
                required property string name
                required property bool web
                visible: web && index === 0
                kind: "primary"
                symbol: "play"
                text: qsTr("Open on %1").arg(name)
                onClicked: Actions.openOnServer(buttons.title.kind, buttons.title.number, server)
            }
        }

        Button {
            visible: buttons.wantable.canFollow
            overArt: true
            symbol: buttons.wantable.followed ? "eye-filled" : "eye"
            text: buttons.wantable.followed ? qsTr("Following") : qsTr("Follow")
            Accessible.name: qsTr("Follow %1").arg(buttons.title.title)
            Accessible.checkable: true
            Accessible.checked: buttons.wantable.followed
            onClicked: buttons.wantable.want(true)
        }

        Button {
            readonly property int missing: buttons.wantable.kind === "show" ? buttons.title.missing : 0

            visible: buttons.wantable.canWish
            overArt: true
            symbol: buttons.wantable.wished ? "heart-filled" : "heart"
            text: buttons.wantable.kind === "movie" ? (buttons.wantable.wished ? qsTr("Wished") : qsTr("Wish")) : buttons.wantable.wished ? qsTr("Wishes …") : missing > 0 ? qsTr("Wish %n missing", "", missing) : qsTr("Wish …")
            Accessible.name: buttons.wantable.kind === "movie" ? qsTr("Wish %1").arg(buttons.title.title) : text
            Accessible.checkable: buttons.wantable.kind === "movie"
            Accessible.checked: buttons.wantable.wished
            onClicked: buttons.wantable.want(false)
        }

        Button {
            visible: buttons.title.trailer !== ""
            overArt: true
            symbol: "film"
            text: qsTr("Trailer")
            hint: qsTr("Opens in the browser")
            onClicked: Actions.openLink(buttons.title.trailer)
        }

        Repeater {
            model: buttons.owned ? null : buttons.title.links

            Button {
                required property string name
                required property string value
                overArt: true
                symbol: "external-link"
                text: name
                hint: qsTr("Opens in the browser")
                onClicked: Actions.openLink(value)
            }
        }

        Button {
            visible: buttons.owned
            overArt: true
            symbol: "search"
            text: qsTr("Find match")
            onClicked: Actions.findMatch(buttons.title.kind, buttons.title.number)
        }

        Button {
            visible: buttons.owned
            overArt: true
            symbol: "refresh-cw"
            text: qsTr("Refresh")
            hint: qsTr("Ask its servers and all providers again, now")
            busy: buttons.refreshing
            enabled: !busy
            onClicked: Actions.refreshTitle(buttons.title.kind, buttons.title.number)
        }

        Button {
            id: more
            overArt: true
            symbol: "ellipsis"
            text: ""
            Accessible.name: qsTr("More to do")
            Accessible.role: Accessible.ButtonMenu
            onClicked: {
                const all = menu.made() as MoreMenu;
                all.visible ? all.close() : all.open();
            }

            Later {
                id: menu
                sourceComponent: MoreMenu {
                    y: more.height + Theme.gap4
                    page: buttons.title
                    onSourcesWanted: (sheet.made() as SourcesSheet).open()
                }
            }
        }
    }

    Label {
        width: buttons.width
        visible: buttons.refreshing
        text: buttons.refreshing ? TitleRefresh.words(buttons.title.kind, buttons.title.number) : ""
        font: Theme.caption
        color: Theme.overArtMuted
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }

    Later {
        id: sheet
        sourceComponent: SourcesSheet {
            sources: buttons.title.sources
            subtitle: buttons.title.title
        }
    }
}
