pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What comes after the choice of a kind: getting in, waiting, choosing libraries. It shows the state of AddServer and asks it.
Column {
    id: steps

    readonly property bool libraries: AddServer.step === "libraries"
    readonly property string title: titles()
    readonly property string subtitle: subtitles()
    readonly property string footnote: AddServer.editing ? "" : libraries ? qsTr("Step 3 of 3") : qsTr("Step 2 of 3")
    readonly property var shown: AddServer.step === "choose" ? null : AddServer.step === "waiting" ? waiting : libraries ? choosing : AddServer.kind === "plex" ? plex : AddServer.kind === "jellyfin" ? jellyfin : folder

    spacing: Theme.gap16

    function titles(): string {
        if (libraries)
            return AddServer.serverName !== "" ? qsTr("What belongs in Bijou?") : qsTr("Opening the server");
        if (AddServer.editing)
            return qsTr("Change address or token");
        return AddServer.kind === "plex" ? qsTr("Connect to Plex") : AddServer.kind === "jellyfin" ? qsTr("Connect to Jellyfin") : qsTr("Add a folder");
    }

    function subtitles(): string {
        if (libraries)
            return AddServer.serverName;
        return AddServer.step === "waiting" ? qsTr("Bijou goes on by itself as soon as you are done there.") : AddServer.kind === "folders" ? qsTr("Films and episodes are recognised by their names.") : qsTr("What you enter stays on this computer.");
    }

    Notice {
        width: parent.width
        visible: AddServer.trouble !== ""
        symbol: "circle-alert"
        ink: Theme.bad
        text: AddServer.trouble

        Button {
            text: qsTr("Try again")
            visible: AddServer.step === "libraries"
            onClicked: AddServer.again()
        }
    }

    Loader {
        width: parent.width
        sourceComponent: steps.shown
        onLoaded: (item as FocusScope).forceActiveFocus()
    }

    CertificateSheet {}

    Component {
        id: plex
        PlexStep {}
    }

    Component {
        id: jellyfin
        JellyfinStep {}
    }

    Component {
        id: folder
        FolderStep {}
    }

    Component {
        id: waiting
        WaitingStep {}
    }

    Component {
        id: choosing
        LibrariesStep {}
    }
}
