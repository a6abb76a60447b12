pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// A count with its mark: + came, − left, a pencil for another match. Opens its list.
T.Button {
    id: count

    property int number: 0
    property string mark: ""
    property string says: ""
    property color ink: Theme.text
    readonly property string written: number.toLocaleString(Qt.locale(), "f", 0)

    visible: number > 0
    implicitHeight: Theme.chipHeight
    implicitWidth: inside.implicitWidth + 2 * Theme.gap12
    hoverEnabled: true
    Accessible.name: says
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    contentItem: Item {
        Row {
            id: inside
            anchors.centerIn: parent
            spacing: Theme.gap4

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: count.mark
                color: count.ink
                size: Theme.px(14)
            }

            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: count.written
                font: Theme.bodyFigures
                color: count.ink
                Accessible.ignored: true
            }
        }
    }

    background: Rectangle {
        radius: height / 2
        color: count.hovered ? Theme.hover : Theme.control
        border.width: Theme.hairline
        border.color: Theme.line

        FocusRing {
            shown: count.visualFocus
            targetRadius: parent.radius
        }
    }

    Tip {
        text: count.says
        shown: count.hovered
    }
}
