pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// A month from which a day is chosen; a dot says that something airs. Arrows walk through the days, page keys through the months.
T.Popup {
    id: popup

    // Its type is not known yet when this is read
    readonly property var month: Calendar.month
    readonly property real cell: Theme.px(36)

    padding: Theme.gap12
    margins: Theme.gap8
    implicitWidth: 7 * cell + 2 * padding
    implicitHeight: column.implicitHeight + 2 * padding
    focus: true
    popupType: T.Popup.Item
    onOpened: grid.forceActiveFocus()

    function take(at: int) {
        close();
        Calendar.goTo(month.day(at));
    }

    background: Rectangle {
        radius: Theme.cardRadius
        color: Theme.surface
        border.width: Theme.hairline
        border.color: Theme.lineStrong

        Shadow {}
    }

    contentItem: Column {
        id: column
        // The overlay is none of the frame's children, from which they would have it
        LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
        LayoutMirroring.childrenInherit: true
        spacing: Theme.gap8

        Item {
            width: parent.width
            height: Theme.px(32)

            Label {
                anchors.left: parent.left
                anchors.leftMargin: Theme.gap8
                anchors.verticalCenter: parent.verticalCenter
                text: popup.month.title
                font: Theme.section
            }

            Row {
                anchors.right: parent.right

                IconButton {
                    symbol: column.LayoutMirroring.enabled ? "chevron-right" : "chevron-left"
                    text: qsTr("Month before")
                    keys: qsTr("Page up")
                    onClicked: popup.month.turn(-1)
                }

                IconButton {
                    symbol: column.LayoutMirroring.enabled ? "chevron-left" : "chevron-right"
                    text: qsTr("Month after")
                    keys: qsTr("Page down")
                    onClicked: popup.month.turn(1)
                }
            }
        }

        Row {
            Repeater {
                model: popup.month.names

                Label {
                    required property string modelData

                    width: popup.cell
                    horizontalAlignment: Text.AlignHCenter
                    text: modelData
                    font: Theme.label
                    color: Theme.textFaint
                    Accessible.ignored: true
                }
            }
        }

        Grid {
            id: grid
            columns: 7
            focus: true
            activeFocusOnTab: true
            Accessible.role: Accessible.Table
            Accessible.name: popup.month.title
            Accessible.focusable: true
            Keys.onLeftPressed: popup.month.step(column.LayoutMirroring.enabled ? 1 : -1)
            Keys.onRightPressed: popup.month.step(column.LayoutMirroring.enabled ? -1 : 1)
            Keys.onUpPressed: popup.month.step(-7)
            Keys.onDownPressed: popup.month.step(7)
            Keys.onReturnPressed: popup.take(popup.month.cursor)
            Keys.onEnterPressed: popup.take(popup.month.cursor)
            Keys.onSpacePressed: popup.take(popup.month.cursor)
            Keys.onPressed: event => {
                event.accepted = event.key === Qt.Key_PageUp || event.key === Qt.Key_PageDown;
                if (event.accepted)
                    popup.month.turn(event.key === Qt.Key_PageUp ? -1 : 1);
            }

            Repeater {
                model: popup.month.days

                MonthCell {
                    width: popup.cell
                    height: popup.cell
                    current: popup.month.cursor === at && grid.activeFocus
                    onPicked: popup.take(at)
                }
            }
        }
    }

    enter: Transition {
        NumberAnimation {
            property: "opacity"
            from: 0
            to: 1
            duration: Theme.quick
            easing.type: Theme.easing
        }
    }

    exit: Transition {
        NumberAnimation {
            property: "opacity"
            to: 0
            duration: Theme.quick
            easing.type: Theme.easing
        }
    }
}
