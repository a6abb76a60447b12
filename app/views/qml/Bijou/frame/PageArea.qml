pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Shows the page that Place names. Pages that were open stay as they are behind it, so that the way back is immediate; they fade into each other.
Item {
    id: area

    readonly property Page current: (loader(Place.page)?.item ?? null) as Page
    readonly property bool overArt: current?.overArt ?? false
    readonly property real scrolled: current?.scrolled ?? 0
    property int made: 0

    // `made` so that whoever asks before they are there asks again: the page that the window begins with is one of them
    function loader(page: string): Loader {
        const at = pages.model.findIndex(one => one.page === page);
        return at < 0 || at >= made ? null : pages.itemAt(at) as Loader;
    }

    Repeater {
        id: pages
        onItemAdded: area.made++
        model: [
            {
                page: "home",
                file: "../home/HomePage.qml"
            },
            {
                page: "movies",
                file: "../library/MoviesPage.qml"
            },
            {
                page: "shows",
                file: "../library/ShowsPage.qml"
            },
            {
                page: "movie",
                file: "../detail/MoviePage.qml"
            },
            {
                page: "show",
                file: "../detail/ShowPage.qml"
            },
            {
                page: "settings",
                file: "../settings/SettingsPage.qml"
            },
            {
                page: "scan",
                file: "../scan/ScanPage.qml"
            },
            {
                page: "workers",
                file: "../workers/WorkersPage.qml"
            },
            {
                page: "welcome",
                file: "../welcome/WelcomePage.qml"
            },
            {
                page: "discover",
                file: "../discover/DiscoverPage.qml"
            },
            {
                page: "watchlist",
                file: "../watchlist/WatchlistPage.qml"
            },
            {
                page: "calendar",
                file: "../calendar/CalendarPage.qml"
            },
            {
                page: "search",
                file: "../search/SearchPage.qml"
            },
            {
                page: "activity",
                file: "../activity/ActivityPage.qml"
            },
            {
                page: "wishlist",
                file: "../wishlist/WishlistPage.qml"
            },
            {
                page: "person",
                file: "../person/PersonPage.qml"
            }
        ]

        PageSlot {
            required property var modelData

            anchors.fill: parent
            page: modelData.page
            file: Qt.resolvedUrl(modelData.file)
        }
    }
}
