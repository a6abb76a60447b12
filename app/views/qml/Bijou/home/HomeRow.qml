pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A row of posters on Home, which stands where this entry left it.
HomeSection {
    id: row

    property string heading: ""
    property string memory: ""
    property ShortList cards: null
    readonly property string kept: "row " + memory

    implicitHeight: titles.implicitHeight - Theme.gap12
    Component.onCompleted: restore()
    onCardsChanged: restore()
    Keys.onUpPressed: stepped(-1)
    Keys.onDownPressed: stepped(1)

    function begin() {
        titles.enter();
    }

    function goes(_key: int): bool {
        return false;
    }

    function restore() {
        titles.begin(Place.remembered(kept, 0));
    }

    function keep() {
        if ((cards?.count ?? 0) > 0 && Math.round(titles.reached) !== Place.remembered(kept, 0))
            Place.remember(kept, Math.round(titles.reached));
    }

    TitleRow {
        id: titles
        width: parent.width
        margin: Theme.pageMargin
        heading: row.heading
        titles: row.cards
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
