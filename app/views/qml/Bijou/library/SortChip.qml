pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The order of the page; the one that holds, chosen again, is turned round.
Chip {
    id: chip

    required property Library library
    readonly property Menu orders: later.item as Menu

    text: library.sortText
    dropdown: true
    lit: orders?.visible ?? false
    onClicked: lit ? orders.close() : open()
    Keys.onDownPressed: open()
    Accessible.name: qsTr("Order: %1").arg(text)
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
                model: chip.library.sorts
                delegate: MenuItem {
                    required text
                    required property string key
                    required property bool chosen

                    checkable: true
                    checked: chosen
                    onTriggered: chip.library.orderBy(key)
                }
                onObjectAdded: (index, item) => menu.insertItem(index, item as MenuItem)
                onObjectRemoved: (index, item) => menu.removeItem(item as MenuItem)
            }
        }
    }
}
