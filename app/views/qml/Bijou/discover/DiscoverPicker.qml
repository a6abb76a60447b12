pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A chip that says what was chosen, and opens the choices.
Chip {
    id: chip

    required property string field
    required property string name
    required property string value
    required property ShortList choices
    property bool offered: true
    // Something is always chosen, so that it says nothing special
    property bool plain: false
    readonly property Menu menu: later.item as Menu

    visible: offered && Discover.listing === "titles"
    text: value === "" ? name : value
    dropdown: true
    lit: (value !== "" && !plain) || (menu?.visible ?? false)
    Accessible.name: value === "" ? name : qsTr("%1: %2").arg(name).arg(value)
    Accessible.onPressAction: open()
    onClicked: menu?.visible ? menu.close() : open()
    Keys.onDownPressed: open()

    function open() {
        (later.made() as Menu).open();
    }

    Later {
        id: later
        sourceComponent: Menu {
            id: drop
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
                    onTriggered: Discover.choose(chip.field, key)
                }
                onObjectAdded: (index, item) => drop.insertItem(index, item as MenuItem)
                onObjectRemoved: (index, item) => drop.removeItem(item as MenuItem)
            }
        }
    }
}
