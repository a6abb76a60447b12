pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// The heads of the table's columns.
Item {
    id: head

    required property Library library
    required property var columns

    implicitHeight: Theme.px(34)

    Repeater {
        model: head.columns

        T.Button {
            id: column
            required property var modelData
            readonly property bool ordered: head.library.sort === modelData.sort
            readonly property color ink: ordered ? Theme.text : hovered && enabled ? Theme.textMuted : Theme.textFaint

            x: head.LayoutMirroring.enabled ? head.width - modelData.x - width : modelData.x
            width: modelData.width
            height: head.height
            enabled: modelData.sort !== ""
            hoverEnabled: true
            text: modelData.text
            Accessible.role: Accessible.ColumnHeader
            Accessible.name: !ordered ? text : head.library.descending ? qsTr("%1, descending").arg(text) : qsTr("%1, ascending").arg(text)
            Keys.onReturnPressed: click()
            onClicked: head.library.orderBy(modelData.sort)

            contentItem: Item {
                Label {
                    id: words
                    anchors.left: parent.left
                    anchors.verticalCenter: parent.verticalCenter
                    text: column.text
                    font: Theme.label
                    color: column.ink
                    Accessible.ignored: true
                }

                Icon {
                    anchors.left: words.right
                    anchors.leftMargin: Theme.gap4
                    anchors.verticalCenter: parent.verticalCenter
                    visible: column.ordered
                    name: head.library.descending ? "arrow-down" : "arrow-up"
                    color: Theme.accentBright
                    size: Theme.px(12)
                }

                FocusRing {
                    shown: column.visualFocus
                }
            }
        }
    }

    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
