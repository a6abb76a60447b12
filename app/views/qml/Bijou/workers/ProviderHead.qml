pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Name, state and what can be done; then what is wrong, what it does now, the counts, and the tools of the list below.
Column {
    id: head

    readonly property bool slim: width < Theme.px(640)
    readonly property bool offline: Workers.standing === "offline"
    readonly property bool spent: Workers.standing === "quota"

    spacing: Theme.gap16

    WorkerTitle {
        width: parent.width
    }

    Notice {
        width: parent.width
        visible: Workers.sentence !== "" && !Workers.noKey
        symbol: head.offline ? "wifi-off" : head.spent ? "hourglass" : "circle-alert"
        ink: Theme.tones[Workers.tone] ?? Theme.info
        text: Workers.sentence
        detail: Workers.goesOn

        Button {
            visible: Workers.standing === "wrong_key"
            text: qsTr("Change the key")
            onClicked: Actions.openAddress("bijou://settings/metadata")
        }

        Button {
            visible: head.offline
            text: qsTr("Try again")
            onClicked: Actions.resumeWorker(Workers.worker)
        }
    }

    Notice {
        width: parent.width
        visible: Workers.noKey
        symbol: "key-round"
        ink: Theme.info
        text: qsTr("%1 has no key yet.").arg(Workers.name)
        detail: Workers.gives

        Button {
            text: qsTr("Add a key")
            onClicked: Actions.openAddress("bijou://settings/metadata")
        }
    }

    Label {
        width: parent.width
        visible: Workers.doing !== ""
        text: qsTr("Now: %1").arg(Workers.doing)
        color: Theme.textMuted
    }

    CoverGrid {
        width: parent.width
    }

    UnmatchedTools {
        width: parent.width
        slim: head.slim
        visible: Workers.kinds.count > 0
    }
}
