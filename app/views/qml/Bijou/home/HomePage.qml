pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Where one begins: what there is, what the workers do, what airs next, what was being watched, what came last, what happened.
// Up and down walk from section to section, left and right through one.
Page {
    id: page

    readonly property bool ready: Home.state === "ready"
    property bool whole: false
    readonly property real measure: width - 2 * Theme.pageMargin

    name: qsTr("Home")
    scrolled: body.contentY
    onShownChanged: shown ? Home.enter() : Home.leave()
    onActiveFocusChanged: if (activeFocus && ready && !body.holds(Window.activeFocusItem)) {
        counts.begin();
        Qt.callLater(restore); // the keyboard begins at the top, the eye where it was
    }
    Component.onCompleted: {
        Home.drawnAt(Screen.devicePixelRatio);
        restore();
    }

    function step(from: HomeSection, by: int) {
        const sections = [counts, orbs, airings, ...((rest.item as HomeRest)?.sections ?? [])];
        for (let at = sections.indexOf(from) + by; at >= 0 && at < sections.length; at += by)
            if (sections[at].visible) {
                sections[at].begin();
                return;
            }
    }

    // The last place of this entry, sought while the page finds its length, until it stands or somebody scrolls
    property real sought: -1

    function restore() {
        sought = Place.remembered("y", 0);
        seek();
    }

    function seek() {
        if (sought < 0)
            return;
        body.contentY = Math.max(0, Math.min(sought, body.contentHeight - body.height));
        found.restart();
    }

    Timer {
        id: found
        interval: 300
        onTriggered: if (page.whole)
            page.sought = -1
    }

    Connections {
        target: page.Window.window
        enabled: !page.whole && page.ready
        function onFrameSwapped() {
            page.whole = true;
            found.restart();
        }
    }

    ScrollPage {
        id: body
        anchors.fill: parent
        bottomMargin: Theme.gap28
        spacing: Theme.gap20
        onMovingChanged: if (moving)
            page.sought = -1
        onContentYChanged: page.sought < 0 ? soon.restart() : Qt.callLater(page.seek)
        onContentHeightChanged: Qt.callLater(page.seek)
        onHeightChanged: Qt.callLater(page.seek)

        Item {
            x: Theme.pageMargin
            width: page.measure
            height: header.y + header.height

            PageHeader {
                id: header
                y: Theme.headerTop
                width: parent.width
                title: Home.greeting
            }
        }

        // The counts and the orbs: side by side where there is room
        Item {
            id: top
            readonly property bool wide: page.measure >= Theme.px(960)

            x: Theme.pageMargin
            width: page.measure
            height: wide ? Math.max(counts.implicitHeight, orbs.implicitHeight) : counts.implicitHeight + Theme.gap16 + orbs.implicitHeight
            visible: Home.state !== "empty" && Home.state !== "error"

            HomeCounts {
                id: counts
                x: LayoutMirroring.enabled ? parent.width - width : 0
                width: top.wide ? parent.width - orbs.width - Theme.gap16 : parent.width
                tileHeight: top.wide ? orbs.implicitHeight : Theme.px(100)
                onStepped: by => page.step(counts, by)
            }

            HomeOrbs {
                id: orbs
                x: top.wide && !LayoutMirroring.enabled ? parent.width - width : 0
                y: top.wide ? 0 : counts.implicitHeight + Theme.gap16
                width: top.wide ? Math.round(parent.width * 0.42) : parent.width
                upright: top.wide
                whole: page.whole
                onStepped: by => page.step(orbs, by)
            }
        }

        HomeAirings {
            id: airings
            x: Theme.pageMargin
            width: page.measure
            visible: page.ready
            sentence: qsTr("Nothing that you have or follow airs soon.")
            action: qsTr("Discover shows")
            address: "bijou://discover"
            onStepped: by => page.step(airings, by)
        }

        // Its posters, and what lies below them, come with the second frame
        Loader {
            id: rest
            active: page.whole
            visible: page.ready
            sourceComponent: HomeRest {
                width: page.width
                measure: page.measure
                onStepped: (from, by) => page.step(from, by)
            }
        }
    }

    HomeStates {
        anchors.fill: parent
        anchors.topMargin: Theme.headerTop + Theme.headerHeight + (Home.state === "loading" ? Theme.gap20 + top.height : 0)
    }

    Timer {
        id: soon
        interval: Theme.settle
        onTriggered: if (page.shown && page.whole && page.sought < 0)
            Place.remember("y", body.contentY)
    }

    Connections {
        target: Place

        function onLeaving() {
            if (soon.running && page.whole && page.sought < 0 && Place.page === "home")
                Place.remember("y", body.contentY);
            soon.stop();
        }

        function onMoved() {
            if (Place.page === "home")
                page.restore();
        }
    }
}
