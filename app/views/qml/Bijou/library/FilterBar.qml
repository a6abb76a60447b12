pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What narrows the page, in which order it goes, and how it looks. The chips scroll sideways where they have no room.
FocusScope {
    id: bar

    required property Library library
    signal escaped

    implicitHeight: Theme.chipHeight
    readonly property bool mirrored: LayoutMirroring.enabled
    property bool typing: false
    property bool called: false
    Keys.onEscapePressed: typing ? stopTyping() : escaped()

    // From the pen or, by a key, from anywhere: one is led back there
    function startTyping(penned: bool) {
        called = typing ? called : !penned;
        typing = true;
        (line.made() as FilterLine).begin();
    }

    function stopTyping() {
        typing = false;
        if (called)
            escaped();
        else
            pen.forceActiveFocus(Qt.TabFocusReason);
    }

    // The same filters as the chips, as words; in their place while one types
    Later {
        id: line
        anchors.left: parent.left
        anchors.leftMargin: Theme.pageMargin
        anchors.right: order.left
        anchors.rightMargin: Theme.gap8
        anchors.verticalCenter: parent.verticalCenter
        height: bar.height
        visible: bar.typing
        sourceComponent: FilterLine {
            filters: bar.library.filters
            onDismissed: bar.stopTyping()
        }
    }

    Flickable {
        id: scroller
        visible: !bar.typing
        anchors.left: parent.left
        anchors.right: order.left
        anchors.rightMargin: Theme.gap8
        y: -Theme.gap4
        height: parent.height + 2 * Theme.gap4
        leftMargin: bar.mirrored ? Theme.gap8 : Theme.pageMargin
        rightMargin: bar.mirrored ? Theme.pageMargin : Theme.gap8
        topMargin: Theme.gap4
        contentWidth: Math.max(chips.width, bar.mirrored ? width - leftMargin - rightMargin : 0)
        contentHeight: chips.height
        flickableDirection: Flickable.HorizontalFlick
        boundsBehavior: Flickable.StopAtBounds
        clip: contentWidth + leftMargin + rightMargin > width
        onHeldChanged: reveal()
        onContentWidthChanged: begin()
        onWidthChanged: begin()

        readonly property Item held: Window.activeFocusItem

        // A mouse has a wheel that goes up and down
        WheelHandler {
            acceptedDevices: PointerDevice.Mouse
            enabled: scroller.clip
            onWheel: event => scroller.go(scroller.contentX - event.angleDelta.y / 2)
        }

        function go(x: real) {
            contentX = Math.max(-leftMargin, Math.min(x, contentWidth + rightMargin - width));
        }

        // Where one reads from the right, the chips begin there
        function begin() {
            if (bar.mirrored)
                contentX = contentWidth + rightMargin - width;
        }

        // Keep the chip that has the focus in sight
        function reveal() {
            if (held === null || held.parent !== chips)
                return;
            const at = chips.x + held.x;
            contentX = Math.max(-leftMargin, Math.min(Math.max(contentX, at + held.width + Theme.gap28 - width), at - leftMargin));
        }

        Row {
            id: chips
            x: bar.mirrored ? scroller.contentWidth - width : 0
            spacing: Theme.gap8

            Chip {
                visible: bar.library.filters.text !== ""
                checked: true
                symbol: "x"
                text: qsTr("“%1”").arg(bar.library.filters.text)
                hint: qsTr("Show all again")
                onClicked: bar.library.filters.clear("text")
            }

            Repeater {
                model: bar.library.filters.groups

                FilterChip {
                    filters: bar.library.filters
                }
            }

            Repeater {
                model: bar.library.filters.states

                Chip {
                    required text
                    required property string key
                    required property bool chosen

                    lit: chosen
                    Accessible.role: Accessible.CheckBox
                    Accessible.checked: chosen
                    onClicked: bar.library.filters.toggle("states", key)
                }
            }

            Repeater {
                model: bar.library.filters.extras

                Chip {
                    required text
                    required property string key

                    checked: true
                    symbol: "x"
                    hint: qsTr("Do without this filter")
                    onClicked: bar.library.filters.toggle("extras", key)
                }
            }
        }
    }

    Rectangle {
        anchors.right: scroller.right
        width: Theme.gap28
        height: parent.height
        visible: scroller.visible && scroller.clip && !(bar.mirrored ? scroller.atXBeginning : scroller.atXEnd)
        rotation: bar.mirrored ? 180 : 0
        gradient: Gradient {
            orientation: Gradient.Horizontal

            GradientStop {
                position: 0
                color: Qt.alpha(Theme.background, 0)
            }

            GradientStop {
                position: 1
                color: Theme.background
            }
        }
    }

    Row {
        id: order
        anchors.right: parent.right
        anchors.rightMargin: Theme.pageMargin
        spacing: Theme.gap8

        Later {
            wanted: bar.library.filters.active && SavedFilters.addresses.indexOf(Place.address) < 0
            visible: wanted
            sourceComponent: Chip {
                id: keep
                symbol: "bookmark-plus"
                text: ""
                Accessible.name: qsTr("Save the filter to the navigation")
                hint: qsTr("Save the filter to the navigation")
                onClicked: (naming.made() as SaveFilter).open()

                Later {
                    id: naming
                    sourceComponent: SaveFilter {
                        parent: keep
                        address: Place.address
                        proposed: bar.library.filters.words
                        // The chip is gone by then
                        onKept: pen.forceActiveFocus(Qt.TabFocusReason)
                    }
                }
            }
        }

        Later {
            wanted: bar.library.filters.active
            visible: wanted
            sourceComponent: Chip {
                symbol: "x"
                text: bar.width < Theme.narrow ? "" : qsTr("Clear")
                Accessible.name: qsTr("Clear filters")
                hint: qsTr("Clear filters")
                onClicked: bar.library.filters.clearAll()
            }
        }

        Chip {
            id: pen
            symbol: "search"
            text: ""
            lit: bar.typing
            Accessible.name: qsTr("Filter in words")
            hint: qsTr("Filter in words") + " (/)"
            onClicked: bar.typing ? bar.stopTyping() : bar.startTyping(true)
        }

        SortChip {
            library: bar.library
        }

        ViewChip {
            library: bar.library
        }
    }
}
