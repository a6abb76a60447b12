pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The person is signing in elsewhere: the code to type there, the page that was opened, and a way out.
FocusScope {
    id: step

    readonly property bool browser: AddServer.link !== ""

    implicitHeight: column.implicitHeight

    Column {
        id: column
        width: parent.width
        spacing: Theme.gap16

        Paragraph {
            width: parent.width
            text: step.browser ? qsTr("Your browser was opened on plex.tv. Sign in there and allow Bijou.") : qsTr("Where you are signed in to Jellyfin, open your picture → Quick Connect and type this code:")
        }

        Rectangle {
            width: parent.width
            height: digits.implicitHeight + 2 * Theme.gap20
            visible: !step.browser
            radius: Theme.cardRadius
            color: Theme.field
            border.width: Theme.hairline
            border.color: Theme.line

            Label {
                id: digits
                anchors.centerIn: parent
                text: AddServer.code
                font: Theme.heading
                Accessible.name: qsTr("Code: %1").arg(AddServer.code.split("").join(" "))
            }

            IconButton {
                anchors.right: parent.right
                anchors.rightMargin: Theme.gap12
                anchors.verticalCenter: parent.verticalCenter
                symbol: "copy"
                text: qsTr("Copy the code")
                onClicked: Actions.copyText(AddServer.code)
            }
        }

        Row {
            anchors.left: parent.left
            spacing: Theme.px(10)

            Spinner {
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.accentBright
            }

            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: step.browser ? qsTr("Waiting for the sign-in …") : qsTr("Waiting for the code …")
                font: Theme.strong
            }
        }

        Flow {
            width: parent.width
            spacing: Theme.gap8
            visible: step.browser

            Button {
                symbol: "external-link"
                text: qsTr("Open the page again")
                onClicked: Actions.openLink(AddServer.link)
            }

            Button {
                symbol: "copy"
                text: qsTr("Copy its address")
                onClicked: Actions.copyText(AddServer.link)
            }
        }

        StepButtons {
            width: parent.width
            back: qsTr("Cancel")
            focus: true
        }
    }
}
