pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Which server of the account, and which of its libraries. Then the first posters.
FocusScope {
    id: step

    implicitHeight: column.implicitHeight

    Column {
        id: column
        width: parent.width
        spacing: Theme.gap12

        ComboBox {
            width: parent.width
            visible: AddServer.offers.count > 1
            name: qsTr("Server")
            model: AddServer.offers
            textRole: "name"
            valueRole: "key"
            enabled: !AddServer.busy
            currentIndex: indexOfValue(AddServer.picked)
            onActivated: AddServer.pick(currentValue)
        }

        Row {
            anchors.left: parent.left
            spacing: Theme.px(10)
            visible: AddServer.busy && AddServer.libraries.count === 0

            Spinner {
                anchors.verticalCenter: parent.verticalCenter
            }

            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Asking the server what it holds …")
                color: Theme.textMuted
            }
        }

        Repeater {
            model: AddServer.libraries

            CheckBox {
                id: library
                required property int number
                required property string name
                required property string kind
                required property bool chosen

                width: column.width
                text: name
                detail: kind === "movie" ? qsTr("Films") : qsTr("Shows")
                checked: chosen
                onToggled: AddServer.include(number, checked)
            }
        }

        Paragraph {
            width: parent.width
            visible: !AddServer.busy && AddServer.serverName !== "" && AddServer.libraries.count === 0
            text: qsTr("This server has no library of films or shows that this account may see.")
        }

        Paragraph {
            width: parent.width
            visible: AddServer.known
            text: qsTr("%1 was here before; its address and token are up to date now.").arg(AddServer.serverName)
        }

        Item {
            width: 1
            height: Theme.gap4
        }

        StepButtons {
            width: parent.width
            focus: true
            text: AddServer.chosenCount > 0 ? qsTr("Show me the posters") : qsTr("Add without a library")
            ready: AddServer.serverName !== ""
            waiting: AddServer.busy
            onAccepted: AddServer.start()
        }
    }
}
