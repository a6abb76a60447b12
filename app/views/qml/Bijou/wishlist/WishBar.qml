pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Films or shows, what narrows them, the order, and what takes the list elsewhere. What has no room goes on in the next line.
FocusScope {
    id: bar

    readonly property bool bare: Wishlist.state === "empty"

    signal escaped

    implicitHeight: Math.max(flow.height, Theme.controlHeight)
    Keys.onEscapePressed: escaped()

    function startTyping() {
        field.forceActiveFocus(Qt.ShortcutFocusReason);
        field.selectAll();
    }

    Flow {
        id: flow
        anchors.left: parent.left
        width: parent.width - (far.visible ? far.width + Theme.gap8 : 0)
        spacing: Theme.gap8

        Row {
            spacing: Theme.gap8
            height: Theme.controlHeight
            Accessible.role: Accessible.PageTabList
            Accessible.name: qsTr("Movies or shows")

            Repeater {
                model: ["movies", "shows"]

                Chip {
                    required property string modelData
                    readonly property string name: modelData === "movies" ? qsTr("Movies") : qsTr("Shows")
                    readonly property int number: modelData === "movies" ? Wishlist.movies : Wishlist.shows

                    y: (parent.height - height) / 2
                    text: Wishlist.known ? qsTr("%1 · %2").arg(name).arg(number.toLocaleString(Qt.locale(), "f", 0)) : name
                    lit: Wishlist.tab === modelData
                    Accessible.role: Accessible.PageTab
                    Accessible.selected: lit
                    Keys.onRightPressed: nextItemInFocusChain(!LayoutMirroring.enabled).forceActiveFocus(Qt.TabFocusReason)
                    Keys.onLeftPressed: nextItemInFocusChain(LayoutMirroring.enabled).forceActiveFocus(Qt.BacktabFocusReason)
                    onClicked: Wishlist.choose("tab", modelData)
                }
            }
        }

        Row {
            spacing: Theme.gap8
            height: Theme.controlHeight

            ChoiceChip {
                anchors.verticalCenter: parent.verticalCenter
                text: Wishlist.narrowedText
                active: Wishlist.narrowed !== ""
                choices: Wishlist.states
                onPicked: key => Wishlist.choose("state", key)
                Accessible.name: qsTr("Filter: %1").arg(text)
            }

            ChoiceChip {
                anchors.verticalCenter: parent.verticalCenter
                visible: !bar.bare
                text: Wishlist.sortText
                choices: Wishlist.sorts
                onPicked: key => Wishlist.choose("sort", key)
                Accessible.name: qsTr("Order: %1").arg(text)
            }

            Chip {
                anchors.verticalCenter: parent.verticalCenter
                visible: Wishlist.done > 0
                symbol: "circle-check"
                text: qsTr("Clear done")
                hint: qsTr("Take off the list what is in the library by now: %1").arg(Wishlist.done.toLocaleString(Qt.locale(), "f", 0))
                onClicked: Wishlist.clearDone()
            }
        }
    }

    Row {
        id: far
        anchors.right: parent.right
        height: Theme.controlHeight
        spacing: Theme.gap8
        visible: !bar.bare

        SearchField {
            id: field
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(Theme.px(220), bar.width * 0.26)
            symbol: "list-filter"
            placeholderText: qsTr("Filter wishlist")
            Accessible.name: qsTr("Filter the wishlist by title")
            onTextEdited: soon.restart()
            Keys.onReturnPressed: bar.escaped()
            Keys.onDownPressed: bar.escaped()
            Keys.onEscapePressed: event => {
                event.accepted = text !== "";
                text = "";
                soon.triggered();
                if (!event.accepted)
                    bar.escaped();
            }

            Timer {
                id: soon
                interval: Theme.quick
                onTriggered: Wishlist.choose("text", field.text)
            }

            Connections {
                target: Wishlist

                function onChanged() {
                    if (!field.activeFocus)
                        field.text = Wishlist.text;
                }
            }
        }

        WishExport {
            anchors.verticalCenter: parent.verticalCenter
        }
    }
}
