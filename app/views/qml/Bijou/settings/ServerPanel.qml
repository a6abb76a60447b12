pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// One server: what it is, how it is, what it holds, and what can be done with it.
Card {
    id: panel

    required property int number
    required property string kind
    required property string name
    required property string address
    required property string device_id
    required property string health
    required property string badge
    required property string tone
    required property string trouble
    required property string scanned
    required property string holds
    required property string about
    required property int every
    required property bool first
    required property bool last
    required property var libraries
    signal changeWanted(number: int, kind: string, device: string, address: string)

    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("%1, %2").arg(name).arg(badge)

    Column {
        id: column
        width: parent.width
        spacing: Theme.gap12

        ServerHead {
            width: parent.width
            panel: panel
            onRemoveWanted: question.ask()
            onRenameWanted: rename.begin()
        }

        ServerQuestion {
            id: question
            width: parent.width
            text: qsTr("Remove %1?").arg(panel.name)
            detail: qsTr("What only this server has leaves Bijou. Titles that live elsewhere too stay, and so does all that you follow, wish for or corrected. On the server itself nothing changes.")
            action: qsTr("Remove %1").arg(panel.name)
            onAccepted: Actions.removeServer(panel.number)
        }

        RenameLine {
            id: rename
            width: parent.width
            name: panel.name
            onAccepted: text => Actions.renameServer(panel.number, text)
        }

        Notice {
            width: parent.width
            visible: panel.trouble !== ""
            symbol: "triangle-alert"
            ink: panel.tone === "bad" ? Theme.bad : Theme.warn
            text: panel.trouble

            Button {
                text: qsTr("Try again")
                onClicked: Actions.testServer(panel.number)
            }

            Button {
                visible: panel.kind !== "folders"
                text: qsTr("Change address or token")
                onClicked: panel.changeWanted(panel.number, panel.kind, panel.device_id, panel.address)
            }
        }

        Column {
            width: parent.width

            Repeater {
                model: panel.libraries

                LibraryRow {
                    width: column.width
                    server: panel.name
                    home: panel.number
                }
            }
        }

        ServerFoot {
            width: parent.width
            panel: panel
        }
    }
}
