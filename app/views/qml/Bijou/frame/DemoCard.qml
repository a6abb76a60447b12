pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Says that this is the demo, and leads to one's own library.
Item {
    id: card

    property bool collapsed: false

    visible: Navigation.demo
    implicitHeight: collapsed ? small.height : panel.height

    Loader {
        id: panel
        width: parent.width
        active: Navigation.demo && !card.collapsed
        visible: active
        sourceComponent: Card {
            width: card.width
            padding: Theme.gap12
            raised: false

            Column {
                width: parent.width
                spacing: Theme.gap8

                Label {
                    width: parent.width
                    wrapMode: Text.Wrap
                    text: qsTr("You are looking around")
                    font: Theme.strong
                }

                Label {
                    width: parent.width
                    wrapMode: Text.Wrap
                    text: qsTr("Pretend servers, real films. Nothing here touches your own library.")
                    font: Theme.caption
                    color: Theme.textMuted
                }

                Button {
                    width: parent.width
                    text: qsTr("Use your own")
                    onClicked: Actions.leaveDemo()
                }
            }
        }
    }

    Loader {
        id: small
        anchors.horizontalCenter: parent.horizontalCenter
        active: Navigation.demo && card.collapsed
        visible: active
        sourceComponent: IconButton {
            symbol: "log-out"
            text: qsTr("Leave the demo and use your own library")
            onClicked: Actions.leaveDemo()
        }
    }
}
