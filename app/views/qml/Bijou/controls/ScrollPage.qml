pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A column that scrolls when it is taller than the room it has, and keeps what has the focus in sight.
Item {
    id: page

    default property alias column: column.data
    property alias contentY: view.contentY
    readonly property alias moving: view.moving
    property alias spacing: column.spacing
    readonly property real contentHeight: column.height + bottomMargin
    property real bottomMargin: 0
    property real widest: width
    property Item focused: Window.activeFocusItem
    // Room around the column for focus rings, which the edge would cut
    readonly property real bleed: Theme.px(5)
    // How far beside the column the scroll bar may stand, where there is nothing
    property real gutter: bleed

    implicitHeight: contentHeight
    onFocusedChanged: reveal(focused)

    Flickable {
        id: view
        anchors.fill: parent
        anchors.margins: -page.bleed
        anchors.rightMargin: -page.gutter
        contentWidth: width
        contentHeight: page.contentHeight + 2 * page.bleed
        boundsBehavior: Flickable.StopAtBounds
        clip: contentHeight > height
        ScrollBar.vertical: ScrollBar {
            visible: view.contentHeight > view.height + 1
        }

        Column {
            id: column
            x: page.LayoutMirroring.enabled ? view.width - width - page.bleed : page.bleed
            y: page.bleed
            width: Math.min(page.widest, page.width)
            spacing: Theme.gap16
        }
    }

    function reveal(item: Item) {
        if (!holds(item))
            return;
        const at = item.mapToItem(column, 0, 0).y;
        const most = Math.max(0, view.contentHeight - view.height);
        view.contentY = Math.max(0, Math.min(most, at, Math.max(view.contentY, at + item.height + Theme.gap28 - view.height)));
    }

    function holds(item: Item): bool {
        for (let one = item; one !== null; one = one.parent)
            if (one === column)
                return true;
        return false;
    }
}
