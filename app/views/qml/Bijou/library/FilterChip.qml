pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// One filter: a chip that opens a list of choices. The list stays open, so that several can be taken; the wall follows behind it.
Chip {
    id: chip

    required text
    required property string key
    required property bool single
    required property ShortList choices
    required property Filters filters
    required property bool chosen
    readonly property T.Popup drop: later.item as T.Popup
    readonly property bool opened: drop?.visible ?? false

    dropdown: true
    lit: chosen || opened
    visible: choices.count > 1 || chosen
    onClicked: opened ? drop.close() : open()
    Keys.onDownPressed: open()

    function open() {
        (later.made() as T.Popup).open();
    }

    Later {
        id: later
        sourceComponent: T.Popup {
            id: popup
            parent: chip
            y: chip.height + Theme.gap4
            padding: Theme.px(6)
            margins: Theme.gap8
            implicitWidth: Theme.px(240)
            implicitHeight: Math.min(Theme.px(400), list.contentHeight + 2 * padding)
            focus: true
            popupType: T.Popup.Item
            closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent
            onOpened: list.forceActiveFocus()
            onClosed: chip.forceActiveFocus()

            contentItem: FilterChoices {
                id: list
                group: chip.key
                lit: chip.chosen
                single: chip.single
                filters: chip.filters
                model: chip.choices
                onDone: popup.close()
            }

            background: Rectangle {
                radius: Theme.cardRadius
                color: Theme.surface
                border.width: Theme.hairline
                border.color: Theme.lineStrong

                Shadow {}
            }
        }
    }
}
