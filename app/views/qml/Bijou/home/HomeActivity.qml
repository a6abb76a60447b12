pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The newest of what happened.
HomePanel {
    id: panel

    property ShortList rows: null
    readonly property alias lines: lines

    heading: qsTr("Activity")
    more: qsTr("See all")
    address: "bijou://activity"

    Repeater {
        id: lines
        model: panel.rows

        ActivityLine {
            required property int index
            required symbol
            required tone
            required marked
            required when
            required address
            required spoken
            required many

            width: parent.width
            onOpened: Actions.openAddress(panel.address)

            Separator {
                visible: parent.index > 0
                width: parent.width
            }
        }
    }
}
