pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A chip that opens a menu under itself. Its children are the menu's items.
Chip {
    id: chip

    default property alias items: menu.contentData
    property alias menu: menu

    dropdown: true
    lit: menu.visible
    onClicked: menu.visible ? menu.close() : menu.open()
    Keys.onDownPressed: menu.open()
    Accessible.onPressAction: menu.open()

    Menu {
        id: menu
        y: chip.height + Theme.gap4
    }
}
