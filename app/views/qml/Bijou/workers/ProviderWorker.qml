pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// One provider's worker: how it stands, how far it is, and the titles that it has no match for. One list, so that any number of them scrolls.
ListView {
    id: view

    // Where the user stands; what grows above the list moves them, not the page
    property real stand: 0
    readonly property real room: Math.min(Theme.px(980), width - Theme.pageMargin)

    leftMargin: LayoutMirroring.enabled ? width - room : 0
    rightMargin: width - room - leftMargin
    contentX: -leftMargin
    model: Workers.titles
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    keyNavigationEnabled: false
    cacheBuffer: Math.max(0, height)
    ScrollBar.vertical: ScrollBar {}
    Accessible.role: Accessible.List
    Accessible.name: Workers.totalText
    onContentYChanged: if (contentHeight - contentY + originY < 2 * height)
        Workers.more()
    onOriginYChanged: if (!moving)
        contentY = originY + stand
    onMovementEnded: stand = contentY - originY

    header: ProviderHead {
        width: view.room
        bottomPadding: Theme.gap8
    }

    delegate: UnmatchedRow {
        width: view.room
    }

    footer: UnmatchedFoot {
        width: view.room
    }

    function reveal(item: Item) {
        const at = item.mapToItem(contentItem, 0, 0).y;
        contentY = Math.max(originY, Math.min(Math.max(contentY, at + item.height + Theme.gap28 - height), at));
        stand = contentY - originY;
    }

    readonly property Item focused: Window.activeFocusItem
    onFocusedChanged: {
        for (let one = focused; one !== null; one = one.parent)
            if (one === contentItem) {
                reveal(focused);
                return;
            }
    }
}
