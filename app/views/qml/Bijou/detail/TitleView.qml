pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// One list, so that a season of any length costs only what is seen of it: everything above the episodes is its header.
ListView {
    id: view

    required property TitlePage title
    readonly property real scrolled: contentY - originY
    readonly property real step: Theme.px(90)
    // Where the user stands; what grows above the episodes moves them, not the page
    property real stand: 0
    // Where the user stood when they left, until what stood there has come back
    property real wanted: 0
    // The row that the address named, until the user moves: whatever grows above it
    property int sought: -1
    readonly property int season: title.season
    property Item focused: Window.activeFocusItem
    readonly property TitleWantable wantable: TitleWantable {
        page: view.title
    }

    model: title.episodes
    currentIndex: -1 // a current row would take the focus from the tabs when other rows come
    boundsBehavior: Flickable.StopAtBounds
    keyNavigationEnabled: false
    cacheBuffer: Math.max(0, height)
    reuseItems: true
    ScrollBar.vertical: ScrollBar {
        onPressedChanged: if (!pressed)
            view.settle()
    }
    onFocusedChanged: reveal(focused)
    onSeasonChanged: sought = -1
    onMovementStarted: {
        wanted = 0;
        sought = -1;
    }
    onMovementEnded: settle()
    onContentHeightChanged: Qt.callLater(reach) // in the middle of it, the list would set its own place again
    onOriginYChanged: if (!moving)
        contentY = originY + stand
    Accessible.role: Accessible.List
    Accessible.name: title.title
    Keys.onDownPressed: scrollTo(scrolled + step)
    Keys.onUpPressed: scrollTo(scrolled - step)
    Keys.onPressed: event => leap(event)

    header: TitleHead {
        width: view.width
        title: view.title
    }

    delegate: EpisodeRow {
        width: view.width
    }

    footer: TitleFoot {
        width: view.width
        title: view.title
    }

    Connections {
        target: view.title
        function onPositioned(scroll: real) {
            view.forceLayout();
            view.sought = -1;
            view.wanted = scroll;
            view.goTo(scroll);
        }
        function onEpisodeSought(row: int, episode: int) {
            view.forceLayout();
            view.wanted = 0;
            view.sought = row;
            if (OpenEpisode.episode !== episode)
                OpenEpisode.toggle(episode);
            view.find();
        }
    }

    // What Tab comes to is kept in sight; what gets the focus by itself, when a page comes back or a list changes, moves nothing
    function reveal(item: Item) {
        const reason = (item as T.Control)?.focusReason;
        if (reason !== Qt.TabFocusReason && reason !== Qt.BacktabFocusReason || !holds(item))
            return;
        const top = item.mapToItem(view, 0, 0).y;
        const under = top + item.height + Theme.gap28 - height;
        if (top < 0 || under > 0 && item.height < height)
            scrollTo(scrolled + (top < 0 ? top - Theme.gap28 : Math.min(under, top)));
    }

    function holds(item: Item): bool {
        for (let one = item; one !== null; one = one.parent)
            if (one === contentItem)
                return true;
        return false;
    }

    // A list that was short for a moment has moved the page: it goes back to where the user stands
    function reach() {
        if (sought >= 0)
            find();
        else if (wanted > 0)
            goTo(wanted);
        else if (!moving)
            contentY = originY + Math.max(0, Math.min(stand, contentHeight - height));
    }

    function goTo(y: real) {
        contentY = originY + Math.max(0, Math.min(y, contentHeight - height));
        stand = scrolled;
        if (stand >= wanted - 1)
            wanted = 0;
    }

    function find() {
        positionViewAtIndex(sought, ListView.Center);
        positionViewAtIndex(sought, ListView.Contain);
        stand = scrolled;
        title.remember(stand);
    }

    // By the key, wherever on the page the keyboard is
    function want(follow: bool): bool {
        return wantable.want(follow);
    }

    function scrollTo(y: real) {
        wanted = 0;
        sought = -1;
        contentY = originY + Math.max(0, Math.min(y, contentHeight - height));
        settle();
    }

    function settle() {
        stand = scrolled;
        title.remember(stand);
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
