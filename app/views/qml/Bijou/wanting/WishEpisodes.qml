pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What of a show is to be wished: its episodes by season, what lacks ticked, before it is done. Enter wishes.
Sheet {
    id: sheet

    property bool begun: false
    readonly property bool ready: WishSheet.state === "ready" || WishSheet.state === "wishing"

    title: qsTr("Wish episodes")
    subtitle: WishSheet.scope === "" ? WishSheet.title : WishSheet.title + " · " + WishSheet.scope
    widest: Theme.px(640)
    onAboutToShow: begun = false
    onOpened: begin()
    onClosed: WishSheet.close()

    // At the first episode that is ticked, once it is there
    function begin() {
        if (begun || !ready || list.count === 0)
            return;
        begun = true;
        list.currentIndex = WishSheet.first;
        list.enter();
    }

    Connections {
        target: WishSheet
        function onClosed() {
            sheet.close();
        }
        function onChanged() {
            if (sheet.opened)
                sheet.begin();
        }
    }

    SearchField {
        id: field
        width: parent?.width ?? 0
        visible: sheet.ready && WishSheet.searched
        label: qsTr("Title or place")
        placeholderText: qsTr("Title or place, as S02E05")
        onTextEdited: WishSheet.look(text)
        Keys.onDownPressed: list.enter()
        Keys.onReturnPressed: WishSheet.wish()
        Keys.onEnterPressed: WishSheet.wish()
    }

    Column {
        width: parent?.width ?? 0
        spacing: Theme.gap8
        visible: WishSheet.state === "loading"

        Repeater {
            model: 6

            Skeleton {
                width: parent?.width ?? 0
                height: Theme.px(36)
                waiting: WishSheet.state === "loading"
            }
        }
    }

    ListView {
        id: list
        width: parent?.width ?? 0
        height: Math.max(Theme.px(160), Math.min(contentHeight, (sheet.parent?.height ?? 0) - 2 * Theme.gap28 - Theme.px(210) - (field.visible ? field.height : 0)))
        visible: sheet.ready
        model: WishSheet.lines
        topMargin: Theme.gap4
        bottomMargin: Theme.gap4
        clip: true
        reuseItems: true
        boundsBehavior: Flickable.StopAtBounds
        currentIndex: -1
        highlightMoveDuration: 0
        keyNavigationEnabled: true
        activeFocusOnTab: true
        ScrollBar.vertical: ScrollBar {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Episodes")
        Keys.onReturnPressed: WishSheet.wish()
        Keys.onEnterPressed: WishSheet.wish()
        Keys.onSpacePressed: WishSheet.toggle((currentItem as WishLine)?.key ?? "")
        Keys.onPressed: event => {
            const to = event.key === Qt.Key_Home ? 0 : event.key === Qt.Key_End ? count - 1 : -1;
            event.accepted = to >= 0;
            if (to >= 0)
                currentIndex = to;
        }

        delegate: WishLine {
            width: list.width
            current: ListView.isCurrentItem && list.activeFocus
            onPressed: {
                list.currentIndex = index;
                WishSheet.toggle(key);
            }
        }

        function enter() {
            if (count === 0)
                return;
            currentIndex = Math.max(0, currentIndex);
            forceActiveFocus(Qt.TabFocusReason);
        }

        EmptyState {
            anchors.centerIn: parent
            visible: sheet.ready && list.count === 0
            symbol: "search"
            sentence: qsTr("No episode fits that.")
            action: qsTr("List all")
            primary: false
            onTriggered: {
                field.clear();
                WishSheet.look("");
            }
        }
    }

    EmptyState {
        width: parent?.width ?? 0
        visible: WishSheet.state === "empty" || WishSheet.state === "error" || WishSheet.state === "keyless"
        symbol: WishSheet.state === "empty" ? "tv" : WishSheet.state === "keyless" ? "key-round" : "circle-alert"
        sentence: WishSheet.state === "empty" ? qsTr("No episode of this show is known yet.") : WishSheet.problem
        action: WishSheet.state === "empty" ? qsTr("Close") : WishSheet.state === "keyless" ? qsTr("Open settings") : qsTr("Try again")
        primary: false
        onTriggered: {
            if (WishSheet.state === "error") {
                WishSheet.again();
                return;
            }
            const keyless = WishSheet.state === "keyless";
            sheet.close();
            if (keyless)
                Actions.openAddress("bijou://settings/metadata");
        }
    }

    Item {
        width: parent?.width ?? 0
        height: Math.max(said.implicitHeight, buttons.height) + Theme.gap8
        visible: sheet.ready

        Label {
            id: said
            anchors.left: parent.left
            anchors.right: buttons.left
            anchors.rightMargin: Theme.gap12
            anchors.verticalCenter: buttons.verticalCenter
            horizontalAlignment: Text.AlignLeft
            wrapMode: Text.Wrap
            text: WishSheet.summary
            font: Theme.bodyFigures
            color: Theme.textMuted
        }

        Row {
            id: buttons
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            spacing: Theme.gap8

            Button {
                kind: "ghost"
                text: WishSheet.chosen > 0 ? qsTr("None") : qsTr("All missing")
                onClicked: WishSheet.all(WishSheet.chosen === 0)
            }

            Button {
                kind: "primary"
                symbol: "heart"
                busy: WishSheet.state === "wishing"
                enabled: WishSheet.state === "ready" && WishSheet.chosen > 0
                text: WishSheet.chosen > 0 ? qsTr("Wish %n", "", WishSheet.chosen) : qsTr("Wish")
                onClicked: WishSheet.wish()
            }
        }
    }
}
