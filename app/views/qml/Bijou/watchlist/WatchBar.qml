pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Shows or people, the field that narrows them by name, what narrows shows otherwise, and the order. What has no room goes on in the next line.
FocusScope {
    id: bar

    signal escaped

    implicitHeight: flow.height
    Keys.onEscapePressed: escaped()

    function startTyping() {
        field.forceActiveFocus(Qt.ShortcutFocusReason);
        field.selectAll();
    }

    Flow {
        id: flow
        anchors.left: parent.left
        width: parent.width - far.width - Theme.gap8
        spacing: Theme.gap8

        Row {
            spacing: Theme.gap8
            height: Theme.controlHeight
            Accessible.role: Accessible.PageTabList
            Accessible.name: qsTr("Shows or people")

            Repeater {
                model: ["shows", "people"]

                Chip {
                    required property string modelData
                    readonly property string name: modelData === "shows" ? qsTr("Shows") : qsTr("People")
                    readonly property int number: modelData === "shows" ? Watchlist.shows : Watchlist.persons

                    anchors.verticalCenter: parent?.verticalCenter
                    text: Watchlist.known ? qsTr("%1 · %2").arg(name).arg(number.toLocaleString(Qt.locale(), "f", 0)) : name
                    lit: Watchlist.tab === modelData
                    Accessible.role: Accessible.PageTab
                    Accessible.selected: lit
                    Keys.onRightPressed: nextItemInFocusChain(!LayoutMirroring.enabled).forceActiveFocus(Qt.TabFocusReason)
                    Keys.onLeftPressed: nextItemInFocusChain(LayoutMirroring.enabled).forceActiveFocus(Qt.BacktabFocusReason)
                    onClicked: Watchlist.choose("tab", modelData)
                }
            }
        }

        Row {
            spacing: Theme.gap8
            height: Theme.controlHeight
            visible: Watchlist.tab === "shows" && Watchlist.state !== "empty"

            ChoiceChip {
                anchors.verticalCenter: parent.verticalCenter
                text: Watchlist.narrowedText
                symbol: "list-filter"
                active: Watchlist.narrowed !== ""
                choices: Watchlist.filters
                onPicked: key => Watchlist.choose("filter", key)
                Accessible.name: qsTr("Filter: %1").arg(text)
            }

            Chip {
                anchors.verticalCenter: parent.verticalCenter
                visible: Watchlist.muted > 0
                symbol: "eye-off"
                text: qsTr("Muted · %1").arg(Watchlist.muted.toLocaleString(Qt.locale(), "f", 0))
                lit: Watchlist.narrowed === "muted"
                Accessible.role: Accessible.CheckBox
                Accessible.checkable: true
                Accessible.checked: lit
                onClicked: Watchlist.choose("filter", lit ? "" : "muted")
            }
        }
    }

    Row {
        id: far
        anchors.right: parent.right
        height: Theme.controlHeight
        spacing: Theme.gap8
        visible: Watchlist.state !== "empty"

        SearchField {
            id: field
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(Theme.px(220), bar.width * 0.3)
            symbol: "list-filter"
            placeholderText: qsTr("Filter")
            Accessible.name: qsTr("Filter by name")
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
                onTriggered: Watchlist.choose("text", field.text)
            }

            Connections {
                target: Watchlist

                function onChanged() {
                    if (!field.activeFocus)
                        field.text = Watchlist.text;
                }
            }
        }

        ChoiceChip {
            anchors.verticalCenter: parent.verticalCenter
            text: Watchlist.sortText
            choices: Watchlist.sorts
            onPicked: key => Watchlist.choose("sort", key)
            Accessible.name: qsTr("Order: %1").arg(text)
        }
    }
}
