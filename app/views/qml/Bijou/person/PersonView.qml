pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// One list, so that a filmography of any length costs only what is seen of it: everything above it is its header.
ListView {
    id: view

    readonly property real scrolled: contentY - originY
    readonly property real step: Theme.px(90)
    readonly property Item focused: Window.activeFocusItem
    // Where the user stands: what grows or comes late moves around it, not the page
    property real stand: 0

    // By the key, wherever on the page the keyboard is
    function want(follow: bool): bool {
        return (headerItem as PersonHead).wantable.want(follow);
    }

    model: Person.parts
    currentIndex: -1
    highlightFollowsCurrentItem: false
    boundsBehavior: Flickable.StopAtBounds
    keyNavigationEnabled: false
    cacheBuffer: Math.max(0, height)
    reuseItems: true
    ScrollBar.vertical: ScrollBar {}
    Accessible.role: Accessible.List
    Accessible.name: Person.name
    onMovementEnded: settle()
    onOriginYChanged: keep()
    onContentHeightChanged: keep()
    onContentYChanged: sight.restart()
    onCountChanged: sight.restart()
    onHeightChanged: sight.restart()
    onFocusedChanged: reveal(focused)
    Keys.onDownPressed: scrollTo(scrolled + step)
    Keys.onUpPressed: scrollTo(scrolled - step)
    Keys.onPressed: event => leap(event)

    header: PersonHead {
        width: view.width
    }

    delegate: PartRow {
        width: view.width
        list: view
    }

    footer: Item {
        width: view.width
        height: nothing.visible ? nothing.height + Theme.gap44 : Theme.gap44

        Label {
            id: nothing
            x: Theme.gap44
            y: Theme.gap16
            width: parent.width - 2 * x
            visible: view.count === 0 && !Person.waiting
            wrapMode: Text.Wrap
            text: Person.total === 0 ? qsTr("Nothing is known of their work.") : qsTr("Everything of theirs here is in your library.")
            color: Theme.textFaint
        }
    }

    Timer {
        id: sight
        interval: Theme.settle
        onTriggered: view.look()
    }

    Connections {
        target: Person
        function onPositioned(scroll: real) {
            view.currentIndex = -1;
            view.stand = scroll;
            view.forceLayout();
            view.keep();
            sight.restart();
        }
    }

    function look() {
        const above = scrolled - (headerItem?.height ?? 0);
        const first = Math.max(0, Math.floor(above / Theme.px(58)));
        Person.look(first, Math.max(0, Math.ceil((above + height) / Theme.px(58))));
    }

    function keep() {
        if (!moving)
            contentY = originY + within(stand);
    }

    function within(y: real): real {
        return Math.max(0, Math.min(y, contentHeight - height));
    }

    function scrollTo(y: real) {
        contentY = originY + within(y);
        settle();
    }

    function settle() {
        stand = scrolled;
        Person.remember(stand);
    }

    function goTo(row: int) {
        if (row < 0 || row >= count)
            return;
        currentIndex = row;
        positionViewAtIndex(row, ListView.Contain);
        settle();
        currentItem?.forceActiveFocus(Qt.TabFocusReason);
    }

    // What the keyboard walks to above the list comes into sight
    function reveal(item: Item) {
        for (let one = item; one !== null; one = one.parent) {
            if (one !== headerItem)
                continue;
            const top = item.mapToItem(headerItem, 0, 0).y;
            if (top < scrolled || top + item.height > scrolled + height)
                scrollTo(top - Theme.gap28);
            return;
        }
    }

    function leap(event: KeyEvent) {
        const far = ({
                [Qt.Key_PageDown]: scrolled + height * 0.9,
                [Qt.Key_PageUp]: scrolled - height * 0.9,
                [Qt.Key_Home]: 0,
                [Qt.Key_End]: contentHeight
            })[event.key];
        event.accepted = far !== undefined;
        if (event.accepted)
            scrollTo(far);
    }
}
