pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Jellyfin: the address, then a Quick Connect code, user and password, or an API key.
FocusScope {
    id: step

    readonly property string method: AddServer.method

    implicitHeight: column.implicitHeight

    Column {
        id: column
        width: parent.width
        spacing: Theme.gap16

        LabelledField {
            id: address
            width: parent.width
            focus: true
            label: qsTr("Address")
            placeholder: qsTr("192.168.1.20 or media.example.org")
            text: AddServer.address
            onAccepted: step.method === "quick" ? step.connectNow() : step.method === "key" ? key.field.forceActiveFocus() : user.field.forceActiveFocus()
        }

        Segments {
            anchors.left: parent.left
            name: qsTr("How to sign in")
            value: step.method
            options: [
                {
                    value: "quick",
                    text: qsTr("Quick Connect")
                },
                {
                    value: "password",
                    text: qsTr("Password")
                },
                {
                    value: "key",
                    text: qsTr("API key")
                }
            ]
            onChosen: value => AddServer.useMethod(value)
        }

        Paragraph {
            width: parent.width
            visible: step.method === "quick"
            text: qsTr("Bijou shows a code. Type it in where you are signed in to Jellyfin: your picture → Quick Connect.")
        }

        LabelledField {
            id: user
            width: parent.width
            visible: step.method === "password"
            label: qsTr("User name")
            onAccepted: password.field.forceActiveFocus()
        }

        LabelledField {
            id: password
            width: parent.width
            visible: step.method === "password"
            label: qsTr("Password")
            secret: true
            help: qsTr("Used once to sign in, and not kept.")
            onAccepted: step.connectNow()
        }

        LabelledField {
            id: key
            width: parent.width
            visible: step.method === "key"
            label: qsTr("API key")
            secret: true
            help: qsTr("In Jellyfin: Dashboard → API keys.")
            onAccepted: step.connectNow()
        }

        StepButtons {
            id: buttons
            width: parent.width
            text: step.method === "quick" ? qsTr("Get a code") : qsTr("Connect")
            ready: address.text.trim() !== "" && (step.method === "quick" || (step.method === "key" ? key.text : user.text).trim() !== "")
            waiting: AddServer.busy
            onAccepted: step.connectNow()
        }
    }

    function connectNow() {
        if (!buttons.ready || AddServer.busy)
            return;
        if (method === "quick")
            AddServer.quickConnect(address.text);
        else if (method === "key")
            AddServer.useToken(address.text, key.text);
        else
            AddServer.usePassword(address.text, user.text, password.text);
    }
}
