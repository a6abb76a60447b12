pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A certificate that the system does not trust: what it says, its fingerprint, and the question.
Sheet {
    id: sheet

    readonly property bool wanted: AddServer.fingerprint !== ""

    title: qsTr("Is this your server?")
    sticky: true
    onWantedChanged: wanted ? open() : close()

    Paragraph {
        width: parent.width
        text: qsTr("The server shows a certificate that this computer does not trust, as servers at home often do. Nothing was sent yet. Compare the fingerprint with the one that the server's own settings show; if it is the same, it is your server.")
    }

    Label {
        width: parent.width
        wrapMode: Text.Wrap
        visible: AddServer.certificateSubject !== ""
        text: qsTr("It calls itself %1").arg(AddServer.certificateSubject)
        font: Theme.strong
    }

    Rectangle {
        width: parent.width
        height: digest.implicitHeight + 2 * Theme.gap12
        radius: Theme.cardRadius
        color: Theme.field
        border.width: Theme.hairline
        border.color: Theme.line

        Label {
            id: digest
            x: Theme.gap12
            y: Theme.gap12
            width: parent.width - 2 * Theme.gap12 - copy.width
            wrapMode: Text.Wrap
            text: AddServer.fingerprint.replace(/:/g, ":\u200B") // may break between pairs, not inside one
            font: Theme.bodyFigures
            lineHeight: Theme.lineHeight
            Accessible.name: qsTr("SHA-256 fingerprint %1").arg(AddServer.fingerprint)
        }

        IconButton {
            id: copy
            anchors.right: parent.right
            anchors.rightMargin: Theme.gap4
            anchors.verticalCenter: parent.verticalCenter
            symbol: "copy"
            text: qsTr("Copy the fingerprint")
            onClicked: Actions.copyText(AddServer.fingerprint)
        }
    }

    Flow {
        width: parent.width
        layoutDirection: Qt.RightToLeft
        spacing: Theme.gap8

        Button {
            kind: "primary"
            text: qsTr("Trust it for this server")
            onClicked: AddServer.acceptCertificate()
        }

        Button {
            focus: true
            text: qsTr("Do not connect")
            onClicked: AddServer.refuseCertificate()
        }
    }
}
