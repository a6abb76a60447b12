pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Quiet lines that stay while what they tell of lasts: a server that does not answer, a mended search, a reading that failed.
Column {
    id: notices

    required property Library library

    spacing: Theme.gap8

    Loader {
        width: parent.width
        active: notices.library.trouble !== ""
        visible: active
        sourceComponent: Notice {
            ink: Theme.warn
            symbol: "wifi-off"
            text: notices.library.trouble

            Button {
                kind: "ghost"
                text: qsTr("Try again")
                onClicked: Actions.scan(notices.library.troubledServer, "quick")
            }
        }
    }

    Loader {
        width: parent.width
        active: notices.library.problem !== "" && notices.library.state !== "error"
        visible: active
        sourceComponent: Notice {
            ink: Theme.bad
            symbol: "circle-alert"
            text: notices.library.problem

            Button {
                kind: "ghost"
                text: qsTr("Try again")
                onClicked: notices.library.retry()
            }
        }
    }

    Loader {
        width: parent.width
        active: notices.library.filters.misread !== ""
        visible: active
        sourceComponent: Notice {
            text: notices.library.filters.misread
        }
    }

    Loader {
        width: parent.width
        active: notices.library.corrected !== ""
        visible: active
        sourceComponent: Notice {
            text: qsTr("Nothing has “%1”. These have “%2”.").arg(notices.library.filters.text).arg(notices.library.corrected)
        }
    }
}
