pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Posters or a table, and how large.
Rectangle {
    id: chip

    required property Library library

    implicitWidth: row.width + 2 * row.x
    implicitHeight: Theme.chipHeight
    radius: height / 2
    color: Theme.control
    border.width: Theme.hairline
    border.color: Theme.line
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("View")

    Row {
        id: row
        x: Theme.gap4
        anchors.verticalCenter: parent.verticalCenter

        IconButton {
            size: Theme.px(26)
            symbol: "layout-grid"
            text: qsTr("Posters")
            checkable: true
            autoExclusive: true
            checked: !chip.library.table
            onClicked: chip.library.table = false
        }

        IconButton {
            size: Theme.px(26)
            symbol: "table-2"
            text: qsTr("Table")
            checkable: true
            autoExclusive: true
            checked: chip.library.table
            onClicked: chip.library.table = true
        }

        IconButton {
            id: density
            size: Theme.px(26)
            symbol: "chevron-down"
            text: qsTr("Size")
            onClicked: (sizes.made() as Menu).open()

            Later {
                id: sizes
                sourceComponent: Menu {
                    parent: density
                    y: chip.height
                    x: density.mirrored ? 0 : density.width - width

                    Repeater {
                        model: [
                            {
                                key: "compact",
                                text: qsTr("Small")
                            },
                            {
                                key: "normal",
                                text: qsTr("Medium")
                            },
                            {
                                key: "large",
                                text: qsTr("Large")
                            }
                        ]

                        MenuItem {
                            required property var modelData

                            text: modelData.text
                            checkable: true
                            checked: Theme.density === modelData.key
                            onTriggered: ThemeSource.density = modelData.key
                        }
                    }
                }
            }
        }
    }
}
