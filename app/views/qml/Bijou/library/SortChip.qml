pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The order of the page; the one that holds, chosen again, is turned round.
MenuChip {
    id: chip

    required property Library library

    text: library.sortText
    Accessible.name: qsTr("Order: %1").arg(text)

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
        onObjectAdded: (index, item) => chip.menu.insertItem(index, item as MenuItem)
        onObjectRemoved: (index, item) => chip.menu.removeItem(item as MenuItem)
    }
}
