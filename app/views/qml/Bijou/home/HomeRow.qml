pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A row of posters on Home, which stands where this entry left it.
HomeSection {
    id: row

    property string heading: ""
    property string memory: ""
    property ShortList cards: null
    property alias stamped: titles.tellsAbsence
    readonly property bool quiet: (cards?.count ?? 0) === 0
    readonly property string kept: "row " + memory

    implicitHeight: quiet ? nothing.height : titles.implicitHeight - Theme.gap12
    Component.onCompleted: restore()
    tiles: () => [(nothing.item as HomeQuiet).link]
    Keys.onUpPressed: stepped(-1)
    Keys.onDownPressed: stepped(1)

    function begin() {
        if (quiet)
            go(0);
        else
            titles.enter();
    }

    function goes(_key: int): bool {
        return false;
    }

    function restore() {
        titles.begin(Place.remembered(kept, 0));
    }

    function keep() {
        if (!quiet && Math.round(titles.reached) !== Place.remembered(kept, 0))
            Place.remember(kept, Math.round(titles.reached));
    }

    Loader {
        id: nothing
        x: Theme.pageMargin
        width: parent.width - 2 * x
        active: row.quiet
        sourceComponent: HomeQuiet {
            heading: row.heading
            sentence: row.sentence
            action: row.action
            address: row.address
        }
    }

    TitleRow {
        id: titles
        width: parent.width
        margin: Theme.pageMargin
        heading: row.heading
        titles: row.cards
        visible: !row.quiet
        onReachedChanged: soon.restart()
    }

    Timer {
        id: soon
        interval: Theme.settle
        onTriggered: if (Place.page === "home")
            row.keep()
    }

    Connections {
        target: Place

        function onLeaving() {
            if (soon.running && Place.page === "home")
                row.keep();
            soon.stop();
        }

        function onMoved() {
            if (Place.page === "home")
                row.restore();
        }
    }
}
