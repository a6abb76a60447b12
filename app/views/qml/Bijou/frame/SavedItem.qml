pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// A filter that the user keeps: opens its page. F2, Delete and Alt with the arrows do what its menu does.
NavigationItem {
    id: item

    required property string address
    required property string name
    property string standing: ""

    symbol: "bookmark"
    text: name
    checked: standing === address
    Accessible.description: qsTr("Saved filter")
    onClicked: Actions.openAddress(address)
    Keys.onDeletePressed: remove()
    Keys.onMenuPressed: showMenu()
    Keys.onPressed: event => {
        const steps = event.key === Qt.Key_Up ? -1 : event.key === Qt.Key_Down ? 1 : 0;
        if (event.key === Qt.Key_F2)
            rename();
        else if (event.key === Qt.Key_F10 && event.modifiers & Qt.ShiftModifier)
            showMenu();
        else if (steps !== 0 && event.modifiers & Qt.AltModifier)
            SavedFilters.move(address, steps);
        else
            return;
        event.accepted = true;
    }

    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: item.showMenu()
    }

    function showMenu() {
        (menu.made() as Menu).open();
    }

    function rename() {
        (renaming.made() as T.Popup).open();
    }

    function remove() {
        if (activeFocus)
            nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason);
        SavedFilters.remove(address);
    }

    Later {
        id: menu
        sourceComponent: Menu {
            id: choices
            property string wanted: ""

            parent: item
            x: item.collapsed ? item.width : Theme.gap12
            y: item.collapsed ? 0 : item.height
            // Once it has given the focus back
            onClosed: {
                if (wanted === "rename")
                    item.rename();
                else if (wanted === "remove")
                    item.remove();
                wanted = "";
            }

            MenuItem {
                symbol: "pencil"
                text: qsTr("Rename")
                detail: "F2"
                onTriggered: choices.wanted = "rename"
            }

            MenuItem {
                symbol: "arrow-up"
                text: qsTr("Move up")
                detail: Theme.option + " ↑"
                onTriggered: SavedFilters.move(item.address, -1)
            }

            MenuItem {
                symbol: "arrow-down"
                text: qsTr("Move down")
                detail: Theme.option + " ↓"
                onTriggered: SavedFilters.move(item.address, 1)
            }

            MenuSeparator {}

            MenuItem {
                symbol: "trash-2"
                text: qsTr("Remove")
                detail: qsTr("Del")
                onTriggered: choices.wanted = "remove"
            }
        }
    }

    // In its place; beside it where only its symbol is there
    Later {
        id: renaming
        sourceComponent: T.Popup {
            id: popup
            parent: item
            x: item.collapsed ? item.width + Theme.gap8 : 0
            width: item.collapsed ? Theme.px(240) : item.width
            height: Math.max(item.height, field.implicitHeight)
            padding: 0
            focus: true
            onAboutToShow: field.text = item.name
            onOpened: {
                field.forceActiveFocus(Qt.PopupFocusReason);
                field.selectAll();
            }
            onClosed: item.forceActiveFocus(Qt.TabFocusReason)

            contentItem: TextField {
                id: field
                label: qsTr("Name of the filter")
                maximumLength: 80
                onAccepted: {
                    SavedFilters.rename(item.address, text);
                    popup.close();
                }
            }
        }
    }
}
