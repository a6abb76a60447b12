pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A heading and a row of title cards that scrolls sideways: known for, a collection, more like this. Left and right walk through it, Home and End to its
// ends; a mouse has a button on either side, or the wheel with Shift.
Column {
    id: row

    property alias list: list
    property string heading: ""
    property var titles: null
    property real margin: 0
    property bool tellsAbsence: false
    property real cardWidth: Theme.px(132)
    // Where titles that come stand first
    property real start: 0
    readonly property bool mirrored: list.effectiveLayoutDirection === Qt.RightToLeft
    readonly property real least: list.originX - list.leftMargin
    // Of few titles it is before `least`: from right to left they stand at the right then
    readonly property real most: list.originX + list.contentWidth + list.rightMargin - list.width
    // How far it is scrolled away from its beginning
    readonly property real reached: mirrored ? most - list.contentX : list.contentX - least

    spacing: Theme.gap12
    Keys.onPressed: event => event.accepted = (event.key === Qt.Key_Home && walk(0)) || (event.key === Qt.Key_End && walk(list.count - 1))

    SectionTitle {
        x: row.margin
        width: row.width - 2 * x
        text: row.heading
    }

    ListView {
        id: list

        property bool fresh: false

        width: row.width
        height: Math.round(row.cardWidth * 1.5) + Theme.px(52)
        leftMargin: row.margin
        rightMargin: row.margin
        clip: row.margin === 0
        spacing: Theme.gap16
        orientation: ListView.Horizontal
        boundsBehavior: Flickable.StopAtBounds
        highlightMoveDuration: Theme.normal
        keyNavigationEnabled: true
        model: row.titles
        cacheBuffer: 0 // a card made ahead, whose list is emptied meanwhile, makes Qt complain
        Accessible.role: Accessible.List
        Accessible.name: row.heading
        // From right to left, a list that gets wider keeps its left edge
        onWidthChanged: if (row.mirrored)
            soon.restart()
        // Other titles begin where they are to begin
        onCountChanged: if (count === 0)
            fresh = true
        else if (fresh) {
            fresh = false;
            soon.restart();
        }

        delegate: TitleCard {
            width: row.cardWidth
            tellsAbsence: row.tellsAbsence
        }

        WheelHandler {
            acceptedDevices: PointerDevice.Mouse
            acceptedModifiers: Qt.ShiftModifier
            onWheel: event => row.reach(row.reached - (event.angleDelta.y || event.angleDelta.x))
        }

        RowArrows {
            parent: list
            row: row
        }
    }

    // When the list is laid out; a row that is gone by then asks for nothing
    Timer {
        id: soon
        interval: 0
        onTriggered: {
            list.forceLayout();
            row.reach(row.start);
        }
    }

    function begin(distance: real) {
        start = distance;
        soon.restart();
    }

    // Stand so many pixels away from the beginning
    function reach(distance: real) {
        list.contentX = at(distance);
    }

    function at(distance: real): real {
        const some = Math.max(0, Math.min(Math.round(distance), most - least));
        return mirrored ? most - some : least + some;
    }

    // The keyboard comes to the card it was on, or where that is out of sight to the first that is in sight
    function enter() {
        const cell = cardWidth + list.spacing;
        const first = Math.ceil(Math.max(0, reached - margin) / cell);
        if (list.currentIndex < first || (list.currentIndex + 1) * cell > reached + list.width)
            list.currentIndex = Math.min(first, list.count - 1);
        list.forceActiveFocus(Qt.TabFocusReason);
    }

    function walk(to: int): bool {
        const card = list.currentItem as TitleCard;
        return card !== null && card.step(to - card.index);
    }
}
