pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A passphrase for the encrypted file that stands in for a keyring.
Sheet {
    id: sheet

    readonly property bool creating: !SecretsState.locked
    readonly property bool ready: first.text.length > 0 && (!creating || first.text === second.text)

    title: creating ? qsTr("Keep secrets in a file") : qsTr("Open the file with your secrets")
    subtitle: creating ? qsTr("Encrypted with a passphrase that you choose. Bijou asks for it when it starts.") : ""

    function begin() {
        first.text = second.text = "";
        open();
        first.field.forceActiveFocus();
    }

    function use() {
        if (ready)
            SecretsState.usePassphrase(first.text);
    }

    LabelledField {
        id: first
        width: parent.width
        label: qsTr("Passphrase")
        secret: true
        trouble: SecretsState.trouble
        onAccepted: sheet.creating ? second.field.forceActiveFocus() : sheet.use()
    }

    LabelledField {
        id: second
        width: parent.width
        visible: sheet.creating
        label: qsTr("Once more")
        secret: true
        trouble: text !== "" && text !== first.text ? qsTr("The two are not the same.") : ""
        help: qsTr("If you forget it, you sign in to your servers again; nothing else is lost.")
        onAccepted: sheet.use()
    }

    Button {
        anchors.right: parent.right
        kind: "primary"
        text: sheet.creating ? qsTr("Keep them in a file") : qsTr("Open")
        enabled: sheet.ready
        busy: SecretsState.busy
        onClicked: sheet.use()
    }

    Connections {
        target: SecretsState
        function onSettled() {
            sheet.close();
        }
    }
}
