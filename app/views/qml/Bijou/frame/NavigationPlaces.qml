pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Where one can go: what there is, what comes next, and the rest; kept filters stand under their page.
Column {
    id: places

    property bool collapsed: false
    // A filter that is kept stands for its page
    readonly property string saved: SavedFilters.standing(Place.address, SavedFilters.addresses)

    spacing: Theme.px(2)
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Pages")

    function tally(number: int): string {
        return number > 0 ? number.toLocaleString(Qt.locale(), "f", 0) : "";
    }

    NavigationItem {
        width: places.width
        collapsed: places.collapsed
        symbol: "house"
        text: qsTr("Home")
        keys: Theme.command + " 1"
        checked: Place.page === "home"
        onClicked: Actions.openAddress("bijou://home")
    }

    NavigationItem {
        width: places.width
        collapsed: places.collapsed
        symbol: "film"
        text: qsTr("Movies")
        detail: places.tally(Navigation.movies)
        keys: Theme.command + " 2"
        checked: Place.page === "movies" && places.saved === "" || Place.page === "movie"
        onClicked: Actions.openAddress("bijou://movies")
    }

    Repeater {
        model: SavedFilters.movies

        SavedItem {
            width: places.width
            standing: places.saved
            collapsed: places.collapsed
        }
    }

    NavigationItem {
        width: places.width
        collapsed: places.collapsed
        symbol: "tv"
        text: qsTr("Shows")
        detail: places.tally(Navigation.shows)
        keys: Theme.command + " 3"
        checked: Place.page === "shows" && places.saved === "" || Place.page === "show"
        onClicked: Actions.openAddress("bijou://shows")
    }

    Repeater {
        model: SavedFilters.shows

        SavedItem {
            width: places.width
            standing: places.saved
            collapsed: places.collapsed
        }
    }

    NavigationHeading {
        width: places.width
        collapsed: places.collapsed
        text: qsTr("Plan")
    }

    NavigationItem {
        width: places.width
        collapsed: places.collapsed
        symbol: "calendar-days"
        text: qsTr("Calendar")
        keys: Theme.command + " 4"
        checked: Place.page === "calendar"
        onClicked: Actions.openAddress("bijou://calendar")
    }

    NavigationItem {
        width: places.width
        collapsed: places.collapsed
        symbol: "eye"
        text: qsTr("Watchlist")
        detail: places.tally(Navigation.watchlist)
        keys: Theme.command + " 5"
        checked: Place.page === "watchlist"
        onClicked: Actions.openAddress("bijou://watchlist")
    }

    NavigationItem {
        width: places.width
        collapsed: places.collapsed
        symbol: "heart"
        text: qsTr("Wishlist")
        detail: places.tally(Navigation.wishlist)
        keys: Theme.command + " 6"
        checked: Place.page === "wishlist"
        onClicked: Actions.openAddress("bijou://wishlist")
    }

    NavigationHeading {
        width: places.width
        collapsed: places.collapsed
        text: qsTr("Collection")
    }

    NavigationItem {
        width: places.width
        collapsed: places.collapsed
        symbol: "compass"
        text: qsTr("Discover")
        keys: Theme.command + " 7"
        checked: Place.page === "discover"
        onClicked: Actions.openAddress("bijou://discover")
    }

    NavigationItem {
        width: places.width
        collapsed: places.collapsed
        symbol: "history"
        text: qsTr("Activity")
        keys: Theme.command + " 8"
        checked: Place.page === "activity"
        onClicked: Actions.openAddress("bijou://activity")
    }

    NavigationItem {
        width: places.width
        collapsed: places.collapsed
        symbol: "settings"
        text: qsTr("Settings")
        keys: Theme.command + " ,"
        checked: Place.page === "settings"
        onClicked: Actions.openAddress("bijou://settings/libraries")
    }
}
