pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// One row of the front page: its titles, their shapes while they are on their way, or a word why there are none.
FocusScope {
    id: row

    required property int index
    required property string key
    required property string heading
    required property string more
    required property string note
    required property bool waiting
    required property ShortList cards
    readonly property real cardWidth: Theme.px(150)
    readonly property string memory: "row " + key
    signal stepped(by: int)

    implicitHeight: titles.y + titles.implicitHeight
    Component.onCompleted: restore()
    Keys.onUpPressed: stepped(-1)
    Keys.onDownPressed: stepped(1)

    function begin() {
        if (cards.count > 0)
            titles.enter();
        else
            all.forceActiveFocus(Qt.TabFocusReason);
    }

    // Where this entry's row was scrolled to
    function restore() {
        titles.begin(Place.remembered(memory, 0));
    }

    function keep() {
        if (cards.count > 0 && Math.round(titles.reached) !== Place.remembered(memory, 0))
            Place.remember(memory, Math.round(titles.reached));
    }

    TitleRow {
        id: titles
        y: Theme.gap4
        width: parent.width
        margin: Theme.pageMargin
        heading: row.heading
        titles: row.cards
        cardWidth: row.cardWidth
        onReachedChanged: soon.restart()
    }

    Timer {
        id: soon
        interval: Theme.settle
        onTriggered: if (Place.page === "discover")
            row.keep()
    }

    Connections {
        target: Place

        function onLeaving() {
            if (soon.running && Place.page === "discover")
                row.keep();
            soon.stop();
        }

        function onMoved() {
            if (Place.page === "discover")
                row.restore();
        }
    }

    Chip {
        id: all
        anchors.right: parent.right
        anchors.rightMargin: Theme.pageMargin
        y: titles.y + Math.round((Theme.section.pixelSize * 1.3 - height) / 2)
        visible: row.more !== ""
        text: qsTr("See all")
        Accessible.name: qsTr("See all: %1").arg(row.heading)
        onClicked: Actions.openAddress(row.more)
    }

    Loader {
        x: Theme.pageMargin
        y: titles.y + titles.list.y
        width: parent.width - x
        active: row.waiting && row.cards.count === 0
        sourceComponent: RowSkeleton {
            cardWidth: row.cardWidth
        }
    }

    Loader {
        x: Theme.pageMargin
        y: titles.y + titles.list.y
        active: row.note !== ""
        sourceComponent: Paragraph {
            text: row.note
        }
    }
}
