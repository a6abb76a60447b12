pragma ComponentBehavior: Bound
import QtQuick
import QtQml
import Bijou

// The rest of what can be done with a title: where else it opens, what of it can be changed, what can be copied.
Menu {
    id: menu

    required property TitlePage page
    readonly property bool owned: page.number > 0
    readonly property TitleWantable wantable: TitleWantable {
        page: menu.page
    }
    // So many lines of each kind stand first
    property int servers: 0
    property int pages: 0
    signal sourcesWanted

    component ServerItem: MenuItem {
        required property int index
        required property int server
        required property string name
        required property bool web
        symbol: "play"
        text: qsTr("Open on %1").arg(name)
        onTriggered: Actions.openOnServer(menu.page.kind, menu.page.number, server)
    }

    // The first has a button of its own
    Instantiator {
        model: menu.page.homes
        delegate: ServerItem {}
        onObjectAdded: (index, item) => {
            if (index > 0 && (item as ServerItem).web) {
                menu.insertItem(menu.servers, item as MenuItem);
                menu.servers += 1;
            }
        }
        onObjectRemoved: (index, item) => menu.servers -= menu.dropped(item as MenuItem)
    }

    Instantiator {
        model: menu.page.links
        delegate: MenuItem {
            required property string name
            required property string value
            symbol: "external-link"
            text: qsTr("Open at %1").arg(name)
            onTriggered: Actions.openLink(value)
        }
        onObjectAdded: (index, item) => {
            menu.insertItem(menu.servers + menu.pages, item as MenuItem);
            menu.pages += 1;
        }
        onObjectRemoved: (index, item) => menu.pages -= menu.dropped(item as MenuItem)
    }

    MenuSeparator {}

    MenuItem {
        visible: menu.page.kind === "show"
        height: visible ? implicitHeight : 0
        symbol: menu.wantable.followed ? "eye-off" : "eye"
        text: menu.wantable.followed ? qsTr("Do not follow") : qsTr("Follow")
        detail: Theme.command + " E"
        onTriggered: menu.wantable.want(true)
    }

    MenuItem {
        visible: menu.wantable.canWish
        height: visible ? implicitHeight : 0
        symbol: menu.wantable.wished && menu.page.kind === "movie" ? "heart-off" : "heart"
        text: menu.page.kind === "show" ? qsTr("Wish episodes …") : menu.wantable.wished ? qsTr("Do not wish") : qsTr("Wish")
        detail: Theme.command + " D"
        onTriggered: menu.wantable.want(false)
    }

    MenuItem {
        visible: menu.page.kind === "movie" && menu.owned && !menu.page.inLibrary
        height: visible ? implicitHeight : 0
        symbol: "circle-question-mark"
        text: qsTr("Why is this missing?")
        onTriggered: MissingTitle.askMovie(menu.page.number)
    }

    MenuItem {
        visible: menu.page.kind === "show" && menu.owned && ShowEpisodes.nextEpisode > 0
        height: visible ? implicitHeight : 0
        symbol: "clock"
        text: qsTr("Air times are off by …")
        onTriggered: EpisodeSheet.correctFrom(ShowEpisodes.nextEpisode)
    }

    MenuItem {
        enabled: menu.owned
        symbol: "image"
        text: qsTr("Choose the pictures …")
        onTriggered: Actions.choosePicture(menu.page.kind, menu.page.number)
    }

    MenuItem {
        enabled: menu.owned
        symbol: "lock"
        text: qsTr("Edit and lock …")
        onTriggered: Actions.editFields(menu.page.kind, menu.page.number)
    }

    MenuItem {
        enabled: menu.owned
        symbol: "info"
        text: qsTr("Where each fact came from")
        onTriggered: menu.sourcesWanted()
    }

    MenuSeparator {}

    MenuItem {
        symbol: "copy"
        text: qsTr("Copy title")
        onTriggered: menu.owned ? Actions.copyTitles(menu.page.kind, [menu.page.number]) : Actions.copyText(menu.page.title)
    }

    MenuItem {
        symbol: "link"
        text: qsTr("Copy link")
        onTriggered: Actions.copyText(Place.address)
    }

    function dropped(item: MenuItem): int {
        const before = count;
        removeItem(item);
        return before - count;
    }
}
