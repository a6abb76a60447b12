pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What can be done with all that is selected: its children are the buttons, after the words and before the way to let go.
Rectangle {
    id: panel

    default property alias actions: buttons.data
    required property int selected
    required property string words
    property bool begun: false
    signal cleared

    width: row.width + 2 * Theme.gap12
    height: row.height + 2 * Theme.gap8
    radius: Theme.cardRadius
    color: Theme.surfaceHigh
    border.width: Theme.hairline
    border.color: Theme.lineStrong
    visible: opacity > 0
    opacity: begun && selected > 0 ? 1 : 0
    Component.onCompleted: begun = true // may be built when something is selected first, and fades in then too
    Accessible.role: Accessible.ToolBar
    Accessible.name: words

    Behavior on opacity {
        enabled: Theme.lively
        NumberAnimation {
            duration: Theme.quick
            easing.type: Theme.easing
        }
    }

    Shadow {}

    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.gap4

        Label {
            anchors.verticalCenter: parent.verticalCenter
            leftPadding: Theme.gap8
            rightPadding: Theme.gap8
            text: panel.words
            font: Theme.strong
        }

        Row {
            id: buttons
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.gap4
        }

        IconButton {
            anchors.verticalCenter: parent.verticalCenter
            symbol: "x"
            text: qsTr("Clear the selection")
            keys: qsTr("Esc")
            onClicked: panel.cleared()
        }
    }
}
