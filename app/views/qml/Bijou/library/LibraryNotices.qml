pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Quiet lines that stay while what they tell of lasts: a server that does not answer, a mended search, a reading that failed.
Column {
    id: notices

    required property Library library

    spacing: Theme.gap8

    Notice {
        width: parent.width
        visible: notices.library.trouble !== ""
        ink: Theme.warn
        symbol: "wifi-off"
        text: notices.library.trouble

        Button {
            text: qsTr("Try again")
            onClicked: Actions.scan(notices.library.troubledServer, "quick")
        }
    }

    Notice {
        width: parent.width
        visible: notices.library.problem !== "" && notices.library.state !== "error"
        ink: Theme.bad
        symbol: "circle-alert"
        text: notices.library.problem

        Button {
            text: qsTr("Try again")
            onClicked: notices.library.retry()
        }
    }

    Notice {
        width: parent.width
        visible: notices.library.corrected !== ""
        text: qsTr("Nothing has “%1”. These have “%2”.").arg(notices.library.filters.text).arg(notices.library.corrected)
    }
}
