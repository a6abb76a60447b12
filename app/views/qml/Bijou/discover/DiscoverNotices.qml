pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Quiet lines above the lists: there is no key, or the provider does not answer and what is shown is from before.
Column {
    id: notices

    spacing: Theme.gap8

    Loader {
        width: parent.width
        active: Discover.front && Discover.refused !== "" && Discover.state !== "nothing"
        visible: active
        sourceComponent: Notice {
            symbol: "key-round"
            text: qsTr("With a TMDB key there is more to discover: what trends, what is to come, and titles by genre, decade and network.")
            detail: Discover.refused

            Button {
                text: qsTr("Add a key")
                onClicked: Actions.openAddress("bijou://settings/metadata")
            }
        }
    }

    Loader {
        width: parent.width
        active: Discover.notice !== ""
        visible: active
        sourceComponent: Notice {
            readonly property bool keyless: Discover.remedy === "key"

            ink: keyless ? Theme.info : Theme.warn
            symbol: keyless ? "key-round" : "wifi-off"
            text: Discover.notice

            Button {
                kind: "ghost"
                text: Discover.remedy === "key" ? qsTr("Open settings") : qsTr("Try again")
                onClicked: Discover.remedy === "key" ? Actions.openAddress("bijou://settings/metadata") : Discover.retry()
            }
        }
    }
}
