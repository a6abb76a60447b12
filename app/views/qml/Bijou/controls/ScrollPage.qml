pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A column that scrolls when it is taller than the room it has, and keeps what has the focus in sight.
Flickable {
    id: page

    default property alias column: column.data
    property real spacing: Theme.gap16
    property real margin: 0
    property real widest: width
    property Item shown: Window.activeFocusItem

    contentWidth: width
    contentHeight: column.height + 2 * margin
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    onShownChanged: reveal(shown)
    ScrollBar.vertical: ScrollBar {}

    Column {
        id: column
        x: page.margin
        y: page.margin
        width: Math.min(page.widest, page.width - 2 * page.margin)
        spacing: page.spacing
    }

    function reveal(item: Item) {
        const at = holds(item) ? item.mapToItem(page.contentItem, 0, 0).y : -1;
        if (at < 0)
            return;
        contentY = Math.max(0, Math.min(Math.max(contentY, at + item.height + Theme.gap16 - height), at - Theme.gap16));
    }

    function holds(item: Item): bool {
        for (let one = item; one !== null; one = one.parent)
            if (one === column)
                return true;
        return false;
    }
}
