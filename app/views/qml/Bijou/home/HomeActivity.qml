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

            // Its symbol stands under the heading
            x: -leftPadding
            width: parent.width + leftPadding + rightPadding
            onOpened: Actions.openAddress(panel.address)

            Separator {
                x: parent.leftPadding
                visible: parent.index > 0
                width: parent.width - 2 * x
            }
        }
    }
}
