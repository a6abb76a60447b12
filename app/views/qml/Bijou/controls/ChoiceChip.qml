pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A chip that opens a menu of choices, of which one holds. The menu is built when it is first opened.
Chip {
    id: chip

    required property ShortList choices
    property bool active: false
    readonly property Menu menu: later.item as Menu
    signal picked(key: string)

    dropdown: true
    lit: active || (menu?.visible ?? false)
    onClicked: (menu?.visible ?? false) ? menu.close() : open()
    Keys.onDownPressed: open()
    Accessible.onPressAction: open()

    function open() {
        (later.made() as Menu).open();
    }

    Later {
        id: later
        sourceComponent: Menu {
            id: menu
            parent: chip
            y: chip.height + Theme.gap4

            Instantiator {
                model: chip.choices
                delegate: MenuItem {
                    required text
                    required property string key
                    required property bool chosen

                    checkable: true
                    checked: chosen
                    onTriggered: chip.picked(key)
                }
                onObjectAdded: (index, item) => menu.insertItem(index, item as MenuItem)
                onObjectRemoved: (index, item) => menu.removeItem(item as MenuItem)
            }
        }
    }
}
