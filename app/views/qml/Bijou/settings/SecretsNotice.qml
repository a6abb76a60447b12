pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The keyring does not keep secrets: what that means, and the three ways on (D70).
Notice {
    id: notice

    property bool asking: false

    visible: SecretsState.sentence !== ""
    symbol: "lock"
    ink: Theme.warn
    text: SecretsState.sentence
    detail: SecretsState.trouble

    Button {
        text: qsTr("Try again")
        busy: SecretsState.busy
        onClicked: SecretsState.tryAgain()
    }

    Button {
        text: qsTr("This session only")
        visible: !SecretsState.locked
        onClicked: SecretsState.stayInSession()
    }

    Button {
        text: SecretsState.locked ? qsTr("Enter the passphrase …") : qsTr("A file with a passphrase …")
        onClicked: passphrase.begin()
    }

    PassphraseSheet {
        id: passphrase
    }
}
