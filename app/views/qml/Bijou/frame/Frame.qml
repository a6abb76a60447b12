pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The whole window: navigation, the page, the search field, and what comes over them.
FocusScope {
    id: frame

    readonly property bool bare: Place.page === "welcome"
    readonly property bool narrow: width < Theme.narrow

    function openSearch() {
        if (!bare)
            (finder.made() as Finder).open();
    }

    function openKeys() {
        (keys.made() as KeysSheet).open();
    }

    Keys.onEscapePressed: Actions.back()
    LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
    LayoutMirroring.childrenInherit: true

    Rectangle {
        anchors.fill: parent
        color: Theme.background
    }

    NavigationPane {
        id: pane
        anchors.left: parent.left
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        visible: !frame.bare
        enabled: visible
        collapsed: frame.narrow
    }

    PageArea {
        id: area
        anchors.left: frame.bare ? parent.left : pane.right
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        focus: true
    }

    SearchButton {
        anchors.right: parent.right
        anchors.rightMargin: Theme.pageMargin
        y: Theme.headerTop
        z: 2
        width: area.width < Theme.slim ? height : Theme.searchWidth
        visible: !frame.bare && Place.page !== "search" && opacity > 0
        opacity: area.scrolled > Theme.headerHeight ? 0 : 1
        overArt: area.overArt
        text: qsTr("Search everything")
        keys: Theme.command + " K"
        onClicked: frame.openSearch()

        Behavior on opacity {
            enabled: Theme.lively
            NumberAnimation {
                duration: Theme.quick
            }
        }
    }

    ToastStack {
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.gap16
        z: 3
    }

    MouseArea {
        anchors.fill: parent
        z: 4
        acceptedButtons: Qt.BackButton | Qt.ForwardButton
        onClicked: mouse => mouse.button === Qt.BackButton ? Actions.back() : Actions.forward()
    }

    Keyboard {
        onSearchWanted: frame.openSearch()
        onFilterWanted: area.current?.filterable ? area.current.filterWanted() : frame.openSearch()
        onHelpWanted: frame.openKeys()
    }

    Rest {
        anchors.fill: parent
    }

    Connections {
        target: Actions
        function onMatchWanted(kind: string, number: int, provider: string) {
            (match.made() as FindMatchSheet).seek(kind, number, provider);
        }
        function onPictureWanted(kind: string, number: int, field: string) {
            (art.made() as ArtSheet).choose(kind, number, field);
        }
        function onWishesWanted() {
            (wishes.made() as WishEpisodes).open();
        }
        function onLocksWanted(kind: string, number: int) {
            (locks.made() as FieldsSheet).edit(kind, number);
        }
        function onMissingAsked() {
            (missing.made() as WhyMissing).open();
        }
        function onOrderWanted(show: int) {
            (order.made() as EpisodeOrderSheet).choose(show);
        }
        function onEpisodeWanted() {
            (episode.made() as AiringSheet).open();
        }
    }

    Later {
        id: missing
        source: Qt.resolvedUrl("../detail/WhyMissing.qml")
    }

    Later {
        id: order
        source: Qt.resolvedUrl("../detail/EpisodeOrderSheet.qml")
    }

    Later {
        id: match
        source: Qt.resolvedUrl("../match/FindMatchSheet.qml")
    }

    Later {
        id: art
        source: Qt.resolvedUrl("../detail/ArtSheet.qml")
    }

    Later {
        id: locks
        source: Qt.resolvedUrl("../detail/FieldsSheet.qml")
    }

    Later {
        id: episode
        source: Qt.resolvedUrl("../calendar/AiringSheet.qml")
    }

    Later {
        id: wishes
        source: Qt.resolvedUrl("../wanting/WishEpisodes.qml")
    }

    Later {
        id: finder
        source: Qt.resolvedUrl("../search/Finder.qml")
    }

    Later {
        id: keys
        source: Qt.resolvedUrl("../frame/KeysSheet.qml")
    }
}
