pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The people of the sheet of all cast and crew, in as many columns as fit. It tells the model which of them are in sight.
GridView {
    id: grid

    property Credits credits: null
    property real ratio: 1
    readonly property int columns: Math.max(1, Math.floor(width / Theme.px(260)))
    readonly property int first: Math.max(0, Math.floor(contentY / cellHeight)) * columns
    readonly property int last: (Math.floor((contentY + height) / cellHeight) + 1) * columns - 1
    readonly property real needed: Math.ceil((credits?.total ?? 0) / columns) * cellHeight
    signal followed(address: string)

    model: credits?.people ?? null
    cellWidth: Math.floor(width / columns)
    cellHeight: Theme.px(68)
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    keyNavigationEnabled: true
    currentIndex: -1
    activeFocusOnTab: true
    highlightMoveDuration: 0
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Cast and crew")
    ScrollBar.vertical: ScrollBar {}
    onFirstChanged: look()
    onLastChanged: look()
    onCountChanged: look()
    onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0)
        currentIndex = 0
    Keys.onReturnPressed: followed((currentItem as CreditTile)?.address ?? "")
    Keys.onEnterPressed: followed((currentItem as CreditTile)?.address ?? "")

    delegate: CreditTile {
        width: grid.cellWidth
        height: grid.cellHeight
        current: GridView.isCurrentItem && grid.activeFocus
        onPressed: {
            grid.currentIndex = index;
            grid.followed(address);
        }
    }

    function look() {
        Qt.callLater(tell);
    }

    function tell() {
        credits?.seen(first, last, ratio);
    }

    function enter() {
        currentIndex = count > 0 ? Math.max(0, currentIndex) : -1;
        forceActiveFocus(Qt.TabFocusReason);
    }
}
