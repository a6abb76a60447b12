pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Trailers and other videos by name: nothing is asked of whoever shows them before one is pressed, and that opens the browser.
Column {
    id: list

    property var clips: null
    property bool whole: false
    readonly property int few: 5

    spacing: Theme.gap4

    SectionTitle {
        text: qsTr("Videos")
        bottomPadding: Theme.gap4
    }

    Repeater {
        id: rows
        model: list.clips

        ActionLine {
            required property int index
            required property string address
            required property string name
            required property string kind
            required property string spoken

            width: list.width
            visible: list.whole || index < list.few
            symbol: "play"
            text: name
            aside: kind
            Accessible.role: Accessible.Link
            Accessible.name: qsTr("%1, opens the browser").arg(spoken)
            onClicked: Actions.openLink(address)
        }
    }

    Button {
        anchors.left: parent.left
        visible: rows.count > list.few
        kind: "ghost"
        leftPadding: Theme.gap8
        text: list.whole ? qsTr("Fewer") : qsTr("All %1 videos").arg(rows.count)
        onClicked: list.whole = !list.whole
    }
}
