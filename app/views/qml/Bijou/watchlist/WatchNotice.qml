pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A quiet line about what people do: without a key nobody tells of it.
Item {
    id: line

    readonly property bool wanted: Watchlist.keyless && Watchlist.tab === "people" && Watchlist.persons > 0

    visible: wanted
    height: wanted ? notice.height : 0

    Notice {
        id: notice
        width: parent.width
        text: qsTr("With a key for TMDB, new and announced work of these people appears here, in the calendar and in activity.")
        symbol: "key-round"

        Button {
            text: qsTr("Add a key")
            onClicked: Actions.openAddress("bijou://settings/metadata")
        }
    }
}
