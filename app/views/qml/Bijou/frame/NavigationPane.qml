pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The left pane: who we are, where one can go, and what is being scanned.
Rectangle {
    id: pane

    property bool collapsed: false
    readonly property real inset: Theme.gap12
    // Between the brand and the foot
    readonly property real room: (foot.visible ? foot.y - Theme.gap4 : height - Theme.gap12) - scroller.y
    // As icons, all places are to be seen before the orbs are
    readonly property bool roomy: room - tail.height >= (collapsed ? items.height + Theme.gap8 : Theme.px(130))

    implicitWidth: collapsed ? Theme.navigationCollapsed : Theme.navigationWidth
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Navigation")

    gradient: Gradient {
        GradientStop {
            position: 0
            color: Theme.raisedTop
        }
        GradientStop {
            position: 1
            color: Theme.raised
        }
    }

    Separator {
        anchors.right: parent.right
        width: Theme.hairline
        height: parent.height
    }

    Item {
        id: brand
        x: pane.inset
        y: Theme.gap16
        width: pane.width - 2 * pane.inset
        height: Math.max(Theme.px(34), wordmark.implicitHeight)

        Icon {
            id: gem
            anchors.left: parent.left
            anchors.leftMargin: pane.collapsed ? (parent.width - width) / 2 : Theme.px(9)
            anchors.verticalCenter: parent.verticalCenter
            name: "gem"
            tinted: false
            size: Theme.px(23)
        }

        Label {
            id: wordmark
            anchors.left: gem.right
            anchors.leftMargin: Theme.px(10)
            anchors.verticalCenter: parent.verticalCenter
            visible: !pane.collapsed
            text: "Bijou"
            font: Theme.wordmark
        }

        Later {
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            wanted: !pane.collapsed && (Place.canGoBack || Place.canGoForward)
            visible: wanted
            sourceComponent: Row {
                IconButton {
                    size: Theme.px(26)
                    symbol: LayoutMirroring.enabled ? "chevron-right" : "chevron-left"
                    text: qsTr("Back")
                    keys: Theme.option + " ←"
                    enabled: Place.canGoBack
                    onClicked: Actions.back()
                }

                IconButton {
                    size: Theme.px(26)
                    symbol: LayoutMirroring.enabled ? "chevron-left" : "chevron-right"
                    text: qsTr("Forward")
                    keys: Theme.option + " →"
                    enabled: Place.canGoForward
                    onClicked: Actions.forward()
                }
            }
        }
    }

    // Where there is little room, the places scroll, and what has the focus stays in sight
    Flickable {
        id: scroller
        anchors.top: brand.bottom
        anchors.topMargin: Theme.px(13)
        height: pane.room - (pane.roomy ? tail.height + Theme.gap8 : 0)
        width: pane.width - Theme.hairline
        leftMargin: pane.inset
        rightMargin: pane.inset - Theme.hairline
        contentWidth: pane.width - 2 * pane.inset
        contentHeight: items.height + (pane.roomy ? 0 : tail.height + Theme.gap8)
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height
        clip: interactive
        onFocusedChanged: reveal()
        onHeightChanged: reveal()
        ScrollBar.vertical: ScrollBar {}

        property Item focused: Window.activeFocusItem

        function reveal() {
            if (!holds(focused))
                return;
            const at = focused.mapToItem(contentItem, 0, 0).y;
            contentY = Math.max(0, Math.min(contentHeight - height, at, Math.max(contentY, at + focused.height - height)));
        }

        function holds(item: Item): bool {
            for (let one = item; one !== null; one = one.parent)
                if (one === contentItem)
                    return true;
            return false;
        }

        NavigationPlaces {
            id: items
            width: parent.width
            collapsed: pane.collapsed
        }
    }

    // The demo's card, which says less before a place goes out of sight, and the orbs: at the bottom, below the places where both do not go together
    Column {
        id: tail
        parent: pane.roomy ? pane : scroller.contentItem
        x: pane.roomy ? pane.inset : 0
        y: pane.roomy ? scroller.y + scroller.height + Theme.gap8 : items.height + Theme.gap8
        width: pane.width - 2 * pane.inset
        spacing: Theme.gap8

        DemoCard {
            width: parent.width
            collapsed: pane.collapsed
            room: pane.room - items.height - Theme.gap8 - orbs.height - tail.spacing
        }

        // Its room is there from the start; what stands in it comes with the second frame
        Loader {
            id: orbs
            width: parent.width
            height: pane.collapsed ? Orbs.count * Theme.px(28) : Theme.px(34)
            active: false
            sourceComponent: OrbRow {
                collapsed: pane.collapsed
            }
        }
    }

    Connections {
        target: pane.Window.window
        enabled: !orbs.active
        function onFrameSwapped() {
            orbs.active = true;
        }
    }

    ScanFoot {
        id: foot
        x: pane.inset
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap12
        width: pane.width - 2 * pane.inset
        collapsed: pane.collapsed
    }
}
