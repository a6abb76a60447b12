pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Bijou

// What the choice means, and the choice.
GridLayout {
    id: foot

    property bool ready: false
    property bool slim: false
    readonly property bool saving: FindMatch.state === "saving"

    columns: slim ? 1 : 2
    columnSpacing: Theme.gap16
    rowSpacing: Theme.gap12

    Label {
        Layout.fillWidth: true
        wrapMode: Text.Wrap
        text: FindMatch.provider === "" || FindMatch.state === "nothing" ? qsTr("Your choice is pinned: rescans and refreshes will not change it.") : qsTr("From %1. Your choice is pinned: rescans and refreshes will not change it.").arg(FindMatch.provider)
        color: Theme.textFaint
    }

    Row {
        Layout.alignment: Qt.AlignRight
        spacing: Theme.gap8

        Button {
            text: qsTr("None of these")
            visible: FindMatch.provider !== ""
            enabled: foot.ready || FindMatch.state === "nothing"
            hint: qsTr("It stays without a match, and is not asked about again.")
            onClicked: FindMatch.none()
        }

        Button {
            kind: "primary"
            text: qsTr("Use this match")
            busy: foot.saving
            enabled: foot.ready && FindMatch.chosen >= 0
            onClicked: FindMatch.use()
        }
    }
}
