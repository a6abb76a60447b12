pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Plex: sign in in the browser, or an address and a token.
FocusScope {
    id: step

    readonly property bool account: AddServer.method === "account"

    implicitHeight: column.implicitHeight

    Column {
        id: column
        width: parent.width
        spacing: Theme.gap16

        Segments {
            anchors.left: parent.left
            name: qsTr("How to sign in")
            value: AddServer.method
            options: [
                {
                    value: "account",
                    text: qsTr("Sign in on plex.tv")
                },
                {
                    value: "token",
                    text: qsTr("Address and token")
                }
            ]
            onChosen: value => AddServer.useMethod(value)
        }

        Paragraph {
            width: parent.width
            visible: step.account
            text: qsTr("Your browser opens on plex.tv. Sign in there; your password never passes through Bijou. Then choose one of your servers.")
        }

        LabelledField {
            id: address
            width: parent.width
            visible: !step.account
            focus: !step.account
            label: qsTr("Address")
            placeholder: qsTr("192.168.1.20 or media.example.org")
            text: AddServer.address
            onAccepted: token.field.forceActiveFocus()
        }

        LabelledField {
            id: token
            width: parent.width
            visible: !step.account
            label: qsTr("Token")
            secret: true
            placeholder: qsTr("X-Plex-Token")
            help: qsTr("In Plex Web: ⋯ of any film → Get Info → View XML; the token is at the end of that page's address.")
            onAccepted: if (buttons.ready)
                buttons.accepted()
        }

        StepButtons {
            id: buttons
            focus: step.account
            width: parent.width
            text: step.account ? qsTr("Open plex.tv") : qsTr("Connect")
            symbol: step.account ? "external-link" : ""
            ready: step.account || (address.text.trim() !== "" && token.text.trim() !== "")
            waiting: AddServer.busy
            onAccepted: step.account ? AddServer.signIn() : AddServer.useToken(address.text, token.text)
        }
    }
}
