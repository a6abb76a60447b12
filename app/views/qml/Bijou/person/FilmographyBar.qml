pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Which part of the work is listed, and in which order.
Item {
    id: bar

    height: Math.max(flow.height, ways.y + ways.height)

    SectionTitle {
        id: heading
        anchors.left: parent.left
        height: Theme.chipHeight
        verticalAlignment: Text.AlignVCenter
        text: qsTr("Filmography")
    }

    Flow {
        id: flow
        anchors.left: heading.right
        anchors.leftMargin: Theme.gap20
        width: Math.max(0, parent.width - heading.width - Theme.gap20 - (ways.y > 0 ? 0 : ways.width + Theme.gap12))
        spacing: Theme.gap8

        Repeater {
            model: Person.chips

            Chip {
                required property string key
                required property string spoken
                required property var model
                checkable: true
                autoExclusive: true
                checked: key === Person.role
                text: model.text
                Accessible.role: Accessible.RadioButton
                Accessible.name: spoken
                onClicked: Person.chooseRole(key)
            }
        }
    }

    Row {
        id: ways
        anchors.right: parent.right
        y: bar.width < Theme.px(620) ? flow.height + Theme.gap8 : 0
        spacing: Theme.gap8

        Chip {
            checkable: true
            checked: Person.absent
            text: qsTr("Not in library")
            onClicked: Person.showAbsent(checked)
        }

        MenuChip {
            id: order
            text: Person.sortText
            Accessible.name: qsTr("Order: %1").arg(text)

            Instantiator {
                model: Person.sorts
                delegate: MenuItem {
                    required text
                    required property string key
                    checkable: true
                    checked: key === Person.sort
                    onTriggered: Person.orderBy(key)
                }
                onObjectAdded: (index, item) => order.menu.insertItem(index, item as MenuItem)
                onObjectRemoved: (index, item) => order.menu.removeItem(item as MenuItem)
            }
        }
    }
}
