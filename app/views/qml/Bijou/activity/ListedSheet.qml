pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The titles behind a count, each leading to its page; the ones in sight alone are made.
Sheet {
    id: sheet

    widest: Theme.px(560)
    onOpened: list.forceActiveFocus(Qt.TabFocusReason)

    function wait(heading: string) {
        title = heading;
        open();
    }

    ListView {
        id: list
        width: parent?.width ?? 0
        height: Math.min(Math.max(Theme.px(120), count * Theme.px(36)), (sheet.parent?.height ?? 0) - Theme.px(200))
        model: Activity.titles
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        highlightMoveDuration: 0
        Accessible.role: Accessible.List
        Accessible.name: sheet.title
        ScrollBar.vertical: ScrollBar {}
        onCountChanged: currentIndex = count > 0 ? 0 : -1

        delegate: ScanTitle {
            width: list.width - Theme.gap12
            focus: ListView.isCurrentItem
            onClicked: if (address !== "")
                sheet.close()
        }
    }
}
